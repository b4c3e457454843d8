package io.hornbook.explain;

import io.hornbook.error.HornbookException;
import io.hornbook.error.Usage;
import io.hornbook.layer.registry.Layers;
import io.hornbook.math.Rearrange;
import io.hornbook.model.Config;
import io.hornbook.model.Generation;
import io.hornbook.model.Graph;
import io.hornbook.model.Node;
import io.hornbook.model.Port;
import io.hornbook.tensor.DType;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A reader's own layer, with its own weights, on a slice of the reader's tensors. */
public final class OwnLayer {
  private static final int MOST_STEPS = 8;

  private final Subject subject;
  private final Node node;
  private final Tensor x;
  private final Shape in;
  private final Shape out;

  /**
   * What is to be explained.
   *
   * @param model name of the file
   * @param layers all layer types
   * @param inputs one tensor for each input of the model; the first of each batch is used
   * @param data where they come from, in words
   */
  public record Subject(
      String model,
      Generation generation,
      Graph graph,
      Layers layers,
      String layer,
      List<Tensor> inputs,
      String data) {
    public Subject {
      inputs = List.copyOf(inputs);
    }
  }

  private OwnLayer(Subject subject) {
    this.subject = subject;
    this.node = node(subject);
    Feed feed = Feed.of(subject, node);
    this.x = feed.x();
    this.in = feed.in();
    this.out = feed.out();
  }

  /**
   * The story with the reader's layer in the place of made ones.
   *
   * @param general the story as it is told without a model
   * @throws Usage if the model has no such layer, or it is of a kind that cannot be explained
   */
  public static Explanation explain(Explanation general, Subject subject) {
    return new OwnLayer(subject).explain(general);
  }

  private static Node node(Subject s) {
    Node node =
        s.graph()
            .node(s.layer())
            .filter(n -> !n.type().equals("InputLayer") && !n.calls().isEmpty())
            .orElseThrow(
                () ->
                    new Usage(
                        "the model should have a layer '%s'; found %s"
                            .formatted(s.layer(), names(s.graph()))));
    if (node.calls().get(0).inputs().size() != 1) {
      throw new Usage(
          node.origin()
              + " takes "
              + node.calls().get(0).inputs().size()
              + " tensors: only layers of one can be explained");
    }
    return node;
  }

  private static List<String> names(Graph graph) {
    return graph.nodes().stream()
        .filter(n -> !n.type().equals("InputLayer") && !n.calls().isEmpty())
        .map(Node::name)
        .limit(50)
        .toList();
  }

  private Explanation explain(Explanation general) {
    boolean dense = node.type().equals("Dense") && x.dtype() == DType.FLOAT32;
    return new Explanation(
        general.hornbook(),
        general.kernel(),
        general.answer(),
        Optional.of(own()),
        Release.idOf(subject.generation()),
        general.releases(),
        dense ? Optional.of(columns()) : Optional.empty(),
        unrolled(),
        proofs(dense),
        general.inners(),
        general.masks(),
        general.maskedStep(),
        general.unknownLength(),
        general.stored(),
        general.comments(),
        general.claims());
  }

  private Own own() {
    var weights = Shapes.weights(node);
    long count = weights.stream().mapToLong(w -> w.tensor().size()).sum();
    return new Own(
        node.origin(),
        node.type(),
        subject.model(),
        subject.generation().toString(),
        in,
        out,
        count,
        Say.formula(weights),
        subject.data(),
        says(count));
  }

  private String says(long count) {
    if (!node.type().equals("Dense")) {
      return "%s is no Dense: below stands what it does with timesteps.".formatted(node.origin());
    }
    if (in.rank() < 3) {
      return "%s is given %s: the timesteps are gone before it, and its %s weights are used once."
          .formatted(node.origin(), Say.batch(in), Say.count(count));
    }
    String steps =
        in.dim(1) < 0 ? "every timestep" : "each of " + Say.count(in.dim(1)) + " timesteps";
    return "%s is Dense on the last axis of %s: its %s weights are used at %s."
        .formatted(node.origin(), Say.batch(in), Say.count(count), steps);
  }

  private Unrolled unrolled() {
    return Unrolled.of(
        subject.model(), subject.generation().toString(), upTo(), Feed.shapes(subject, node));
  }

  /** The model up to this layer. */
  private Graph upTo() {
    List<Node> nodes = new ArrayList<>();
    for (Node n : subject.graph().nodes()) {
      nodes.add(n);
      if (n.name().equals(node.name())) {
        break;
      }
    }
    Graph g = subject.graph();
    return Graph.of(
        g.name(), nodes, g.inputs(), List.of(new Port(node.name())), List.of(node.name()));
  }

