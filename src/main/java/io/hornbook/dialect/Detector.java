package io.hornbook.dialect;

import io.hornbook.error.Usage;
import io.hornbook.format.H5Group;
import io.hornbook.model.Generation;
import io.hornbook.model.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds out which Keras wrote a model, and says how it knows. */
final class Detector {
  private final List<String> evidence = new ArrayList<>();
  private final Map<String, Object> topology;
  private final List<H5Group> trees;
  private final Map<String, Object> metadata;
  private final Hints hints;

  Detector(
      Map<String, Object> topology,
      List<H5Group> trees,
      Map<String, Object> metadata,
      Hints hints) {
    this.topology = topology;
    this.trees = trees;
    this.metadata = metadata;
    this.hints = hints;
  }

  /**
   * The release, backend and ordering.
   *
   * @throws Usage if the caller names a release that cannot have written the topology
   */
  Generation detect() {
    Optional<Version> stated = hints.version();
    if (stated.isEmpty()) {
      stated = written(evidence);
    } else {
      check(stated.get());
      evidence.add("release " + stated.get() + " as given");
    }
    if (stated.isEmpty()) {
      stated = told();
    }
    Version version = stated.orElseGet(this::guessed);
    String backend = hints.backend().orElseGet(() -> backend(version));
    hints.backend().ifPresent(b -> evidence.add("backend " + b + " as given"));
    String ordering = hints.ordering().orElseGet(() -> ordering(backend, version));
    Generation.Family family =
        version.suffix().contains("tf") || (version.major() == 2 && version.minor() >= 4)
            ? Generation.Family.TF_KERAS
            : Generation.Family.KERAS;
    return new Generation(family, version, stated.isPresent(), backend, ordering, evidence);
  }

  private Optional<Version> written(List<String> evidence) {
    Optional<Version> found = version(metadata.get("keras_version"), "metadata.json", evidence);
    if (found.isEmpty()) {
      found = version(topology.get("keras_version"), "the topology's keras_version", evidence);
    }
    for (H5Group tree : trees) {
      if (found.isEmpty()) {
        String where = "the attribute keras_version at " + tree.path();
        found = version(tree.attribute("keras_version").orElse(null), where, evidence);
      }
    }
    return found;
  }

  private static Optional<Version> version(Object text, String where, List<String> evidence) {
    if (!(text instanceof String release)) {
      return Optional.empty();
    }
    try {
      Version version = Version.parse(release);
      evidence.add("release " + release + " from " + where);
      return Optional.of(version);
    } catch (IllegalArgumentException e) {
      evidence.add("no release can be read from '" + release + "' in " + where);
      return Optional.empty();
    }
  }

  /** A release that is known by the keys that every layer has since the next one. */
  private Optional<Version> told() {
    if (topology.containsKey("class_name")) {
      return Optional.empty();
    }
    String text = topology.toString();
    if (text.contains("truncate_gradient=") || text.contains("custom_name=")) {
      return Optional.empty();
    }
    boolean cached = text.contains("cache_enabled=");
    evidence.add(
        cached
            ? "release 0.3.1: layers have cache_enabled, but not the custom_name of Keras 0.3.2"
            : "release 0.3.0: no layer has the cache_enabled that Keras 0.3.1 and later write");
    return Optional.of(Version.parse(cached ? "0.3.1" : "0.3.0"));
  }

  /** The oldest release of the line whose words the topology uses. */
  private Version guessed() {
    Spoken spoken = spoken();
    evidence.add(spoken.sign());
    return Version.parse(spoken.first());
  }

  /**
   * Whose words a topology uses.
   *
   * @param major of the release
   * @param first the release that is taken for what the file does not say
   * @param sure whether no other line has these words
   */
  private record Spoken(int major, String first, boolean sure, String sign) {}

  private Spoken spoken() {
    if (!topology.containsKey("class_name")) {
      return new Spoken(
          0,
          "0.3.0",
          true,
          "a flat topology whose layers' names are classes, as Keras 0.x writes it");
    }
    String text = topology.toString();
    if (text.contains("module=") && text.contains("registered_name=")) {
      return new Spoken(
          3, "3.0.0", false, "layers with module and registered_name, as Keras 3 writes them");
    }
    if ((text.contains("output_dim=") && text.contains("init=") && !text.contains("kernel_init"))
        || text.contains("nb_filter=")
        || text.contains("border_mode=")
        || text.contains("inner_activation=")) {
      return new Spoken(
          1, "1.2.2", true, "config keys such as output_dim and nb_filter, as Keras 1 writes them");
    }
    return new Spoken(
        2,
        "2.3.1",
        false,
        "config keys such as units and filters, and no release, as Keras 2 writes them");
  }

  /**
   * The words of the topology were not understood if the caller were wrong. Keras 2 wrote old
   * layers that it kept, such as Highway, in the words of Keras 1, and its release into the file.
   */
  private void check(Version given) {
    Spoken spoken = spoken();
    boolean told = written(new ArrayList<>()).filter(w -> w.major() == given.major()).isPresent();
    if (spoken.sure() && spoken.major() != given.major() && !told) {
      throw new Usage(
          ("the release is given as %s, which cannot have written this topology: it has %s;"
                  + " give the release that did, or none")
              .formatted(given, spoken.sign()));
    }
  }

  private String backend(Version version) {
    if (topology.get("backend") instanceof String backend) {
      evidence.add("backend " + backend + " from the topology");
      return backend;
    }
    for (H5Group tree : trees) {
      if (tree.attribute("backend").orElse(null) instanceof String backend) {
        evidence.add("backend " + backend + " from the attribute at " + tree.path());
        return backend;
      }
    }
    if (version.major() >= 2) {
      return version.major() == 2 ? "tensorflow" : "";
    }
    return named();
  }

  /**
   * What other layers of the model say, where some are silent, or the release's own default; since
   * Keras 2 no layer is silent.
   */
  private String ordering(String backend, Version version) {
    if (version.major() > 1) {
      return "";
    }
    String text = topology.toString();
    if (text.contains("dim_ordering=th") != text.contains("dim_ordering=tf")) {
      return text.contains("dim_ordering=th") ? "th" : "tf";
    }
    boolean early = version.compareTo(Version.parse("1.1.0")) < 0;
    return early || backend.equals("theano") ? "th" : "tf";
  }

  /** Keras 1 records no backend, but TensorFlow's weight names end in {@code :0}. */
  private String named() {
    for (H5Group tree : trees) {
      for (String name : tree.names()) {
        Object names = tree.group(name).flatMap(g -> g.attribute("weight_names")).orElse(null);
        if (names instanceof List<?> list && !list.isEmpty()) {
          boolean tensorflow = list.get(0).toString().endsWith(":0");
          String found = tensorflow ? "tensorflow" : "theano";
          evidence.add("backend " + found + " from the weight name " + list.get(0));
          return found;
        }
      }
    }
    evidence.add("backend theano assumed: the default of Keras 0.x and 1.x until 1.1.2");
    return "theano";
  }
}
