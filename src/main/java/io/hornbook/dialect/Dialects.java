package io.hornbook.dialect;

import io.hornbook.error.Damaged;
import io.hornbook.error.Unsupported;
import io.hornbook.error.Usage;
import io.hornbook.format.Artifact;
import io.hornbook.format.H5Group;
import io.hornbook.format.Json;
import io.hornbook.format.Lines;
import io.hornbook.model.Change;
import io.hornbook.model.Generation;
import io.hornbook.model.Graph;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The door of this package: from what files hold to the canonical graph. */
public final class Dialects {
  private Dialects() {}

  /**
   * The model in {@code artifact}, in the canonical vocabulary.
   *
   * @throws Damaged if the topology or the weights are not what any Keras writes
   * @throws io.hornbook.error.Inconsistent if topology and weights contradict each other
   * @throws io.hornbook.error.Unsupported if the model needs what cannot be read
   * @throws Usage if a file is missing that the model needs
   */
  public static Imported read(Artifact artifact, Hints hints) {
    Map<String, Object> topology = topology(artifact);
    List<H5Group> trees = trees(artifact);
    Generation generation = new Detector(topology, trees, artifact.metadata(), hints).detect();
    Parsed parsed = parse(topology);
    Graph graph =
        trees.isEmpty()
            ? parsed.graph()
            : weighted(parsed, trees, generation, artifact.vocabularies());
    List<Change> changes = new ArrayList<>();
    for (Step step : steps(generation)) {
      graph = step.apply(graph, generation, changes);
    }
    return new Imported(graph, generation, changes);
  }

  private static Parsed parse(Map<String, Object> topology) {
    if (!topology.containsKey("class_name")) {
      return ZeroTopology.parse(topology, "$");
    }
    String name = Tree.optionalText(topology, "name").orElse("model");
    return ClassicTopology.parse(topology, name, "$", 0);
  }

  private static List<Step> steps(Generation generation) {
    List<Step> steps = new ArrayList<>();
    int major = generation.version().major();
    if (major < 1) {
      steps.add(ZeroToOne.STEP);
    }
    if (major < 2) {
      steps.add(OneToTwoWeights.STEP);
      steps.add(OneToTwo.STEP);
    }
    if (major == 2) {
      steps.add(KerasTwo.STEP);
    }
    if (major < 3) {
      steps.add(TheanoKernels.STEP);
      steps.add(TwoToThree.STEP);
    }
    steps.add(Canonical.STEP);
    return steps;
  }

  private static Map<String, Object> topology(Artifact artifact) {
    Object json = artifact.json().orElse(null);
    if (json == null) {
      H5Group root = artifact.hdf5().orElseThrow();
      Object config = root.attribute("model_config").orElse(null);
      if (config == null) {
        throw new Usage(
            artifact.name()
                + " holds weights only, no topology: give the model's JSON (model.to_json()) as the"
                + " target and this file with --weights");
      }
      json = Json.parse(Tree.text(config, "model_config"), artifact.name() + "@model_config");
    }
    return known(Tree.object(Plain.of(json), artifact.name()), artifact.name());
  }

  /** The topology, if it has what those of some generation have. */
  private static Map<String, Object> known(Map<String, Object> topology, String file) {
    if (topology.containsKey("modelTopology")) {
      throw new Unsupported(
          file
              + " is a model of TensorFlow.js, whose weights lie in files of its own kind: convert"
              + " it with tensorflowjs_converter to a Keras .h5");
    }
    if (!topology.containsKey("class_name") && !(topology.get("name") instanceof String)) {
      throw new Damaged(
          "%s is no Keras topology: expected class_name and config, or name and layers as Keras 0.x"
                  .formatted(file)
              + " has them; found "
              + (topology.isEmpty() ? "nothing" : topology.keySet().stream().limit(5).toList()));
    }
    return topology;
  }

  /** The trees that hold weights, the one to read first. */
  private static List<H5Group> trees(Artifact artifact) {
    List<H5Group> trees = new ArrayList<>();
    for (Optional<H5Group> root : List.of(artifact.weights(), artifact.hdf5())) {
      root.ifPresent(
          group -> {
            group.group("model_weights").ifPresent(trees::add);
            trees.add(group);
          });
    }
    return trees;
  }

  private static Graph weighted(
      Parsed parsed, List<H5Group> trees, Generation generation, Map<String, Lines> vocabularies) {
    H5Group root = trees.get(0);
    if (LegacyWeights.isNamed(root)) {
      // Until 1.0.2 the names stood trainable first, but the values layer by layer.
      return new Distribution(!generation.before("1.0.3"))
          .assign(parsed, WeightMatch.byName(parsed, LegacyWeights.named(root)));
    }
    if (LegacyWeights.isZero(root)) {
      return new Distribution(generation.version().major() >= 1)
          .assign(parsed, WeightMatch.byPlace(parsed.units(), LegacyWeights.zero(root)));
    }
    if (TreeWeights.is(root)) {
      return new TreeWeights(vocabularies).assign(parsed.graph(), root);
    }
    throw new Damaged(
        "no Keras weights are found at %s: expected layer_names, nb_layers or layers; found %s"
            .formatted(root.path(), root.names()));
  }
}
