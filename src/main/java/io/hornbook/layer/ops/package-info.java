/** Operations that stand in a functional graph like layers: {@code x + y}, {@code keras.ops}. */
package io.hornbook.layer.ops;
