package io.hornbook.verify;

import io.hornbook.error.Usage;
import io.hornbook.exec.Bound;
import io.hornbook.exec.Session;
import io.hornbook.exec.Trace;
import io.hornbook.tensor.Tensor;
import java.util.List;
import java.util.Optional;

/** Compares all that a reference knows with what a model, or another engine, gives. */
public final class Verifier {
  private final Reference reference;
  private final Allowance allowance;
  private final Findings findings = new Findings();

  private Verifier(Reference reference, Tolerance tolerance) {
    this.reference = reference;
    this.allowance = Allowance.fixed((Tolerance.Fixed) tolerance);
  }

  /**
   * The verdict on {@code model}, run on the reference's inputs.
   *
   * @throws Usage if the reference lacks an input, holds no output of this model, or compares
   *     nothing
   */
  public static Verdict verify(Bound model, Reference reference, Tolerance tolerance) {
    return new Verifier(reference, tolerance).run(model);
  }

  /**
   * The verdict on tensors that anybody computed from the reference's inputs.
   *
   * @param found outputs by name or index; activations under the keys of {@code reference}
   * @param names what the model calls its outputs, in order
   * @throws Usage if either lacks an output that the other has, or nothing is compared
   */
  public static Verdict compare(
      Reference found, Reference reference, List<String> names, Tolerance tolerance) {
    return new Verifier(reference, tolerance).run(found, names);
  }

  private Verdict run(Bound model) {
    Session session = new Session();
    for (int p = 0; p < reference.predictions(); p++) {
      Trace trace = model.run(reference.inputs(model.inputNames(), p), session);
      outputs(model.outputNames(), trace.outputs(), p);
      if (p == 0) {
        activations(model, trace);
      }
    }
    return findings.verdict(reference.where());
  }

  private Verdict run(Reference found, List<String> names) {
    for (int p = 0; p < reference.predictions(); p++) {
      outputs(names, found.outputs(names, p), p);
    }
    for (String key : reference.keys("activations")) {
      Tensor tensor = found.tensors().get(key);
      if (tensor == null) {
        findings.unmatched.add(key);
      } else {
        String name = key.substring("activations/".length());
        Tensor expected = reference.tensors().get(key);
        findings.propagated.add(Comparator.compare(name, tensor, expected, allowance));
      }
    }
    return findings.verdict(reference.where());
  }

  private void outputs(List<String> names, List<Tensor> found, int prediction) {
    List<Tensor> expected = reference.outputs(names, prediction);
    for (int i = 0; i < names.size(); i++) {
      String known = Reference.known(names, i);
      String shown = prediction == 0 ? known : known + "@" + prediction;
      findings.outputs.add(Comparator.compare(shown, found.get(i), expected.get(i), allowance));
    }
  }

  private void activations(Bound model, Trace trace) {
    findings.unmatched.addAll(reference.keys("activations"));
    LayerNames names = new LayerNames(model.graph());
    for (Trace.Activation a : trace.activations()) {
      Optional<String> key = reference.activation(a, names.of(a.node()));
      if (key.isPresent()) {
        findings.unmatched.remove(key.get());
        String name = a.calls() == 1 ? a.node() : a.node() + "/" + a.call();
        Tensor expected = reference.tensors().get(key.get());
        findings.propagated.add(Comparator.compare(name, a.value(), expected, allowance));
      }
    }
  }
}
