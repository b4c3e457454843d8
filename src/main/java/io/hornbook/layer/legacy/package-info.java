/** Layers that Keras itself has dropped, with the numbers that they gave. */
package io.hornbook.layer.legacy;
