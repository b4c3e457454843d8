/** Layers that slide filters along sequences, images and volumes. */
package io.hornbook.layer.convolution;
