package io.hornbook.explain;

import io.hornbook.error.HornbookException;
import io.hornbook.model.Node;
import io.hornbook.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A layer on a whole sequence, and the same layer inside TimeDistributed.
 *
 * @param layer the layer and the setting that matters
 * @param relation {@code same}, {@code differ} or {@code other rank}: what becomes of the two
 * @param difference between their outputs, where both take the same input; otherwise NaN
 * @param alone which timestep moves which without the wrapper, where the output has timesteps
 * @param distributed the same with it
 * @param outAlone shape without the wrapper
 * @param outDistributed shape with it
 * @param parametersAlone weights without the wrapper
 * @param parametersDistributed weights with it
 */
public record Inner(
    String layer,
    String relation,
    double difference,
    Optional<Influence> alone,
    Optional<Influence> distributed,
    String outAlone,
    String outDistributed,
    long parametersAlone,
    long parametersDistributed,
    String says) {
  private static final int T = 4;
  private static final int F = 3;
  private static final int L = 5;
  private static final int U = 2;

  static List<Inner> all() {
    Drawn drawn = new Drawn(12111);
    Tensor x = drawn.normal(1, 1, T, F);
    Tensor deep = drawn.normal(1, 1, T, L, F);
    Node dense = Parts.dense(drawn.normal(1, F, U), drawn.normal(1, U));
    List<Inner> all = new ArrayList<>();
    all.add(same("Dense", dense, dense, x));
    all.add(same("Softmax(axis=-1)", softmax(-1), softmax(-1), x));
    all.add(same("Softmax(axis=1)", softmax(1), softmax(1), x));
    all.add(same("BatchNormalization(axis=-1)", norm(drawn, -1, F), null, x));
    all.add(same("BatchNormalization(axis=1)", norm(drawn, 1, T), norm(drawn, 1, F), x));
    all.add(same("Flatten", Parts.flatten(), Parts.flatten(), x));
    Node conv =
        Parts.of(
            "Conv1D",
            Map.of("filters", U, "kernel_size", List.of(3), "padding", "same"),
            drawn.normal(1, 3, F, U),
            drawn.normal(1, U));
    all.add(deeper("Conv1D(kernel_size=3)", conv, x, deep));
    Node lstm =
        Parts.of(
            "LSTM",
            Map.of("units", U, "return_sequences", true),
            drawn.normal(1, F, 4 * U),
            drawn.normal(1, U, 4 * U),
            drawn.normal(1, 4 * U));
    all.add(deeper("LSTM(return_sequences=True)", lstm, x, deep));
    return List.copyOf(all);
  }

  private static Node softmax(int axis) {
    return Parts.of("Softmax", Map.of("axis", axis));
  }

  private static Node norm(Drawn drawn, int axis, int size) {
    return Parts.of(
        "BatchNormalization",
        Map.of("axis", axis),
        drawn.normal(1, size),
        drawn.normal(1, size),
        drawn.normal(1, size),
        drawn.positive(size));
  }

  /** Both take the same input; the weights are the same ones where {@code wrapped} is null. */
  private static Inner same(String name, Node layer, Node wrapped, Tensor x) {
    Chain alone = Chain.of(x.shape(), layer);
    Chain distributed = Chain.of(x.shape(), Parts.distributed(wrapped == null ? layer : wrapped));
    Tensor a = alone.run(x);
    Tensor b = distributed.run(x);
    boolean comparable = a.shape().equals(b.shape());
    boolean weightsFit = alone.parameters() == distributed.parameters();
    double gap = comparable ? Gap.largest(a, b) : Double.NaN;
    String relation = comparable && gap == 0 ? "same" : "differ";
    String says =
        !comparable
            ? "%s alone, %s distributed".formatted(Say.batch(a.shape()), Say.batch(b.shape()))
            : gap == 0
                ? "the same outputs, to the last bit"
                : weightsFit
                    ? "outputs up to " + Say.gap(gap) + " apart"
                    : "%s alone, %s distributed: not even the weights fit"
                        .formatted(
                            Say.plural(alone.parameters(), "parameter"),
                            Say.count(distributed.parameters()));
    return inner(name, relation, gap, alone, distributed, x, x, says);
  }

  /** Inside the wrapper the layer needs one axis more. */
  private static Inner deeper(String name, Node layer, Tensor x, Tensor deep) {
    Chain alone = Chain.of(x.shape(), layer);
    Chain distributed = Chain.of(deep.shape(), Parts.distributed(layer));
    return inner(name, "other rank", Double.NaN, alone, distributed, x, deep, refusal(layer, x));
  }

  private static String refusal(Node layer, Tensor x) {
    try {
      Chain.of(x.shape(), Parts.distributed(layer)).run(x);
      return "both take the same input";
    } catch (HornbookException e) {
      return "TimeDistributed refuses "
          + Say.batch(x.shape())
          + ": "
          + e.getMessage().replaceFirst("^[^:]*: ", "");
    }
  }

  private static Inner inner(
      String name,
      String relation,
      double gap,
      Chain alone,
      Chain distributed,
      Tensor x,
      Tensor other,
      String says) {
    Tensor a = alone.run(x);
    Tensor b = distributed.run(other);
    return new Inner(
        name,
        relation,
        gap,
        influence("alone", alone, x, a),
        influence("in TimeDistributed", distributed, other, b),
        Say.batch(x.shape()) + " → " + Say.batch(a.shape()),
        Say.batch(other.shape()) + " → " + Say.batch(b.shape()),
        alone.parameters(),
        distributed.parameters(),
        says);
  }

  private static Optional<Influence> influence(String name, Chain chain, Tensor x, Tensor y) {
    boolean timed = y.shape().rank() >= 3 && y.shape().dim(1) == x.shape().dim(1);
    return timed ? Optional.of(Influence.of(name, chain, x, 1)) : Optional.empty();
  }
}
