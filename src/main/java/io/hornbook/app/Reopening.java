package io.hornbook.app;

import io.hornbook.model.Generation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Another way to open a model's file: as one of another backend, release or image ordering.
 *
 * @param what what would be so, as the end of a sentence
 * @param options what the file is opened with
 * @param advice what to do then
 */
record Reopening(String what, Options options, String advice) {
  /** The releases, by generation, between which layers or weights changed their meaning. */
  private static final Map<Integer, List<String>> RELEASES =
      Map.of(
          1, List.of("1.2.2", "1.0.8", "1.0.7", "1.0.6", "1.0.2", "1.0.0"),
          2, List.of("2.3.1", "2.2.4", "2.1.6", "2.0.0"));

  /** The ways that make sense for a model of {@code generation}, the likeliest first. */
  static List<Reopening> of(Generation generation, Options options) {
    List<Reopening> ways = new ArrayList<>();
    if (generation.version().major() < 3 && generation.family() == Generation.Family.KERAS) {
      boolean theano = generation.isTheano();
      ways.add(
          new Reopening(
              theano
                  ? "the kernels are TensorFlow's (not flipped)"
                  : "the kernels are Theano's (flipped)",
              options.withBackend(theano ? "tensorflow" : "theano"),
              "pass --backend %s, or the file was converted wrongly"
                  .formatted(theano ? "tensorflow" : "theano")));
      String other = generation.ordering().equals("th") ? "tf" : "th";
      ways.add(
          new Reopening(
              "images are in the ordering '%s'".formatted(other),
              options.withOrdering(other),
              "pass --ordering " + other));
      for (String release : RELEASES.getOrDefault(generation.version().major(), List.of())) {
        if (!release.equals(generation.version().toString())) {
          ways.add(
              new Reopening(
                  "Keras " + release + " wrote it",
                  options.withKerasVersion(release),
                  "pass --keras-version " + release));
        }
      }
    }
    return ways;
  }
}
