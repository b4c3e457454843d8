package io.hornbook.explain;

import io.hornbook.model.Node;
import io.hornbook.tensor.DType;
import io.hornbook.tensor.Tensor;
import java.util.List;
import java.util.Map;

/**
 * Whether a mask travels through a dense layer, told by the numbers of a real release: a model with
 * a mask before the layer and an LSTM behind it is run once with the mask passing and once with it
 * stopped there.
 *
 * @param passes whether what the release computed is what comes out when the mask passes
 * @param passing the distance from the release's outputs if it passes
 * @param stopped the distance if it is stopped
 */
public record Masked(
    String id,
    String keras,
    String spelling,
    boolean passes,
    double passing,
    double stopped,
    String says) {

  /** What a layer gives at a step that is masked. */
  public record Step(double value, String says) {}

  static List<Masked> all(Specimens files) {
    return Specimens.MASKS.stream().map(files::get).map(Masked::of).toList();
  }

  private static Masked of(Specimen s) {
    Node dense = s.node("Dense");
    double passing = gap(s, dense, true);
    double stopped = gap(s, dense, false);
    boolean passes = passing < stopped;
    String says =
        "with the mask %s, Hornbook is %s from what this Keras computed; with it %s, %s"
            .formatted(
                passes ? "passing" : "stopped",
                Say.gap(Math.min(passing, stopped)),
                passes ? "stopped" : "passing",
                Say.gap(Math.max(passing, stopped)));
    String spelling = Spellings.spelling(dense);
    return new Masked(s.id(), s.keras(), spelling, passes, passing, stopped, says);
  }

  private static double gap(Specimen s, Node dense, boolean passes) {
    Node told = dense.withConfig(dense.config().with("supports_masking", passes));
    return Gap.largest(s.run(s.with(told)).outputs().get(0), s.theirs());
  }

  /** Masking, then Dense, on a sequence whose second timestep is all zeros. */
  static Step step() {
    Drawn drawn = new Drawn(47305618);
    float[] values = drawn.normal(1, 1, 3, 2).toFloats();
    values[2] = 0;
    values[3] = 0;
    Tensor x = Tensor.of(io.hornbook.tensor.Shape.of(1, 3, 2), values);
    Tensor w = drawn.normal(1, 2, 2);
    Tensor b = drawn.normal(1, 2);
    Node masking = Parts.of("Masking", Map.of("mask_value", 0.0));
    Tensor y = Chain.of(x.shape(), masking, Parts.distributed(Parts.dense(w, b))).run(x);
    double value = Math.max(Math.abs(y.doubleAt(2)), Math.abs(y.doubleAt(3)));
    Tensor none = Tensor.zeros(b.shape(), DType.FLOAT32);
    boolean bias =
        !b.equals(none) && value == Math.max(Math.abs(b.doubleAt(0)), Math.abs(b.doubleAt(1)));
    return new Step(
        value,
        "the output at a masked timestep is "
            + Say.gap(value)
            + ", not zero"
            + (bias ? ": it is the bias, computed like everywhere else" : ""));
  }
}
