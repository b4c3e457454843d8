package io.hornbook.layer.ops;

import io.hornbook.layer.Checks;
import io.hornbook.layer.Layer;
import io.hornbook.layer.LayerType;
import io.hornbook.layer.Signal;
import io.hornbook.layer.State;
import io.hornbook.layer.Weights;
import io.hornbook.math.Rearrange;
import io.hornbook.model.Config;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Rows along an axis, each made into one row or several of a length that the config tells. */
record Rowwise(int axis, int outputs, Length length, Rule rule, boolean drop) implements Layer {
  /** How long a row becomes. */
  interface Length {
    int of(int length);
  }

  /** What becomes of a row. */
  interface Rule {
    List<double[]> of(double[] row);
  }

  private static LayerType type(String name, Function<Config, Rowwise> reader) {
    return new LayerType(
        "ops." + name,
        c -> {
          Operands.read(c).tensorsOnly();
          return reader.apply(c);
        });
  }

  /** A row of the same length. */
  static LayerType same(String name, Function<Config, Function<double[], double[]>> maker) {
    return type(
        name,
        c -> {
          Function<double[], double[]> f = maker.apply(c);
          return new Rowwise(c.intAt("axis", -1), 1, n -> n, r -> List.of(f.apply(r)), false);
        });
  }

  /** A single number, whose axis goes. */
  static LayerType place(String name, boolean largest) {
    return type(
        name,
        c ->
            new Rowwise(
                c.intAt("axis"),
                1,
                n -> 1,
                r -> List.of(new double[] {first(r, largest)}),
                !c.flag("keepdims", false)));
  }

  private static int first(double[] row, boolean largest) {
    return order(row, largest)[0];
  }

  /** The places of the elements in order; equal ones as they stand. */
  static int[] order(double[] row, boolean descending) {
    return IntStream.range(0, row.length)
        .boxed()
        .sorted(
            (a, b) -> descending ? Double.compare(row[b], row[a]) : Double.compare(row[a], row[b]))
        .mapToInt(i -> i)
        .toArray();
  }

  /** The k largest and their places. */
  static LayerType largest(String name) {
    return type(
        name,
        c -> {
          int k = c.intAt("k", 1);
          c.ignore("sorted");
          return new Rowwise(-1, 2, n -> k, r -> largest(r, k), false);
        });
  }

  private static List<double[]> largest(double[] row, int k) {
    Checks.require(k >= 0 && k <= row.length, "the %s largest of %s elements", k, row.length);
    int[] places = Arrays.copyOf(order(row, true), k);
    return List.of(
        Arrays.stream(places).mapToDouble(i -> row[i]).toArray(),
        Arrays.stream(places).mapToDouble(i -> i).toArray());
  }

  /** The area under the row, whose elements lie {@code dx} apart, or at the places {@code x}. */
  static LayerType trapezoid(String name) {
    return type(
        name,
        c -> {
          List<Double> places = c.doubles("x", List.of());
          double dx = c.doubleAt("dx", 1);
          return new Rowwise(
              c.intAt("axis", -1),
              1,
              n -> 1,
              r -> List.of(new double[] {area(r, places, dx)}),
              true);
        });
  }

  private static double area(double[] row, List<Double> places, double dx) {
    Checks.require(
        places.isEmpty() || places.size() == row.length,
        "%s places for %s elements",
        places.size(),
        row.length);
    double area = 0;
    for (int i = 1; i < row.length; i++) {
      double apart = places.isEmpty() ? dx : places.get(i) - places.get(i - 1);
      area += apart * (row[i] + row[i - 1]) / 2;
    }
    return area;
  }

  /** Each element less the one before, n times over. */
  static LayerType differences(String name) {
    return type(
        name,
        c -> {
          int times = c.intAt("n", 1);
          Checks.require(times >= 0 && times < 100, "differences taken %s times", times);
          return new Rowwise(
              c.intAt("axis", -1), 1, n -> Math.max(0, n - times), r -> diff(r, times), false);
        });
  }

  private static List<double[]> diff(double[] row, int times) {
    double[] out = row;
    for (int t = 0; t < times && out.length > 0; t++) {
      double[] from = out;
      out = new double[from.length - 1];
      Arrays.setAll(out, i -> from[i + 1] - from[i]);
    }
    return List.of(out);
  }

  @Override
  public List<Shape> infer(List<Shape> in) {
    int at = Checks.axis(in.get(0), axis);
    int size = in.get(0).dim(at);
    int now = size == Shape.UNKNOWN ? Shape.UNKNOWN : length.of(size);
    Shape out = drop ? in.get(0).without(at) : in.get(0).with(at, now);
    return java.util.Collections.nCopies(outputs, out);
  }

  @Override
  public List<Signal> forward(List<Signal> in, Weights weights, State state) {
    Tensor x = Mapped.number(in.get(0).value());
    Tensor last = Rearrange.moveAxis(x, axis, -1);
    int size = last.shape().dim(-1);
    int now = length.of(size);
    double[] from = last.toDoubles();
    int rows = size == 0 ? 0 : from.length / size;
    double[][] to = new double[outputs][Math.multiplyExact(rows, now)];
    for (int i = 0; i < rows; i++) {
      List<double[]> made = rule.of(Arrays.copyOfRange(from, i * size, (i + 1) * size));
      for (int o = 0; o < outputs; o++) {
        System.arraycopy(made.get(o), 0, to[o], i * now, now);
      }
    }
    List<Signal> out = new ArrayList<>();
    for (double[] values : to) {
      Tensor y = Tensor.of(last.shape().with(-1, now), values).as(x.dtype());
      Tensor back = Rearrange.moveAxis(y, -1, axis);
      out.add(Signal.of(drop ? back.reshape(back.shape().without(axis)) : back));
    }
    return out;
  }
}
