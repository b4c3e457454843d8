package io.hornbook.exec;

import io.hornbook.tensor.Shape;
import java.util.List;

/**
 * A layer as bound, for people to look at.
 *
 * @param name its name in the model
 * @param type canonical class
 * @param origin what the file calls it
 * @param in shapes of the inputs of its first call
 * @param out shapes of the outputs of its first call
 * @param parameters number of weight values, wrapped layers included
 * @param calls how often it is used
 */
public record BoundNode(
    String name,
    String type,
    String origin,
    List<Shape> in,
    List<Shape> out,
    long parameters,
    int calls) {}
