package io.hornbook.layer;

import io.hornbook.layer.registry.Layers;
import io.hornbook.model.Node;
import io.hornbook.tensor.DType;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** A layer on its own, as the registry reads it, with random float64 weights in its slots. */
public record Bench(Layer layer, Weights weights) {
  /** The layer of this type and config. */
  public static Layer layer(String type, Map<String, Object> config) {
    return layer(type, config, Map.of());
  }

  public static Layer layer(String type, Map<String, Object> config, Map<String, Layer> inner) {
    return new Layers(List.of()).read(Node.of("it", type, config), inner);
  }

  /** The layer with weights for inputs of this shape. */
  public static Bench of(Layer layer, Shape... in) {
    return new Bench(layer, weights(layer, List.of(in), new Random(7)));
  }

  private static Weights weights(Layer layer, List<Shape> in, Random random) {
    Map<String, Tensor> own = new LinkedHashMap<>();
    layer.weights(in).forEach(slot -> own.put(slot.name(), random(slot.shape(), random)));
    Map<String, Weights> inner = new LinkedHashMap<>();
    layer
        .inner(in)
        .forEach((role, part) -> inner.put(role, weights(part.layer(), part.in(), random)));
    return new Weights(own, inner);
  }

  /** Float64 values, normally distributed, the same each time. */
  public static Tensor random(int... dims) {
    return random(Shape.of(dims), new Random(11));
  }

  private static Tensor random(Shape shape, Random random) {
    return Tensor.of(shape, random.doubles(shape.size(), -1, 1).toArray());
  }

  public Tensor weight(String name) {
    return weights.get(name);
  }

  /** The only output, without a mask before or after. */
  public Tensor run(Tensor x) {
    return run(Signal.of(x)).get(0).value();
  }

  public Signal runMasked(Tensor x, Tensor mask) {
    return run(new Signal(x, Optional.of(mask))).get(0);
  }

  /** All outputs, which have the shapes that the layer inferred. */
  public List<Signal> run(Signal... in) {
    return run(new State(), in);
  }

  public List<Signal> run(State state, Signal... in) {
    List<Signal> out = layer.forward(List.of(in), weights, state);
    List<Shape> inferred =
        layer.infer(java.util.Arrays.stream(in).map(s -> s.value().shape()).toList());
    List<Shape> found = out.stream().map(s -> s.value().shape()).toList();
    if (!inferred.equals(found)) {
      throw new AssertionError("inferred " + inferred + ", but gave " + found);
    }
    return out;
  }

  /** A float64 tensor. */
  public static Tensor tensor(Shape shape, double... values) {
    return Tensor.of(shape, values);
  }

  /** A mask over steps, from ones and zeros. */
  public static Tensor mask(Shape shape, int... values) {
    return Tensor.of(shape, values).as(DType.BOOL);
  }
}
