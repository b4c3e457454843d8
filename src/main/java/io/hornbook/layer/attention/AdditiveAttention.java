package io.hornbook.layer.attention;

import io.hornbook.layer.CallArguments;
import io.hornbook.layer.Layer;
import io.hornbook.layer.LayerType;
import io.hornbook.layer.Signal;
import io.hornbook.layer.State;
import io.hornbook.layer.Weight;
import io.hornbook.layer.Weights;
import io.hornbook.model.Config;
import io.hornbook.tensor.Shape;
import java.util.List;
import java.util.Optional;

/**
 * A {@link Lookup} with {@code score = sum(scale tanh(query + key))}, {@code scale (d)} (Keras
 * 3.15, {@code keras/src/layers/attention/additive_attention.py}).
 */
record AdditiveAttention(boolean useScale, Lookup lookup) implements Layer {
  static final LayerType TYPE = new LayerType("AdditiveAttention", AdditiveAttention::read);

  private static AdditiveAttention read(Config config) {
    return new AdditiveAttention(config.flag("use_scale", true), Lookup.read(config));
  }

  @Override
  public Layer called(CallArguments call) {
    return new AdditiveAttention(useScale, lookup.called(call));
  }

  @Override
  public List<Weight> weights(List<Shape> in) {
    return useScale ? List.of(Weight.of("scale", in.get(0).dim(-1))) : List.of();
  }

  @Override
  public List<Shape> infer(List<Shape> in) {
    return lookup.infer(in);
  }

  @Override
  public List<Signal> forward(List<Signal> in, Weights weights, State state) {
    return lookup.forward(
        in, (query, key) -> Sums.tanh(query, key, Optional.empty(), weights.find("scale")));
  }
}
