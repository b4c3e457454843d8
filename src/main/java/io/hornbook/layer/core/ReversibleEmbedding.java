package io.hornbook.layer.core;

import io.hornbook.layer.CallArguments;
import io.hornbook.layer.Checks;
import io.hornbook.layer.Layer;
import io.hornbook.layer.LayerType;
import io.hornbook.layer.Signal;
import io.hornbook.layer.UnaryLayer;
import io.hornbook.layer.Weight;
import io.hornbook.layer.Weights;
import io.hornbook.math.Activation;
import io.hornbook.math.Elementwise;
import io.hornbook.math.Linear;
import io.hornbook.math.Rearrange;
import io.hornbook.model.Config;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An {@link Embedding}, or where a call says {@code reverse}, the way back: {@code x (n, ..., d) ->
 * y (n, ..., input_dim)}, {@code y = x E^T} or with a matrix of its own, under a soft cap {@code c
 * tanh(y / c)} (Keras 3.15 {@code layers/core/reversible_embedding.py}).
 *
 * @param cap the soft cap, or 0 for none
 */
record ReversibleEmbedding(Embedding embedding, boolean tied, double cap, boolean reverse)
    implements UnaryLayer {
  static final LayerType TYPE = new LayerType("ReversibleEmbedding", ReversibleEmbedding::read);
  private static final Activation TANH = Activation.of("tanh", Map.of());

  private static ReversibleEmbedding read(Config c) {
    return new ReversibleEmbedding(
        Embedding.read(c), c.flag("tie_weights", true), c.doubleAt("logit_soft_cap", 0), false);
  }

  @Override
  public boolean castsInputs() {
    return false;
  }

  @Override
  public Layer called(CallArguments call) {
    return new ReversibleEmbedding(embedding, tied, cap, call.flag("reverse", false));
  }

  @Override
  public List<Weight> weights(Shape in) {
    Weight table = embedding.weights(in).get(0);
    Weight back = Weight.of("reverse_embeddings", embedding.outputDim(), embedding.inputDim());
    return tied ? List.of(table) : List.of(table, back);
  }

  @Override
  public Shape infer(Shape in) {
    if (!reverse) {
      return embedding.infer(in);
    }
    int wide = embedding.outputDim();
    Checks.require(in.dim(-1) == wide, "the last axis should have %s elements; found %s", wide, in);
    return in.with(-1, embedding.inputDim());
  }

  @Override
  public Tensor forward(Tensor x, Weights w) {
    if (!reverse) {
      return embedding.forward(x, w);
    }
    Linear.Packed kernel =
        tied
            ? w.derive("turned", all -> Linear.pack(Rearrange.transpose(all.get("embeddings"))))
            : w.packed("reverse_embeddings");
    Tensor y = Linear.affine(x, kernel, Optional.empty());
    return cap == 0 ? y : Elementwise.scale(TANH.apply(Elementwise.scale(y, 1 / cap, 0)), cap, 0);
  }

  @Override
  public Optional<Tensor> mask(Signal in) {
    return reverse ? in.mask() : embedding.mask(in);
  }
}
