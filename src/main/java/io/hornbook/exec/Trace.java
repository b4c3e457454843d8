package io.hornbook.exec;

import io.hornbook.tensor.Tensor;
import java.util.List;

/**
 * What a run gave.
 *
 * @param outputs the model's outputs, in order
 * @param activations every tensor that any call of a top-level layer gave, in order of execution
 */
public record Trace(List<Tensor> outputs, List<Activation> activations) {
  public Trace {
    outputs = List.copyOf(outputs);
    activations = List.copyOf(activations);
  }

  /**
   * One output of one call of a layer.
   *
   * @param call which of the layer's calls, from 0
   * @param calls how many calls the layer has
   * @param output which of the call's outputs, from 0
   * @param outputs how many outputs the call has
   */
  public record Activation(
      String node, int call, int calls, int output, int outputs, Tensor value) {}
}
