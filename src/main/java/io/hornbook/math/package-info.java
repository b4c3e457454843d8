/**
 * Numeric kernels: static functions on tensors. Arithmetic follows the tensors' type: float64 runs
 * the plain form, written to be read; float32 a fast form that is tested against it. Layers hand in
 * channels-last data.
 */
package io.hornbook.math;
