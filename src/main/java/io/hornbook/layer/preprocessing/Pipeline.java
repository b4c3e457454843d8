package io.hornbook.layer.preprocessing;

import io.hornbook.layer.Layer;
import io.hornbook.layer.LayerType;
import io.hornbook.layer.Signal;
import io.hornbook.layer.State;
import io.hornbook.layer.Weights;
import io.hornbook.tensor.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One layer after the other (Keras 3.15 {@code layers/preprocessing/pipeline.py}).
 *
 * @param layers by role {@code layer_0}, {@code layer_1} …
 */
record Pipeline(Map<String, Layer> layers) implements Layer {
  static final LayerType TYPE = new LayerType("Pipeline", (c, inner) -> new Pipeline(inner));

  Pipeline {
    layers = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(layers));
  }

  @Override
  public Map<String, Inner> inner(List<Shape> in) {
    Map<String, Inner> inner = new LinkedHashMap<>();
    List<Shape> shapes = in;
    for (Map.Entry<String, Layer> each : layers.entrySet()) {
      inner.put(each.getKey(), new Inner(each.getValue(), shapes));
      shapes = each.getValue().infer(shapes);
    }
    return inner;
  }

  @Override
  public List<Shape> infer(List<Shape> in) {
    List<Shape> shapes = in;
    for (Layer layer : layers.values()) {
      shapes = layer.infer(shapes);
    }
    return shapes;
  }

  @Override
  public List<Signal> forward(List<Signal> in, Weights weights, State state) {
    List<Signal> signals = in;
    for (Map.Entry<String, Layer> each : layers.entrySet()) {
      String role = each.getKey();
      signals = each.getValue().forward(signals, weights.inner(role), state.inner(role));
    }
    return signals;
  }
}
