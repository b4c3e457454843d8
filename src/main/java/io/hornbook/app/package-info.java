/**
 * The library's front: {@link Hornbook} opens a model, {@link Model} runs and verifies it. The one
 * place where formats, dialects, execution and verification are put together.
 */
package io.hornbook.app;
