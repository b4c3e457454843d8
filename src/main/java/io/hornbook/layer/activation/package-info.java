/** Activation functions as layers. */
package io.hornbook.layer.activation;
