package io.hornbook.app;

import io.hornbook.exec.Trace;
import io.hornbook.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What a model gave, under the keys of a reference. */
final class Traces {
  private Traces() {}

  /**
   * Adds the tensors of the p-th prediction; activations are kept of the first one.
   *
   * @param names what a layer goes by; nothing where it is to be left out
   */
  static void put(
      List<Tensor> inputs,
      Trace trace,
      int p,
      Function<String, Optional<String>> names,
      Map<String, Tensor> tensors) {
    String suffix = p == 0 ? "" : "@" + p;
    for (int i = 0; i < inputs.size(); i++) {
      tensors.put("inputs/" + i + suffix, inputs.get(i));
    }
    for (int i = 0; i < trace.outputs().size(); i++) {
      tensors.put("outputs/" + i + suffix, trace.outputs().get(i));
    }
    if (p == 0) {
      for (Trace.Activation a : trace.activations()) {
        boolean single = a.calls() == 1 && a.outputs() == 1;
        String which = single ? "" : "/" + a.call() + "/" + a.output();
        names
            .apply(a.node())
            .ifPresent(name -> tensors.put("activations/" + name + which, a.value()));
      }
    }
  }
}
