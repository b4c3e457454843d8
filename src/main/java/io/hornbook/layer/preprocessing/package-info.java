/** Layers that prepare data inside the model. */
package io.hornbook.layer.preprocessing;
