package io.hornbook.math;

import io.hornbook.tensor.Raw;
import io.hornbook.tensor.Tensor;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;

/**
 * An activation function by its canonical name and arguments, as Keras 3.15 defines it ({@code
 * keras/src/activations/activations.py}). Immutable; equal where name and arguments are.
 */
public final class Activation {
  /** The identity. */
  public static final Activation LINEAR = of("linear", Map.of());

  private static final String AXIS = "axis";

  private final String name;
  private final Map<String, Double> args;
  private final RowFunction row;
  private final DoubleUnaryOperator exact;
  private final DoubleUnaryOperator fast;

  private Activation(String name, Map<String, Double> args) {
    this.name = name;
    this.args = Map.copyOf(args);
    this.row = RowFunction.find(name).orElse(null);
    Set<String> read = new HashSet<>(row == null ? Set.of() : Set.of(AXIS));
    this.exact = find(false, read);
    this.fast = find(true, read);
    for (String key : args.keySet()) {
      Types.require(read.contains(key), "the activation %s has no argument %s", name, key);
    }
  }

  /** The function written once, over exact or over fast elementary functions. */
  private DoubleUnaryOperator find(boolean rounded, Set<String> read) {
    if (row != null) {
      return null;
    }
    Pointwise.Args given = Pointwise.args(args, rounded);
    Pointwise.Args noted =
        (key, byDefault) -> {
          read.add(key);
          return given.get(key, byDefault);
        };
    Elementary elementary = rounded ? FastMath.INSTANCE : ExactMath.INSTANCE;
    return Pointwise.find(name, elementary, noted)
        .orElseThrow(() -> new IllegalArgumentException("no activation is called " + name));
  }

  /**
   * The activation of this canonical name.
   *
   * @param args arguments that differ from their defaults: {@code slope} of {@code hard_sigmoid}
   *     (default 1/6), {@code alpha} of {@code elu} and {@code celu}, {@code negative_slope},
   *     {@code max_value} and {@code threshold} of {@code relu}, {@code approximate} (1 for the
   *     tanh form) of {@code gelu}, {@code axis} of {@code softmax} and its kin, …
   * @throws IllegalArgumentException if there is no activation of that name, or an argument that it
   *     does not have
   */
  public static Activation of(String name, Map<String, Double> args) {
    return new Activation(name, args);
  }

  public String name() {
    return name;
  }

  public Map<String, Double> args() {
    return args;
  }

  /** Whether each element's result depends on that element alone. */
  public boolean elementwise() {
    return row == null;
  }

  /** {@code (...) -> (...)}; what is not elementwise runs on its axis, by default the last. */
  public Tensor apply(Tensor x) {
    if (row != null) {
      return row.apply(x, axis());
    }
    if (Types.isDouble(x)) {
      double[] y = Raw.doubles(x).clone();
      apply(y, 0, y.length);
      return Raw.wrap(x.shape(), y);
    }
    if (name.equals("linear")) {
      return x;
    }
    if (rectifies()) {
      float[] y = new float[x.size()];
      FloatLoops.rectify(Raw.floats(x), y);
      return Raw.wrap(x.shape(), y);
    }
    float[] y = Raw.floats(x).clone();
    apply(y, 0, y.length);
    return Raw.wrap(x.shape(), y);
  }

  /** Whether this is {@code relu} without arguments that matter, as mostly. */
  private boolean rectifies() {
    return name.equals("relu")
        && !args.containsKey("max_value")
        && args.values().stream().allMatch(v -> v == 0);
  }

  private int axis() {
    return args.getOrDefault(AXIS, -1.0).intValue();
  }

  /** In place on {@code [from, to)}, which is one row to an activation that is not elementwise. */
  public void apply(float[] x, int from, int to) {
    if (row != null) {
      Types.require(axis() == -1, "%s in place", this);
      row.apply(x, from, to);
      return;
    }
    switch (name) {
      case "linear" -> {}
      case "sigmoid" -> Kernels.CHOSEN.sigmoid(x, from, to);
      case "tanh" -> Kernels.CHOSEN.tanh(x, from, to);
      case "relu" -> relu(x, from, to);
      default -> map(x, from, to);
    }
  }

  private void map(float[] x, int from, int to) {
    for (int i = from; i < to; i++) {
      x[i] = (float) fast.applyAsDouble(x[i]);
    }
  }

  private void relu(float[] x, int from, int to) {
    if (!rectifies()) {
      map(x, from, to);
      return;
    }
    for (int i = from; i < to; i++) {
      x[i] = Math.max(x[i], 0);
    }
  }

  /** In place on {@code [from, to)}, as for floats. */
  public void apply(double[] x, int from, int to) {
    if (row != null) {
      Types.require(axis() == -1, "%s in place", this);
      row.apply(x, from, to);
      return;
    }
    for (int i = from; i < to; i++) {
      x[i] = exact.applyAsDouble(x[i]);
    }
  }

  /** Softmax along {@code axis}: {@code exp(x - max) / sum exp(x - max)}. */
  public static Tensor softmax(Tensor x, int axis) {
    return RowFunction.SOFTMAX.apply(x, axis);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Activation that && name.equals(that.name) && args.equals(that.args);
  }

  @Override
  public int hashCode() {
    return name.hashCode() * 31 + args.hashCode();
  }

  @Override
  public String toString() {
    return Pointwise.describe(name, args);
  }
}
