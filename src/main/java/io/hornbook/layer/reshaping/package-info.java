/** Layers that move elements, drop, repeat or add some, and compute nothing else. */
package io.hornbook.layer.reshaping;
