package io.hornbook.engine.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import io.hornbook.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The inputs of a session.
 *
 * @param tensors by the names that the graph has for them
 */
record Feed(Map<String, OnnxTensor> tensors) implements AutoCloseable {
  /** The reference's inputs: by the graph's names or places, or all there are in their order. */
  static Feed of(OrtEnvironment environment, OrtSession session, Map<String, Tensor> inputs)
      throws OrtException {
    List<String> names = List.copyOf(session.getInputNames());
    List<String> places = IntStream.range(0, names.size()).mapToObj(Integer::toString).toList();
    List<String> keys =
        Stream.of(names, places)
            .map(l -> l.stream().map(key -> "inputs/" + key).toList())
            .filter(inputs.keySet()::containsAll)
            .findFirst()
            .orElseGet(() -> inputs.keySet().stream().sorted().toList());
    Map<String, OnnxTensor> tensors = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      TensorInfo info = (TensorInfo) session.getInputInfo().get(names.get(i)).getInfo();
      tensors.put(names.get(i), Values.write(environment, inputs.get(keys.get(i)), info.type));
    }
    return new Feed(tensors);
  }

  @Override
  public void close() {
    tensors.values().forEach(OnnxTensor::close);
  }
}
