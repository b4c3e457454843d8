/** Layers that take the largest or the mean of many. */
package io.hornbook.layer.pooling;
