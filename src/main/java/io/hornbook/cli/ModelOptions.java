package io.hornbook.cli;

import io.hornbook.app.Options;
import io.hornbook.error.Usage;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** What can be said about a model beside its file. */
final class ModelOptions {
  @Option(
      names = "--weights",
      paramLabel = "W.h5",
      description = "The weights, where TARGET is a topology JSON.")
  private Path weights;

  @Option(
      names = "--keras-version",
      paramLabel = "V",
      description =
          "The Keras release that wrote the model, such as 1.0.6, where files do not say.")
  private String kerasVersion;

  @Option(
      names = "--backend",
      paramLabel = "B",
      description = "The backend it ran on, theano or tensorflow, where files do not say.")
  private String backend;

  @Option(
      names = "--ordering",
      paramLabel = "th|tf",
      description = "Image dimension ordering where a layer does not say.")
  private String ordering;

  Options options() {
    Options options = Options.NONE;
    if (weights != null) {
      options = options.withWeights(weights);
    }
    if (kerasVersion != null) {
      options = versioned(options);
    }
    if (backend != null) {
      options = options.withBackend(oneOf("--backend", backend, "theano", "tensorflow", "cntk"));
    }
    return ordering == null
        ? options
        : options.withOrdering(oneOf("--ordering", ordering, "th", "tf"));
  }

  private Options versioned(Options options) {
    try {
      return options.withKerasVersion(kerasVersion);
    } catch (IllegalArgumentException e) {
      String message = "--keras-version should be a release such as 1.0.6; found " + kerasVersion;
      throw new Usage(message, e);
    }
  }

  private static String oneOf(String option, String value, String... allowed) {
    for (String candidate : allowed) {
      if (candidate.equals(value)) {
        return value;
      }
    }
    throw new Usage(option + " should be " + String.join(" or ", allowed) + "; found " + value);
  }
}
