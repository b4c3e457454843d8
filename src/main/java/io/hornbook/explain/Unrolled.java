package io.hornbook.explain;

import io.hornbook.model.Graph;
import io.hornbook.model.NamedWeight;
import io.hornbook.model.Node;
import io.hornbook.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * A model as it runs through time: its layers with true shapes.
 *
 * @param name what the model is
 * @param keras who wrote it
 * @param in the shape of its input
 * @param stages its layers in order
 * @param parameters of all layers
 * @param difference between Hornbook's outputs and those of the Keras that wrote it, where these
 *     are known
 */
public record Unrolled(
    String name,
    String keras,
    Shape in,
    List<Stage> stages,
    long parameters,
    OptionalDouble difference,
    String says) {
  /** More would not fit a picture. */
  private static final int MOST = 12;

  public Unrolled {
    stages = List.copyOf(stages);
  }

  /**
   * One layer.
   *
   * @param origin what the file calls it
   * @param uses how often its weights are used for one sequence; 1 where it has no timesteps
   * @param recurrent whether a timestep hands something to the next
   * @param formula how the count of parameters comes about
   */
  public record Stage(
      String origin,
      String type,
      Shape in,
      Shape out,
      long parameters,
      String formula,
      long uses,
      boolean recurrent) {}

  static Unrolled of(Specimen s) {
    List<Stage> stages = stages(s.graph(), shapes(s));
    Stage last = stages.get(stages.size() - 1);
    Shape in = s.inputs().get(0).shape().with(0, Shape.UNKNOWN);
    long all = stages.stream().mapToLong(Stage::parameters).sum();
    double gap = s.difference();
    String says =
        "%s goes through %s. The %s weights of the last layer are stored once and used %s times."
            .formatted(
                Say.shape(in), path(stages), Say.count(last.parameters()), Say.count(last.uses()));
    return new Unrolled(s.id(), s.keras(), in, stages, all, OptionalDouble.of(gap), says);
  }

  /** Any model: shapes as bound; the layers up to the one of interest. */
  static Unrolled of(String name, String keras, Graph graph, Map<String, List<Shape>> shapes) {
    List<Stage> stages = stages(graph, shapes);
    List<Stage> shown = stages.subList(Math.max(0, stages.size() - MOST), stages.size());
    Stage last = shown.get(shown.size() - 1);
    long all = shown.stream().mapToLong(Stage::parameters).sum();
    String says =
        "The %s weights of %s are stored once and used %s for every sequence."
            .formatted(Say.count(last.parameters()), last.origin(), times(last.uses()));
    return new Unrolled(name, keras, shown.get(0).in(), shown, all, OptionalDouble.empty(), says);
  }

  private static String times(long uses) {
    return uses < 0 ? "at every timestep" : uses == 1 ? "once" : Say.count(uses) + " times";
  }

  private static String path(List<Stage> stages) {
    StringBuilder out = new StringBuilder();
    for (Stage stage : stages) {
      out.append(out.length() == 0 ? "" : ", then ");
      out.append(stage.origin().replaceFirst(" '.*", "")).append(" to ");
      out.append(Say.shape(stage.out()));
    }
    return out.toString();
  }

  private static Map<String, List<Shape>> shapes(Specimen s) {
    return Shapes.of(
        s.graph(), s.inputs().stream().map(x -> x.shape().with(0, Shape.UNKNOWN)).toList());
  }

  private static List<Stage> stages(Graph graph, Map<String, List<Shape>> shapes) {
    List<Stage> stages = new ArrayList<>();
    for (Node node : graph.nodes()) {
      List<Shape> shape = shapes.get(node.name());
      if (shape != null) {
        stages.add(stage(node, shape.get(0), shape.get(1)));
      }
    }
    return stages;
  }

  private static Stage stage(Node node, Shape in, Shape out) {
    List<NamedWeight> weights = Shapes.weights(node);
    long count = weights.stream().mapToLong(w -> w.tensor().size()).sum();
    boolean recurrent = RECURRENT.contains(node.type());
    boolean timed = in.rank() >= 3 && (recurrent || (out.rank() >= 3 && in.dim(1) == out.dim(1)));
    long uses = timed ? in.dim(1) : 1;
    return new Stage(
        node.origin(), node.type(), in, out, count, Say.formula(weights), uses, recurrent);
  }

  private static final List<String> RECURRENT =
      List.of("SimpleRNN", "LSTM", "GRU", "RNN", "Bidirectional", "ConvLSTM2D");
}
