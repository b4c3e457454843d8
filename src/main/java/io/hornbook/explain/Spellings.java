package io.hornbook.explain;

import io.hornbook.math.Rearrange;
import io.hornbook.model.Node;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * The three spellings on one input with one set of weights.
 *
 * @param in of the input
 * @param dense Dense on the 3-D tensor; of many units the first
 * @param distributed the wrapper, run as a wrapper
 * @param stepwise Dense on a 2-D tensor, one call for every timestep: what the wrapper promises
 * @param elements how many outputs were compared
 * @param differing how many of them do not have the same bits in all three
 * @param parameters of Dense, and of TimeDistributed
 * @param formula how that count comes about
 * @param flattenParameters of a Dense behind Flatten that gives as many outputs
 * @param flattenFormula how that count comes about
 * @param keras the same question to real Keras releases
 * @param kerasDiffering how many outputs differ, in their bits, among the releases on Theano
 * @param says the result in a sentence
 */
public record Spellings(
    Shape in,
    Tensor dense,
    Tensor distributed,
    Tensor stepwise,
    int elements,
    int differing,
    long parameters,
    String formula,
    long flattenParameters,
    String flattenFormula,
    List<Witness> keras,
    int kerasDiffering,
    String says) {
  static final int T = 5;
  static final int F = 8;
  static final int U = 4;
  private static final int MOST_UNITS = 24;

  /**
   * One spelling in one real release, with the same weights on the same input.
   *
   * @param spelling what the model file says
   * @param elements how many outputs there are
   * @param differing how many do not have the bits of the first witness's outputs, as the releases
   *     computed them
   * @param apart the largest difference from the first witness's outputs
   * @param difference between Hornbook's outputs and the release's
   * @param hornbookDiffering how many of Hornbook's outputs do not have the bits of those that it
   *     computes from the first witness's file
   */
  public record Witness(
      String keras,
      String spelling,
      int elements,
      int differing,
      double apart,
      double difference,
      int hornbookDiffering) {}

  static Spellings of(Specimens files) {
    Drawn drawn = new Drawn(2016);
    Tensor x = drawn.normal(1, 1, T, F);
    Tensor w = drawn.normal(1 / Math.sqrt(F), F, U);
    return of(x, Parts.dense(w, drawn.normal(0.1, U)), witnesses(files.seeds()));
  }

  /** A dense layer on {@code x (1, t, f)}. */
  static Spellings of(Tensor x, Node layer, List<Witness> witnesses) {
    Chain plain = Chain.of(x.shape(), layer);
    Chain wrapped = Chain.of(x.shape(), Parts.distributed(layer));
    Tensor dense = plain.run(x);
    Tensor distributed = wrapped.run(x);
    Tensor stepwise = stepwise(x, layer);
    int differing = Gap.differingBits(dense, distributed) + Gap.differingBits(dense, stepwise);
    int theano =
        witnesses.stream()
            .filter(k -> k.keras().contains("Theano"))
            .mapToInt(k -> k.differing)
            .sum();
    int t = x.shape().dim(1);
    int f = x.shape().dim(2);
    int u = dense.shape().dim(2);
    return new Spellings(
        x.shape(),
        corner(dense),
        corner(distributed),
        corner(stepwise),
        dense.size(),
        differing,
        plain.parameters(),
        Say.formula(layer.weights()),
        (long) t * f * t * u + (long) t * u,
        t + "·" + f + "·" + t + "·" + u + " + " + t + "·" + u,
        witnesses,
        theano,
        says(dense.size(), differing, plain.parameters(), wrapped.parameters()));
  }

  /** What a picture has room for. */
  private static Tensor corner(Tensor y) {
    return Rearrange.slice(y, 2, 0, Math.min(y.shape().dim(2), MOST_UNITS));
  }

  private static String says(int elements, int differing, long plain, long wrapped) {
    return "Dense on the 3-D tensor, TimeDistributed(Dense) and one call of Dense for every timestep"
        + " have "
        + Say.count(plain)
        + (plain == wrapped ? " = " : " ≠ ")
        + Say.count(wrapped)
        + " parameters, and "
        + (differing == 0 ? "none" : Say.count(differing))
        + " of their "
        + Say.plural(elements, "output")
        + " differs in a single bit.";
  }

  private static Tensor stepwise(Tensor x, Node layer) {
    List<Tensor> steps = new ArrayList<>();
    Shape one = x.shape().without(1);
    Chain chain = Chain.of(one, layer);
    for (int t = 0; t < x.shape().dim(1); t++) {
      Tensor y = chain.run(Rearrange.slice(x, 1, t, t + 1).reshape(one));
      steps.add(y.reshape(y.shape().insert(1, 1)));
    }
    return Rearrange.concat(steps, 1);
  }

  private static List<Witness> witnesses(List<Specimen> seeds) {
    Specimen first = seeds.get(0);
    Tensor ours = first.ours();
    List<Witness> witnesses = new ArrayList<>();
    for (Specimen s : seeds) {
      Tensor mine = s.ours();
      witnesses.add(
          new Witness(
              s.keras(),
              spelling(s.node("Dense")),
              s.theirs().size(),
              Gap.differingBits(s.theirs(), first.theirs()),
              Gap.largest(s.theirs(), first.theirs()),
              Gap.largest(mine, s.theirs()),
              Gap.differingBits(mine, ours)));
    }
    return witnesses;
  }

  /** What the file calls a layer, without its name. */
  static String spelling(Node node) {
    return node.origin().replaceFirst(" '.*", "");
  }
}
