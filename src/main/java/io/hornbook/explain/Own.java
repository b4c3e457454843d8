package io.hornbook.explain;

import io.hornbook.tensor.Shape;

/**
 * The reader's own layer.
 *
 * @param layer what the file calls it
 * @param type its class in today's vocabulary
 * @param model the file
 * @param keras who wrote it
 * @param in the shape of its input, as declared
 * @param out the shape of its output
 * @param formula how the count of parameters comes about
 * @param data where the numbers that it was run on come from
 * @param says what it is
 */
public record Own(
    String layer,
    String type,
    String model,
    String keras,
    Shape in,
    Shape out,
    long parameters,
    String formula,
    String data,
    String says) {}
