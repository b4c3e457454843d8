package io.hornbook.layer.pooling;

import io.hornbook.layer.LayerType;
import io.hornbook.layer.Signal;
import io.hornbook.layer.State;
import io.hornbook.layer.UnmaskedLayer;
import io.hornbook.layer.Weights;
import io.hornbook.math.Elementwise;
import io.hornbook.math.Reduction;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.List;

/**
 * The mean of each channel: {@code x (n, s1, ..., c) -> y (n, c)}. Over one axis it is the mean of
 * the timesteps that the mask lets count (Keras 3.15, {@code
 * keras/src/layers/pooling/global_average_pooling1d.py}).
 */
record GlobalAveragePooling(Globally window) implements UnmaskedLayer {
  /** The class for this number of spatial axes. */
  static LayerType type(String name, int dims) {
    return new LayerType(name, c -> new GlobalAveragePooling(Globally.read(c, dims)));
  }

  @Override
  public Shape infer(Shape in) {
    return window.infer(in);
  }

  @Override
  public List<Signal> forward(List<Signal> in, Weights weights, State state) {
    if (window.dims() == 1 && in.size() == 1 && in.get(0).mask().isPresent()) {
      return List.of(Signal.of(masked(in.get(0).value(), in.get(0).mask().get())));
    }
    return UnmaskedLayer.super.forward(in, weights, state);
  }

  @Override
  public Tensor forward(Tensor x, Weights weights) {
    return Reduction.mean(x, window.keepDims(), window.axes());
  }

  /** {@code sum(x mask) / sum(mask)}: NaN where no timestep counts, as in Keras. */
  private Tensor masked(Tensor x, Tensor mask) {
    int channels = 3 - window.format().spatialAxis(0);
    Tensor each = mask.reshape(mask.shape().insert(channels, 1));
    Tensor zero = Tensor.zeros(Shape.of(), x.dtype());
    Tensor sum = Reduction.sum(Elementwise.where(each, x, zero), window.keepDims(), window.axes());
    Tensor count = Reduction.sum(each.as(x.dtype()), window.keepDims(), window.axes());
    return Elementwise.divide(sum, count);
  }
}
