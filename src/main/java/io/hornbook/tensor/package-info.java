/**
 * Shapes, element types and tensors: row-major, immutable values that every other package speaks
 * in.
 */
package io.hornbook.tensor;
