package io.hornbook.layer.attention;

import io.hornbook.layer.CallArguments;
import io.hornbook.layer.Layer;
import io.hornbook.layer.LayerType;
import io.hornbook.layer.Signal;
import io.hornbook.layer.State;
import io.hornbook.layer.Weight;
import io.hornbook.layer.Weights;
import io.hornbook.math.Elementwise;
import io.hornbook.math.Linear;
import io.hornbook.math.Rearrange;
import io.hornbook.model.Config;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A {@link Lookup} with {@code score = scale query.key}, or with score_mode concat {@code weight
 * sum(tanh(scale (query + key)))}; both factors are single numbers (Keras 3.15, {@code
 * keras/src/layers/attention/attention.py}).
 */
record Attention(boolean useScale, boolean concat, Lookup lookup) implements Layer {
  static final LayerType TYPE = new LayerType("Attention", Attention::read);

  private static Attention read(Config config) {
    return new Attention(
        config.flag("use_scale", false),
        config.oneOf("score_mode", "dot", "dot", "concat").equals("concat"),
        Lookup.read(config));
  }

  @Override
  public Layer called(CallArguments call) {
    return new Attention(useScale, concat, lookup.called(call));
  }

  @Override
  public List<Weight> weights(List<Shape> in) {
    List<Weight> slots = new ArrayList<>();
    if (useScale) {
      slots.add(Weight.of("scale"));
    }
    if (concat) {
      slots.add(Weight.of("concat_score_weight"));
    }
    return slots;
  }

  @Override
  public List<Shape> infer(List<Shape> in) {
    return lookup.infer(in);
  }

  @Override
  public List<Signal> forward(List<Signal> in, Weights weights, State state) {
    Optional<Tensor> scale = weights.find("scale");
    return lookup.forward(
        in,
        (query, key) ->
            concat
                ? Elementwise.multiply(
                    Sums.tanh(query, key, scale, Optional.empty()),
                    weights.get("concat_score_weight"))
                : scaled(Linear.matmul(query, Rearrange.transpose(key)), scale));
  }

  private static Tensor scaled(Tensor scores, Optional<Tensor> scale) {
    return scale.isPresent() ? Elementwise.multiply(scores, scale.get()) : scores;
  }
}
