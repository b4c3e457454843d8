package io.hornbook.dialect;

import io.hornbook.error.Inconsistent;
import io.hornbook.math.Rearrange;
import io.hornbook.model.NamedWeight;
import io.hornbook.model.Node;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * CuDNN's recurrent layers: each gate's kernel and recurrent kernel is stored transposed in a block
 * of the usual shape; the bias holds one row for the input and one for the recurrent product.
 * LSTM's rows add up; GRU's stay apart as {@code (2, 3 units)}.
 *
 * @param gates how many gates the cell has
 */
record CudnnWeights(int gates) implements Verb {
  @Override
  public Optional<Edit> apply(Node node) {
    if (node.weights().size() != 3) {
      return Optional.empty();
    }
    List<NamedWeight> weights = new ArrayList<>();
    weights.add(transposed(node, 0));
    weights.add(transposed(node, 1));
    weights.add(bias(node));
    String after = gates == 4 ? "kernels by gate, one bias" : "kernels by gate, two bias rows";
    return Optional.of(new Edit(node.withWeights(weights), "CuDNN's layout", after));
  }

  private NamedWeight transposed(Node node, int index) {
    NamedWeight weight = node.weights().get(index);
    Shape shape = weight.tensor().shape();
    if (shape.rank() != 2 || shape.dim(1) % gates != 0) {
      throw wrong(node, weight, "(rows, " + gates + " units)");
    }
    int rows = shape.dim(0);
    int units = shape.dim(1) / gates;
    List<Tensor> blocks = new ArrayList<>();
    for (int g = 0; g < gates; g++) {
      Tensor block = Rearrange.slice(weight.tensor(), 1, g * units, (g + 1) * units);
      blocks.add(Rearrange.permute(block.reshape(Shape.of(units, rows)), 1, 0));
    }
    return new NamedWeight(weight.name(), Rearrange.concat(blocks, 1));
  }

  private NamedWeight bias(Node node) {
    NamedWeight weight = node.weights().get(2);
    Shape shape = weight.tensor().shape();
    if (shape.rank() != 1 || shape.dim(0) % (2 * gates) != 0) {
      throw wrong(node, weight, "(" + 2 * gates + " units,)");
    }
    int half = shape.dim(0) / 2;
    if (gates == 3) {
      return new NamedWeight(weight.name(), weight.tensor().reshape(Shape.of(2, half)));
    }
    double[] both = weight.tensor().toDoubles();
    double[] sum = new double[half];
    for (int i = 0; i < half; i++) {
      sum[i] = both[i] + both[half + i];
    }
    return new NamedWeight(
        weight.name(), Tensor.of(Shape.of(half), sum).as(weight.tensor().dtype()));
  }

  private static Inconsistent wrong(Node node, NamedWeight weight, String expected) {
    return new Inconsistent(
        "%s: an array should be %s; found %s at %s"
            .formatted(node.origin(), expected, weight.tensor().shape(), weight.name()));
  }
}
