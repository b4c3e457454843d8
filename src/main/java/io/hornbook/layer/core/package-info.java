/** The layers that Keras calls core: dense, embedding, masking. */
package io.hornbook.layer.core;
