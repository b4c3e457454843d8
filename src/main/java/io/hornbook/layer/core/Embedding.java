package io.hornbook.layer.core;

import io.hornbook.error.Inconsistent;
import io.hornbook.layer.LayerType;
import io.hornbook.layer.Signal;
import io.hornbook.layer.UnaryLayer;
import io.hornbook.layer.Weight;
import io.hornbook.layer.Weights;
import io.hornbook.math.Rearrange;
import io.hornbook.model.Config;
import io.hornbook.tensor.DType;
import io.hornbook.tensor.Raw;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.List;
import java.util.Optional;

/**
 * Rows of a table by index: {@code x (n, ...) -> y (n, ..., output_dim)}, {@code y[i] = E[x[i]]}.
 * With {@code mask_zero} the mask says where {@code x != 0} (Keras 3.15 {@code
 * layers/core/embedding.py}).
 */
record Embedding(int inputDim, int outputDim, boolean maskZero) implements UnaryLayer {
  static final LayerType TYPE = new LayerType("Embedding", Embedding::read);

  static Embedding read(Config c) {
    return new Embedding(c.intAt("input_dim"), c.intAt("output_dim"), c.flag("mask_zero", false));
  }

  @Override
  public boolean castsInputs() {
    return false;
  }

  @Override
  public List<Weight> weights(Shape in) {
    return List.of(Weight.of("embeddings", inputDim, outputDim));
  }

  @Override
  public Shape infer(Shape in) {
    return in.insert(in.rank(), outputDim);
  }

  @Override
  public Tensor forward(Tensor x, Weights w) {
    Tensor indices = x.as(DType.INT32);
    int[] rows = (int[]) Raw.array(indices);
    for (int i = 0; i < rows.length; i++) {
      if (rows[i] < 0 || rows[i] >= inputDim) {
        throw new Inconsistent(
            "an index should lie from 0 to %d; found %d at element %d"
                .formatted(inputDim - 1, rows[i], i));
      }
    }
    return Rearrange.gather(w.get("embeddings"), indices);
  }

  @Override
  public Optional<Tensor> mask(Signal in) {
    return maskZero ? Optional.of(in.value().as(DType.BOOL)) : Optional.empty();
  }
}
