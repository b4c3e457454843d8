/** Layers that shift and scale to a mean and a spread. */
package io.hornbook.layer.normalization;
