package io.hornbook.layer.reshaping;

import io.hornbook.layer.Checks;
import io.hornbook.layer.LayerType;
import io.hornbook.layer.UnmaskedLayer;
import io.hornbook.layer.Weights;
import io.hornbook.model.Config;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.List;

/**
 * Each sample in another shape: {@code x (n, ...) -> y (n, target...)}, one dimension of which may
 * be -1 (Keras 3.15, {@code keras/src/layers/reshaping/reshape.py}).
 */
record Reshape(List<Integer> target) implements UnmaskedLayer {
  static final LayerType TYPE = new LayerType("Reshape", Reshape::read);

  private static Reshape read(Config config) {
    return new Reshape(config.ints("target_shape"));
  }

  @Override
  public Shape infer(Shape in) {
    int[] dims = target.stream().mapToInt(d -> d).toArray();
    Shape row = in.slice(1, in.rank());
    int free = target.indexOf(-1);
    if (row.isKnown() && free >= 0) {
      long others =
          target.stream().filter(d -> d != -1).mapToLong(d -> d).reduce(1, (a, b) -> a * b);
      require(others > 0 && row.size() % others == 0, in);
      dims[free] = Math.toIntExact(row.size() / others);
    }
    Shape out = Shape.of(dims);
    require(!row.isKnown() || row.size() == out.size(), in);
    return out.insert(0, in.dim(0));
  }

  private void require(boolean fits, Shape in) {
    Checks.require(fits, "each sample should have as many elements as %s; found %s", target, in);
  }

  @Override
  public Tensor forward(Tensor x, Weights weights) {
    return x.reshape(infer(x.shape()));
  }
}
