package io.hornbook.layer;

import io.hornbook.layer.registry.Layers;
import io.hornbook.model.Node;
import io.hornbook.tensor.DType;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** A layer by its class name and config, on trial in float64. */
public final class Trial {
  private final Layer layer;
  private final Map<String, Tensor> weights = new LinkedHashMap<>();

  private Trial(Layer layer) {
    this.layer = layer;
  }

  public static Trial of(String type, Map<String, Object> config) {
    return new Trial(new Layers(List.of()).read(Node.of("it", type, config), Map.of()));
  }

  /** With a weight in its slot. */
  public Trial with(String slot, Shape shape, double... values) {
    weights.put(slot, Tensor.of(shape, values));
    return this;
  }

  /** With normally distributed weights in all slots, those of variances positive. */
  public Trial random(Shape... in) {
    Random random = new Random(7);
    for (Weight slot : layer.weights(List.of(in))) {
      double[] values = random.doubles(slot.shape().size(), -1, 1).toArray();
      if (slot.name().contains("variance")) {
        values = random.doubles(slot.shape().size(), 0.5, 2).toArray();
      }
      weights.put(slot.name(), Tensor.of(slot.shape(), values));
    }
    return this;
  }

  public Tensor weight(String slot) {
    return weights.get(slot);
  }

  public List<String> slots(Shape... in) {
    return layer.weights(List.of(in)).stream().map(w -> w.name() + " " + w.shape()).toList();
  }

  public Shape infer(Shape... in) {
    return layer.infer(List.of(in)).get(0);
  }

  public Tensor run(Tensor... in) {
    return signal(Arrays.stream(in).map(Signal::of).toArray(Signal[]::new)).value();
  }

  public Optional<Tensor> mask(Signal... in) {
    return signal(in).mask();
  }

  /** The output, whose shape must be the inferred one, and equal in float32 but for rounding. */
  public Signal signal(Signal... in) {
    Signal out = forward(List.of(in), DType.FLOAT64);
    Shape[] shapes = Arrays.stream(in).map(s -> s.value().shape()).toArray(Shape[]::new);
    check(infer(shapes).equals(out.value().shape()), "inferred " + infer(shapes));
    Signal rounded = forward(List.of(in), DType.FLOAT32);
    check(rounded.value().dtype() == DType.FLOAT32, "float32 became " + rounded.value());
    for (int i = 0; i < out.value().size(); i++) {
      double exact = out.value().doubleAt(i);
      double distance = Math.abs(exact - rounded.value().doubleAt(i));
      check(!(distance > 1e-4 * (1 + Math.abs(exact))), "float32 is " + distance + " away");
    }
    return out;
  }

  private Signal forward(List<Signal> in, DType dtype) {
    List<Signal> cast = new ArrayList<>();
    in.forEach(s -> cast.add(new Signal(s.value().as(dtype), s.mask())));
    Map<String, Tensor> own = new LinkedHashMap<>();
    weights.forEach((name, w) -> own.put(name, w.as(dtype)));
    return layer.forward(cast, new Weights(own, Map.of()), new State()).get(0);
  }

  private static void check(boolean holds, String message) {
    if (!holds) {
      throw new AssertionError(message);
    }
  }

  /** Normally distributed elements. */
  public static Tensor noise(long seed, int... dims) {
    Random random = new Random(seed);
    Shape shape = Shape.of(dims);
    double[] values = new double[shape.intSize()];
    Arrays.setAll(values, i -> random.nextGaussian());
    return Tensor.of(shape, values);
  }

  /** The element at these indices. */
  public static double at(Tensor x, int... index) {
    int flat = 0;
    for (int i = 0; i < index.length; i++) {
      flat = flat * x.shape().dim(i) + index[i];
    }
    return x.doubleAt(flat);
  }

  /** A mask {@code (1, t)}. */
  public static Optional<Tensor> mask(boolean... steps) {
    return Optional.of(Tensor.of(Shape.of(1, steps.length), steps));
  }
}
