package io.hornbook.layer.reshaping;

import io.hornbook.error.Damaged;
import io.hornbook.layer.Checks;
import io.hornbook.layer.LayerType;
import io.hornbook.layer.UnmaskedLayer;
import io.hornbook.layer.Weights;
import io.hornbook.math.Rearrange;
import io.hornbook.model.Config;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Axes in another order: axis i of {@code y} is axis {@code dims[i - 1]} of {@code x}; the batch
 * axis stays (Keras 3.15, {@code keras/src/layers/reshaping/permute.py}).
 */
record Permute(List<Integer> dims) implements UnmaskedLayer {
  static final LayerType TYPE = new LayerType("Permute", Permute::read);

  private static Permute read(Config config) {
    List<Integer> dims = config.ints("dims");
    int[] sorted = dims.stream().mapToInt(d -> d).sorted().toArray();
    if (!Arrays.equals(sorted, IntStream.rangeClosed(1, dims.size()).toArray())) {
      throw new Damaged(
          "'dims' should hold each number from 1 to " + dims.size() + " once; found " + dims);
    }
    return new Permute(dims);
  }

  @Override
  public Shape infer(Shape in) {
    Checks.rank(in, dims.size() + 1);
    return Shape.of(IntStream.of(axes()).map(in::dim).toArray());
  }

  @Override
  public Tensor forward(Tensor x, Weights weights) {
    return Rearrange.permute(x, axes());
  }

  private int[] axes() {
    return IntStream.concat(IntStream.of(0), dims.stream().mapToInt(d -> d)).toArray();
  }
}
