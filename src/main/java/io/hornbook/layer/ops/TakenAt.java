package io.hornbook.layer.ops;

import io.hornbook.error.Unsupported;
import io.hornbook.layer.Checks;
import io.hornbook.layer.Layer;
import io.hornbook.layer.LayerType;
import io.hornbook.layer.Signal;
import io.hornbook.layer.State;
import io.hornbook.layer.Weights;
import io.hornbook.tensor.Raw;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.List;

/**
 * Parts of a tensor by the indices of their leading axes: {@code (a, b, rest)} and places {@code
 * (i, 2)} give {@code (i, rest)} (TensorFlow's {@code gather_nd}).
 */
record TakenAt(Operands operands) implements Layer {
  static LayerType type(String name) {
    return new LayerType(
        "ops." + name,
        c -> {
          if (c.intAt("batch_dims", 0) != 0) {
            throw new Unsupported("indices with batch axes are not supported");
          }
          c.ignore("bad_indices_policy");
          return new TakenAt(Operands.read(c));
        });
  }

  @Override
  public List<Shape> infer(List<Shape> in) {
    List<Shape> shapes = operands.shapes(in);
    Checks.require(shapes.size() == 2, "a tensor and places expected; found %s", shapes);
    Shape x = shapes.get(0);
    Shape places = shapes.get(1);
    Checks.require(places.rank() > 0, "places should be rows; found %s", places);
    int depth = places.dim(-1);
    Checks.require(depth > 0 && depth <= x.rank(), "%s indices for %s", depth, x);
    return List.of(places.without(-1).concat(x.slice(depth, x.rank())));
  }

  @Override
  public List<Signal> forward(List<Signal> in, Weights weights, State state) {
    List<Tensor> values = operands.values(in);
    Tensor x = values.get(0);
    int[] places = values.get(1).toInts();
    int depth = values.get(1).shape().dim(-1);
    Shape out = infer(in.stream().map(s -> s.value().shape()).toList()).get(0);
    int inner = Math.toIntExact(x.shape().product(depth, x.shape().rank()));
    Object taken = Raw.allocate(x.dtype(), out.intSize());
    int rows = places.length / depth;
    for (int row = 0; row < rows; row++) {
      int from = 0;
      for (int i = 0; i < depth; i++) {
        int size = x.shape().dim(i);
        int place = places[row * depth + i];
        Checks.require(place >= 0 && place < size, "a place should be below %s: %s", size, place);
        from = from * size + place;
      }
      System.arraycopy(Raw.array(x), from * inner, taken, row * inner, inner);
    }
    return List.of(Signal.of(Raw.wrap(out, x.dtype(), taken)));
  }
}
