package io.hornbook.verify;

import io.hornbook.exec.Bound;
import io.hornbook.exec.Session;
import io.hornbook.exec.Trace;
import io.hornbook.model.Port;
import io.hornbook.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a model gave on a reference's inputs.
 *
 * @param outputs of each prediction, in the model's order
 * @param activations those of the first prediction that the reference holds too, by its keys, in
 *     order of execution
 */
record Run(List<List<Tensor>> outputs, Map<String, Gave> activations) {

  /**
   * What a layer gave.
   *
   * @param name what people call it
   */
  record Gave(Port port, String name, Tensor value) {}

  static Run of(Bound model, Reference reference, Matching matching, Feed feed, Noise noise) {
    Session session = new Session();
    List<List<Tensor>> outputs = new ArrayList<>();
    Map<String, Gave> activations = new LinkedHashMap<>();
    for (int p = 0; p < reference.predictions(); p++) {
      List<Tensor> inputs =
          reference.inputs(model.inputNames(), p).stream().map(noise::on).toList();
      boolean first = p == 0;
      Trace trace = model.run(inputs, session, (first ? feed : Feed.PROPAGATED).with(noise));
      outputs.add(trace.outputs());
      for (Trace.Activation a : first ? trace.activations() : List.<Trace.Activation>of()) {
        matching.key(a).ifPresent(key -> activations.put(key, gave(a)));
      }
    }
    return new Run(outputs, activations);
  }

  private static Gave gave(Trace.Activation a) {
    Port port = new Port(a.node(), a.call(), a.output());
    return new Gave(port, Matching.name(a), a.value());
  }
}
