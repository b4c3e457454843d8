/**
 * Engines: whatever runs Keras models. Hornbook is one; others run in processes of their own and
 * are spoken to in lines of JSON, which {@code docs/engines.md} describes.
 */
package io.hornbook.engine;
