/** Layers that {@code keras.applications} defines for its own models. */
package io.hornbook.layer.applications;
