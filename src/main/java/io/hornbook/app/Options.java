package io.hornbook.app;

import io.hornbook.dialect.Hints;
import io.hornbook.layer.CustomLayer;
import io.hornbook.model.Version;
import io.hornbook.tensor.DType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a caller says beside the model file.
 *
 * @param weights a separate weights file
 * @param hints what the file may not tell: release, backend, image ordering
 * @param customLayers Java stand-ins for custom classes and Lambda layers
 * @param dtype what to compute in, float32 or float64, where it is not what the model says
 */
public record Options(
    Optional<Path> weights, Hints hints, List<CustomLayer> customLayers, Optional<DType> dtype) {
  /** Nothing but the model file. */
  public static final Options NONE =
      new Options(Optional.empty(), Hints.NONE, List.of(), Optional.empty());

  public Options {
    customLayers = List.copyOf(customLayers);
  }

  public Options withWeights(Path file) {
    return new Options(Optional.of(file), hints, customLayers, dtype);
  }

  /** The Keras release that wrote the model, such as {@code 1.0.6}. */
  public Options withKerasVersion(String release) {
    Hints known = new Hints(Optional.of(Version.parse(release)), hints.backend(), hints.ordering());
    return new Options(weights, known, customLayers, dtype);
  }

  /** The backend that the model ran on: {@code theano} or {@code tensorflow}. */
  public Options withBackend(String backend) {
    Hints known = new Hints(hints.version(), Optional.of(backend), hints.ordering());
    return new Options(weights, known, customLayers, dtype);
  }

  /** Image dimension ordering where configs are silent: {@code th} or {@code tf}. */
  public Options withOrdering(String ordering) {
    Hints known = new Hints(hints.version(), hints.backend(), Optional.of(ordering));
    return new Options(weights, known, customLayers, dtype);
  }

  public Options withCustomLayer(CustomLayer layer) {
    List<CustomLayer> more = new ArrayList<>(customLayers);
    more.add(layer);
    return new Options(weights, hints, more, dtype);
  }

  /** Computes in this type instead of the model's own. */
  public Options withDType(DType other) {
    return new Options(weights, hints, customLayers, Optional.of(other));
  }
}
