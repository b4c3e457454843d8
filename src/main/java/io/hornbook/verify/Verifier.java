package io.hornbook.verify;

import io.hornbook.error.Usage;
import io.hornbook.exec.Bound;
import io.hornbook.exec.Session;
import io.hornbook.exec.Trace;
import io.hornbook.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Runs a model on a reference's inputs and compares all that the reference knows. */
public final class Verifier {
  private final Bound model;
  private final Reference reference;
  private final Tolerance tolerance;
  private final List<Comparison> outputs = new ArrayList<>();
  private final List<Comparison> activations = new ArrayList<>();
  private final Set<String> unmatched = new TreeSet<>();

  private Verifier(Bound model, Reference reference, Tolerance tolerance) {
    this.model = model;
    this.reference = reference;
    this.tolerance = tolerance;
  }

  /**
   * The verdict on {@code model}.
   *
   * @throws Usage if the reference lacks an input, holds no output of this model, or compares
   *     nothing
   */
  public static Verdict verify(Bound model, Reference reference, Tolerance tolerance) {
    return new Verifier(model, reference, tolerance).run();
  }

  private Verdict run() {
    Session session = new Session();
    for (int p = 0; p < reference.predictions(); p++) {
      Trace trace = model.run(reference.inputs(model.inputNames(), p), session);
      compareOutputs(trace, p);
      if (p == 0) {
        compareActivations(trace);
      }
    }
    long elements = outputs.stream().mapToLong(Comparison::elements).sum();
    if (elements == 0) {
      throw new Usage("nothing was compared: the outputs in " + reference.where() + " are empty");
    }
    return verdict();
  }

  private void compareOutputs(Trace trace, int prediction) {
    List<String> names = model.outputNames();
    refuseSurplus(names, prediction);
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      int copies = java.util.Collections.frequency(names, name);
      String known = copies == 1 ? name : Integer.toString(i);
      Optional<Tensor> expected = reference.find("outputs", known, i, prediction);
      if (expected.isEmpty() && names.size() == 1) {
        expected = reference.only("outputs", prediction);
      }
      if (expected.isEmpty()) {
        throw new Usage(
            "the reference should hold outputs/%s or outputs/%d; found %s in %s"
                .formatted(name, i, reference.keys("outputs"), reference.where()));
      }
      String shown = prediction == 0 ? known : known + "@" + prediction;
      outputs.add(Comparator.compare(shown, trace.outputs().get(i), expected.get(), tolerance));
    }
  }

  /** An output that the model does not give is a disagreement about names, never left out. */
  private void refuseSurplus(List<String> names, int prediction) {
    int stored = reference.count("outputs", prediction);
    if (stored > names.size()) {
      throw new Usage(
          "the reference should hold %d outputs %s, as the model gives; found %d %s in %s"
              .formatted(
                  names.size(), names, stored, reference.keys("outputs"), reference.where()));
    }
  }

  private void compareActivations(Trace trace) {
    unmatched.addAll(reference.keys("activations"));
    LayerNames names = new LayerNames(model.graph());
    for (Trace.Activation a : trace.activations()) {
      Optional<String> key = reference.activation(a, names.of(a.node()));
      if (key.isPresent()) {
        unmatched.remove(key.get());
        String name = a.calls() == 1 ? a.node() : a.node() + "/" + a.call();
        Tensor expected = reference.tensors().get(key.get());
        activations.add(Comparator.compare(name, a.value(), expected, tolerance));
      }
    }
  }

  private Verdict verdict() {
    Optional<Comparison> layer = activations.stream().filter(c -> !c.agrees()).findFirst();
    Optional<Comparison> output = outputs.stream().filter(c -> !c.agrees()).findFirst();
    boolean agrees = output.isEmpty();
    String message;
    if (output.isPresent()) {
      message = "output " + output.get().describe();
      if (layer.isPresent()) {
        message = "first to diverge is layer " + layer.get().describe() + "; " + message;
      }
    } else if (layer.isPresent()) {
      agrees = false;
      message = "the outputs agree, but layer " + layer.get().describe();
    } else {
      message = "agrees";
    }
    List<String> left = List.copyOf(unmatched);
    return new Verdict(agrees, outputs, activations, left, layer.map(Comparison::name), message);
  }
}
