package io.hornbook.layer.ops;

import io.hornbook.error.Unsupported;
import io.hornbook.layer.Checks;
import io.hornbook.layer.Layer;
import io.hornbook.layer.LayerType;
import io.hornbook.layer.Signal;
import io.hornbook.layer.State;
import io.hornbook.layer.Weights;
import io.hornbook.math.Rearrange;
import io.hornbook.tensor.Raw;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.List;

/**
 * Elements by their places on an axis: {@code (a, k, b)} and places {@code (i, j)} give {@code (a,
 * i, j, b)}; with batches each sample has places of its own.
 *
 * @param batches leading axes that tensor and places share
 */
record Taken(Operands operands, int axis, int batches) implements Layer {
  static LayerType type(String name) {
    return new LayerType(
        "ops." + name, c -> new Taken(Operands.read(c), c.intAt("axis"), c.intAt("batch_dims", 0)));
  }

  /** These places of an axis, in this order. */
  static Tensor along(Tensor x, int axis, int[] places) {
    int at = x.shape().axis(axis);
    int size = x.shape().dim(at);
    int outer = Math.toIntExact(x.shape().product(0, at));
    int inner = Math.toIntExact(x.shape().product(at + 1, x.shape().rank()));
    Shape shape = x.shape().with(at, places.length);
    Object out = Raw.allocate(x.dtype(), shape.intSize());
    for (int o = 0; o < outer; o++) {
      for (int i = 0; i < places.length; i++) {
        int place = places[i] < 0 ? places[i] + size : places[i];
        Checks.require(place >= 0 && place < size, "a place should be below %s: %s", size, place);
        int to = (o * places.length + i) * inner;
        System.arraycopy(Raw.array(x), (o * size + place) * inner, out, to, inner);
      }
    }
    return Raw.wrap(shape, x.dtype(), out);
  }

  private int at(Shape x) {
    int at = Checks.axis(x, axis);
    if (batches < 0 || batches > 1 || (batches == 1 && at < 1)) {
      throw new Unsupported("places with " + batches + " batch axes are not supported");
    }
    return at;
  }

  @Override
  public List<Shape> infer(List<Shape> in) {
    List<Shape> shapes = operands.shapes(in);
    Checks.require(shapes.size() == 2, "a tensor and places expected; found %s", shapes);
    Shape x = shapes.get(0);
    int at = at(x);
    Shape places = shapes.get(1).slice(batches, shapes.get(1).rank());
    return List.of(x.slice(0, at).concat(places).concat(x.slice(at + 1, x.rank())));
  }

  @Override
  public List<Signal> forward(List<Signal> in, Weights weights, State state) {
    List<Tensor> values = operands.values(in);
    Tensor x = values.get(0);
    Tensor places = values.get(1);
    Shape out = infer(in.stream().map(s -> s.value().shape()).toList()).get(0);
    if (batches == 0) {
      return List.of(Signal.of(along(x, at(x.shape()), places.toInts()).reshape(out)));
    }
    int samples = x.shape().dim(0);
    Checks.require(places.shape().dim(0) == samples, "places for %s samples: %s", samples, places);
    List<Tensor> parts = new java.util.ArrayList<>();
    for (int i = 0; i < samples; i++) {
      Tensor own = Rearrange.slice(places, 0, i, i + 1);
      parts.add(along(Rearrange.slice(x, 0, i, i + 1), at(x.shape()), own.toInts()));
    }
    return List.of(Signal.of(Rearrange.concat(parts, 0).reshape(out)));
  }
}
