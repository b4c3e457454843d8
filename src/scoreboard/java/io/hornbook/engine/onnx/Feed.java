package io.hornbook.engine.onnx;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import io.hornbook.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The inputs of a session.
 *
 * @param tensors by the names that the graph has for them
 */
record Feed(Map<String, OnnxTensor> tensors) implements AutoCloseable {
  /** The reference's inputs: by the graph's names or places, or all there are in their order. */
  static Feed of(OrtEnvironment environment, OrtSession session, Map<String, Tensor> inputs)
      throws OrtException {
    Map<String, OnnxTensor> tensors = new LinkedHashMap<>();
    List<String> sorted = inputs.keySet().stream().sorted().toList();
    for (String name : session.getInputNames()) {
      int place = tensors.size();
      Tensor tensor = inputs.get("inputs/" + name);
      tensor = tensor == null ? inputs.get("inputs/" + place) : tensor;
      tensor = tensor == null ? inputs.get(sorted.get(place)) : tensor;
      OnnxJavaType type = ((TensorInfo) session.getInputInfo().get(name).getInfo()).type;
      tensors.put(name, Values.write(environment, tensor, type));
    }
    return new Feed(tensors);
  }

  @Override
  public void close() {
    tensors.values().forEach(OnnxTensor::close);
  }
}
