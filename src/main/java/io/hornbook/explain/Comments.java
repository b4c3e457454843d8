package io.hornbook.explain;

import io.hornbook.math.Rearrange;
import io.hornbook.model.Config;
import io.hornbook.model.NamedWeight;
import io.hornbook.model.Node;
import io.hornbook.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The comments under the question, answered by running its model. */
public record Comments(Shared shared, Last last, Seq2seq seq2seq) {

  /**
   * Are the weights shared by the timesteps?
   *
   * @param timesteps of the model
   * @param moved timesteps whose output moved when one weight was changed
   * @param otherUnits outputs of other units that moved with it
   */
  public record Shared(long parameters, int timesteps, int moved, int otherUnits, String says) {}

  /**
   * Does Dense apply to the last timestep only?
   *
   * @param sequences the shape behind the recurrent layer with return_sequences=True
   * @param single the shape with return_sequences=False
   * @param difference between the output of the second and the last timestep of the first
   * @param differing how many of its elements have other bits
   */
  public record Last(
      String sequences, String single, double difference, int differing, String says) {}

  /**
   * Why does the seq2seq example not use TimeDistributedDense?
   *
   * @param in what its Dense is given
   * @param out what it gives
   * @param difference between Hornbook's outputs and the release's
   * @param differing outputs that change a bit if its Dense is put inside TimeDistributed
   */
  public record Seq2seq(
      String keras,
      String in,
      String out,
      long parameters,
      double difference,
      int differing,
      int elements,
      String says) {}

  static Comments of(Specimens files) {
    Specimen seed = files.get(Specimens.ASKED);
    return new Comments(shared(seed), last(seed), seq2seq(files.get(Specimens.SEQ2SEQ)));
  }

  private static Shared shared(Specimen seed) {
    Node dense = seed.node("Dense");
    Tensor before = seed.ours();
    Tensor after = seed.run(seed.with(nudged(dense))).outputs().get(0);
    int units = before.shape().dim(2);
    int steps = before.shape().dim(1);
    int moved = 0;
    int others = 0;
    for (int i = 0; i < steps * units; i++) {
      boolean changed = before.doubleAt(i) != after.doubleAt(i);
      moved += changed && i % units == 0 ? 1 : 0;
      others += changed && i % units != 0 ? 1 : 0;
    }
    long parameters = Shapes.weights(dense).stream().mapToLong(w -> w.tensor().size()).sum();
    String says =
        "Yes. There are %s weights for %s timesteps; changing the first of them moves that unit's output at %s of %s timesteps, and %s outputs of other units."
            .formatted(
                Say.count(parameters),
                Say.count(steps),
                Say.count(moved),
                Say.count(steps),
                others == 0 ? "no" : Say.count(others));
    return new Shared(parameters, steps, moved, others, says);
  }

  private static Node nudged(Node dense) {
    NamedWeight kernel = dense.weights().get(0);
    float[] values = kernel.tensor().toFloats();
    values[0] += 1;
    List<NamedWeight> weights = new ArrayList<>(dense.weights());
    weights.set(0, new NamedWeight(kernel.name(), Tensor.of(kernel.tensor().shape(), values)));
    return dense.withWeights(weights);
  }

  private static Last last(Specimen seed) {
    Node rnn = seed.node("SimpleRNN");
    Config single = rnn.config().with("return_sequences", false);
    Tensor all = seed.ours();
    Tensor one = seed.run(seed.with(rnn.withConfig(single))).outputs().get(0);
    int steps = all.shape().dim(1);
    Tensor end = Rearrange.slice(all, 1, steps - 1, steps).reshape(one.shape());
    int differing = Gap.differingBits(one, end);
    String says =
        "No: it applies to whatever it is given. Behind return_sequences=True that is every"
            + " timestep, and Dense gives "
            + Say.batch(all.shape())
            + ". Behind return_sequences=False it is the last one alone, and the same Dense gives "
            + Say.batch(one.shape())
            + ": "
            + (differing == 0
                ? "bit for bit the last timestep of the former."
                : "another result, " + Say.gap(Gap.largest(one, end)) + " away.");
    return new Last(
        Say.batch(all.shape()), Say.batch(one.shape()), Gap.largest(one, end), differing, says);
  }

  private static Seq2seq seq2seq(Specimen s) {
    Node dense = s.node("Dense");
    var shapes = Shapes.of(s.graph(), s.inputs().stream().map(Tensor::shape).toList());
    Tensor plain = s.ours();
    Node wrapper =
        new Node(
            dense.name(),
            "TimeDistributed",
            Config.of(Map.of()),
            Map.of("layer", dense.withCalls(List.of())),
            java.util.Optional.empty(),
            dense.calls(),
            List.of(),
            "TimeDistributed(Dense) '" + dense.name() + "'");
    Tensor wrapped = s.run(s.with(wrapper)).outputs().get(0);
    int differing = Gap.differingBits(plain, wrapped);
    long parameters = dense.weights().stream().mapToLong(w -> w.tensor().size()).sum();
    String in = Say.batch(shapes.get(dense.name()).get(0));
    String out = Say.batch(shapes.get(dense.name()).get(1));
    String says =
        "It was written for Keras 2, which has no TimeDistributedDense: its Dense takes %s and gives %s, every timestep with the same %s weights. Hornbook's outputs are %s from Keras's own; with that Dense inside TimeDistributed, %s of %s outputs change a bit."
            .formatted(
                in,
                out,
                Say.count(parameters),
                Say.gap(s.difference()),
                differing == 0 ? "none" : Say.count(differing),
                Say.count(plain.size()));
    return new Seq2seq(
        s.keras(), in, out, parameters, s.difference(), differing, plain.size(), says);
  }
}
