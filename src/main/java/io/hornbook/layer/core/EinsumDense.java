package io.hornbook.layer.core;

import io.hornbook.error.Damaged;
import io.hornbook.layer.Activations;
import io.hornbook.layer.Checks;
import io.hornbook.layer.LayerType;
import io.hornbook.layer.UnmaskedLayer;
import io.hornbook.layer.Weight;
import io.hornbook.layer.Weights;
import io.hornbook.math.Activation;
import io.hornbook.math.Einsum;
import io.hornbook.math.Elementwise;
import io.hornbook.model.Config;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * {@code y = act(einsum(equation, x, kernel) + bias)}: {@code x (n, ...) -> y (n, ...)} as the
 * equation says; the bias has the axes of {@code y} that {@code bias_axes} names (Keras 3.15 {@code
 * layers/core/einsum_dense.py}).
 *
 * @param given the output's shape without the batch and the axes of an ellipsis; {@link
 *     Shape#UNKNOWN} where the input tells
 * @param biasAxes empty for no bias
 */
record EinsumDense(String equation, List<Integer> given, String biasAxes, Activation activation)
    implements UnmaskedLayer {
  static final LayerType TYPE = new LayerType("EinsumDense", EinsumDense::read);

  private static EinsumDense read(Config c) {
    return new EinsumDense(
        c.string("equation"),
        c.parsed("output_shape", List.of(), EinsumDense::dims),
        c.string("bias_axes", ""),
        Activations.read(c, "activation", "linear"));
  }

  private static List<Integer> dims(Object value) {
    List<Integer> dims = new ArrayList<>();
    for (Object item : value instanceof List<?> list ? list : List.of(value)) {
      if (item != null && !(item instanceof Number)) {
        throw new Damaged("'output_shape' should hold whole numbers; found " + value);
      }
      dims.add(item instanceof Number n ? n.intValue() : Shape.UNKNOWN);
    }
    return dims;
  }

  private Einsum einsum(Shape in) {
    return Einsum.parse(equation, in.rank());
  }

  @Override
  public List<Weight> weights(Shape in) {
    Einsum sum = einsum(in);
    Shape out = infer(in);
    int[] kernel =
        sum.right()
            .chars()
            .map(c -> sum.left().indexOf(c) >= 0 ? in.dim(sum.left().indexOf(c)) : at(c, sum, out))
            .toArray();
    Weight slot = Weight.of("kernel", kernel);
    return biasAxes.isEmpty() ? List.of(slot) : List.of(slot, new Weight("bias", bias(sum, out)));
  }

  private static int at(int letter, Einsum sum, Shape out) {
    return out.dim(sum.out().indexOf(letter));
  }

  /** From the first of its axes on; 1 on those that it does not have. */
  private Shape bias(Einsum sum, Shape out) {
    int first = biasAxes.chars().map(sum.out()::indexOf).min().orElse(0);
    Checks.require(first >= 0, "'%s' should have the axes '%s'", equation, biasAxes);
    return Shape.of(
        IntStream.range(first, out.rank())
            .map(i -> biasAxes.indexOf(sum.out().charAt(i)) >= 0 ? out.dim(i) : 1)
            .toArray());
  }

  @Override
  public Shape infer(Shape in) {
    Einsum sum = einsum(in);
    int letters = equation.substring(equation.indexOf("->") + 2).replace("...", "").trim().length();
    boolean leading = equation.trim().startsWith("...");
    int named = letters - (leading ? 0 : 1);
    Checks.require(
        given.size() == named,
        "output_shape should have %s dimensions for '%s'; found %s",
        named,
        equation,
        given);
    int skipped = leading ? sum.out().length() - letters : 1;
    return Shape.of(
        IntStream.range(0, sum.out().length()).map(i -> dim(sum, in, i, i - skipped)).toArray());
  }

  /** The length of axis {@code i} of the output: as the input has it, or as it is given. */
  private int dim(Einsum sum, Shape in, int i, int place) {
    int at = sum.left().indexOf(sum.out().charAt(i));
    int length = place >= 0 && place < given.size() ? given.get(place) : Shape.UNKNOWN;
    if (at < 0) {
      return length;
    }
    Checks.require(
        length == Shape.UNKNOWN || in.dim(at) == Shape.UNKNOWN || in.dim(at) == length,
        "axis %s should have %s elements; found %s",
        at,
        length,
        in);
    return in.dim(at) == Shape.UNKNOWN ? length : in.dim(at);
  }

  @Override
  public Tensor forward(Tensor x, Weights w) {
    Tensor y = w.rounded(einsum(x.shape()).of(x, w.get("kernel")));
    Tensor sum = w.find("bias").map(b -> w.rounded(Elementwise.add(y, b))).orElse(y);
    return activation.apply(sum);
  }
}
