package io.hornbook.model;

import io.hornbook.tensor.Tensor;

/**
 * A weight array as it came from a file.
 *
 * @param name where it lies in its file, such as {@code /d1/d1_W}
 */
public record NamedWeight(String name, Tensor tensor) {}
