package io.hornbook.dialect;

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

  Generation detect() {
    Optional<Version> stated = hints.version();
    stated.ifPresent(v -> evidence.add("release " + v + " as given"));
    if (stated.isEmpty()) {
      stated = written();
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

  private Optional<Version> written() {
    Optional<Version> found = version(metadata.get("keras_version"), "metadata.json");
    if (found.isEmpty()) {
      found = version(topology.get("keras_version"), "the topology's keras_version");
    }
    for (H5Group tree : trees) {
      if (found.isEmpty()) {
        String where = "the attribute keras_version at " + tree.path();
        found = version(tree.attribute("keras_version").orElse(null), where);
      }
    }
    return found;
  }

  private Optional<Version> version(Object text, String where) {
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
    String text = topology.toString();
    boolean older = text.contains("truncate_gradient=");
    if (topology.containsKey("class_name") || older || text.contains("custom_name=")) {
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
    if (!topology.containsKey("class_name")) {
      evidence.add("a flat topology whose layers' names are classes, as Keras 0.x writes it");
      return Version.parse("0.3.0");
    }
    String text = topology.toString();
    if (text.contains("module=") && text.contains("registered_name=")) {
      evidence.add("layers with module and registered_name, as Keras 3 writes them");
      return Version.parse("3.0.0");
    }
    if ((text.contains("output_dim=") && text.contains("init=") && !text.contains("kernel_init"))
        || text.contains("nb_filter=")
        || text.contains("border_mode=")
        || text.contains("inner_activation=")) {
      evidence.add("config keys such as output_dim and nb_filter, as Keras 1 writes them");
      return Version.parse("1.2.2");
    }
    evidence.add("config keys such as units and filters, and no release, as Keras 2 writes them");
    return Version.parse("2.3.1");
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