  /** {@code (t, f)}: the first of whatever axes lie between time and features. */
  private Tensor rows() {
    Tensor rows = x;
    while (rows.shape().rank() > 3) {
      rows = Rearrange.slice(rows, 2, 0, 1);
      rows = rows.reshape(rows.shape().without(2));
    }
    return rows.shape().rank() == 2 ? rows : rows.reshape(rows.shape().without(0));
  }

  private Tensor kernel() {
    return node.weights().get(0).tensor().as(DType.FLOAT32);
  }

  private Tensor bias() {
    return node.weights().size() > 1
        ? node.weights().get(1).tensor().as(DType.FLOAT32)
        : Tensor.zeros(Shape.of(kernel().shape().dim(1)), DType.FLOAT32);
  }

  private Columns columns() {
    Columns c = Columns.of(rows(), kernel(), bias());
    Object activation = node.config().peek("activation");
    boolean linear = activation == null || activation.equals("linear");
    return linear ? c : c.saying(" Its activation comes after these sums, row by row.");
  }

  private Proofs proofs(boolean dense) {
    if (x.shape().rank() < 3 || x.dtype() != DType.FLOAT32) {
      return new Proofs(Optional.empty(), List.of(), Optional.empty(), List.of(), List.of());
    }
    int steps = Math.min(x.shape().dim(1), MOST_STEPS);
    Tensor part = Rearrange.slice(x, 1, 0, steps);
    List<Influence> influence = new ArrayList<>();
    List<OtherLength> lengths = new ArrayList<>();
    List<Permuted> permuted = new ArrayList<>();
    try {
      Chain alone = Chain.of(part.shape(), subject.layers(), List.of(node));
      String name = node.origin();
      int out = alone.run(part).shape().rank();
      if (out >= 3) {
        influence.add(Influence.of(name, alone, part, 1));
        permuted(name, alone, part).ifPresent(permuted::add);
      }
      if (steps > 1) {
        int fewer = steps - 1;
        Tensor less = Rearrange.slice(part, 1, 0, fewer);
        Chain shorter = Chain.of(less.shape(), subject.layers(), List.of(node));
        lengths.add(OtherLength.of(name, shorter, fewer, part));
      }
      throughModel(steps).ifPresent(influence::add);
    } catch (HornbookException e) {
      lengths.add(
          new OtherLength(
              node.origin(), x.shape().dim(1), steps, false, "", Double.NaN, e.getMessage()));
    }
    Node plain = node.withConfig(Config.of(node.config().entries()));
    boolean flatRows = x.shape().rank() == 3 && node.weights().size() == 2;
    return new Proofs(
        dense && flatRows ? Optional.of(Spellings.of(part, plain, List.of())) : Optional.empty(),
        influence,
        dense ? Optional.of(kron()) : Optional.empty(),
        lengths,
        permuted);
  }

  private static Optional<Permuted> permuted(String name, Chain chain, Tensor x) {
    boolean timed = chain.run(x).shape().dim(1) == x.shape().dim(1) && x.shape().dim(1) > 1;
    return timed ? Optional.of(Permuted.of(name, chain, x)) : Optional.empty();
  }

  /** From the model's input to this layer's output, where both have the same timesteps. */
  private Optional<Influence> throughModel(int steps) {
    Tensor input = Feed.first(subject.inputs().get(0));
    boolean timed =
        subject.inputs().size() == 1
            && input.dtype() == DType.FLOAT32
            && input.shape().rank() >= 3
            && input.shape().dim(1) == x.shape().dim(1)
            && out.rank() >= 3
            && !node.calls().get(0).inputs().equals(subject.graph().inputs());
    if (!timed) {
      return Optional.empty();
    }
    try {
      Tensor part = Rearrange.slice(input, 1, 0, steps);
      Chain model = Chain.of(upTo(), subject.layers(), part.shape());
      return Optional.of(
          Influence.of("from the model's input to " + node.origin(), model, part, 1));
    } catch (HornbookException e) {
      return Optional.empty(); // The model is made for one length only: there is no shorter run.
    }
  }

  private Kron kron() {
    Tensor rows = rows();
    int t = Math.min(rows.shape().dim(0), 4);
    int f = Math.min(rows.shape().dim(1), 8);
    int u = Math.min(bias().size(), 4);
    Tensor part = Rearrange.slice(Rearrange.slice(rows, 0, 0, t), 1, 0, f);
    Tensor w = Rearrange.slice(Rearrange.slice(kernel(), 0, 0, f), 1, 0, u);
    Tensor own = new Drawn(1029).normal(1 / Math.sqrt(t * f), t * f, t * u);
    return Kron.of(
        part.reshape(part.shape().insert(0, 1)), w, Rearrange.slice(bias(), 0, 0, u), own);
  }
}
