package io.hornbook.verify;

import io.hornbook.exec.Bound;
import io.hornbook.exec.Relay;
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
 * @param sums the lengths of the sums that the outputs are
 */
record Run(List<List<Tensor>> outputs, Map<String, Gave> activations, List<Double> sums) {

  /**
   * What a layer gave.
   *
   * @param name what people call it
   * @param sum the length of the sums that its elements are
   */
  record Gave(Port port, String name, Tensor value, double sum) {}

  static Run of(Bound model, Reference reference, Matching matching, Feed feed, Noise noise) {
    Session session = new Session();
    List<List<Tensor>> outputs = new ArrayList<>();
    Map<String, Gave> activations = new LinkedHashMap<>();
    List<Double> sums = List.of();
    for (int p = 0; p < reference.predictions(); p++) {
      List<Tensor> inputs =
          reference.inputs(model.inputNames(), p).stream().map(t -> noise.on(t, 1)).toList();
      boolean first = p == 0;
      SumLengths lengths = new SumLengths(model.graph(), inputs);
      Relay relay =
          a -> {
            double sum = lengths.of(a);
            if (first) {
              matching.key(a).ifPresent(key -> activations.put(key, gave(a, sum)));
            }
            return noise.on(first ? feed.tensor(a) : a.value(), sum);
          };
      outputs.add(model.run(inputs, session, relay).outputs());
      sums = lengths.ofOutputs();
    }
    return new Run(outputs, activations, sums);
  }

  private static Gave gave(Trace.Activation a, double sum) {
    Port port = new Port(a.node(), a.call(), a.output());
    return new Gave(port, Matching.name(a), a.value(), sum);
  }
}
