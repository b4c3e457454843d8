package io.hornbook.app;

import io.hornbook.migrate.Migration;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import io.hornbook.verify.Mode;
import io.hornbook.verify.Proof;
import io.hornbook.verify.Reference;
import io.hornbook.verify.Tolerance;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Runs a model before and after on the same inputs. */
final class Proofs {
  private static final long SEED = 20_160_322;

  /** How many batches are made up. */
  private static final int BATCHES = 3;

  private Proofs() {}

  /**
   * Compares {@code after} with {@code before}, on the inputs of a reference or on made-up ones.
   */
  static Proof of(
      Model before,
      Model after,
      Migration migration,
      Optional<Reference> reference,
      Tolerance tolerance) {
    List<List<Tensor>> inputs = inputs(before, reference);
    Reference expected = before.trace(inputs);
    Reference moved = Moved.of(expected, migration.layouts());
    List<Tensor> first = moved.inputs(after.inputNames(), 0);
    Reference shared = shared(moved, after.trace(List.of(first)), migration.apart());
    String source = reference.map(Reference::where).orElse("seed " + SEED);
    return new Proof(
        source,
        before.inputNames(),
        before.outputNames(),
        after.compared(shared, tolerance, Mode.PROPAGATED),
        expected);
  }

  /** The inputs of each prediction. */
  static List<List<Tensor>> inputs(Model model, Optional<Reference> reference) {
    List<List<Tensor>> inputs = new ArrayList<>();
    if (reference.isPresent()) {
      for (int p = 0; p < reference.get().predictions(); p++) {
        inputs.add(reference.get().inputs(model.inputNames(), p));
      }
      return inputs;
    }
    List<Shape> shapes = model.inputShapes();
    SampleInputs samples = new SampleInputs(model.graph(), SEED);
    for (int p = 0; p < BATCHES; p++) {
      inputs.add(samples.next(shapes));
    }
    return inputs;
  }

  /** What both can be compared in: layers of one name that give tensors of one shape. */
  private static Reference shared(Reference before, Reference after, Set<String> apart) {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    before
        .tensors()
        .forEach(
            (key, tensor) -> {
              Tensor now = after.tensors().get(key);
              String[] path = key.split("/", -1);
              boolean same =
                  now != null && now.shape().equals(tensor.shape()) && !apart.contains(path[1]);
              if (same || !key.startsWith("activations/")) {
                tensors.put(key, tensor);
              }
            });
    return new Reference(tensors, before.where());
  }
}
