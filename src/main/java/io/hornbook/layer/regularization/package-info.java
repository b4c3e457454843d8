/** Layers that act while training and let everything through at inference. */
package io.hornbook.layer.regularization;
