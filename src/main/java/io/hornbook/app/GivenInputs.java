package io.hornbook.app;

import io.hornbook.model.Graph;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import io.hornbook.verify.Reference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a model is run on: tensors from a file, or made-up ones, the same each time. */
final class GivenInputs {
  private static final long SEED = 20_160_322;
  private static final String PREFIX = "inputs/";

  private GivenInputs() {}

  /**
   * The inputs of each prediction.
   *
   * @param file an {@code .npz} or {@code .h5} with {@code inputs/…}, or an {@code .npz} of arrays
   *     that bear the inputs' names or were saved without any
   */
  static List<List<Tensor>> of(Model model, Optional<Path> file) {
    return file.isPresent() ? of(model, read(file.get())) : drawn(model);
  }

  private static List<List<Tensor>> of(Model model, Reference reference) {
    List<List<Tensor>> inputs = new ArrayList<>();
    for (int p = 0; p < reference.predictions(); p++) {
      inputs.add(reference.inputs(model.inputNames(), p));
    }
    return inputs;
  }

  /** What the file holds, under the keys of inputs. */
  static Reference read(Path file) {
    Reference given = References.read(file);
    if (given.tensors().keySet().stream().anyMatch(key -> key.startsWith(PREFIX))) {
      return given;
    }
    Map<String, Tensor> inputs = new LinkedHashMap<>();
    // numpy calls arrays that were saved without a name arr_0, arr_1 …
    given
        .tensors()
        .forEach((name, tensor) -> inputs.put(PREFIX + name.replaceFirst("^arr_", ""), tensor));
    return new Reference(inputs, given.where());
  }

  private static List<List<Tensor>> drawn(Model model) {
    List<Shape> shapes = model.inputShapes();
    SampleInputs samples = new SampleInputs(model.graph(), SEED);
    List<List<Tensor>> inputs = new ArrayList<>();
    for (int p = 0; p < (isStateful(model.graph()) ? 2 : 1); p++) {
      inputs.add(samples.next(shapes));
    }
    return inputs;
  }

  private static boolean isStateful(Graph graph) {
    return graph.nodes().stream().anyMatch(n -> Boolean.TRUE.equals(n.config().peek("stateful")));
  }
}
