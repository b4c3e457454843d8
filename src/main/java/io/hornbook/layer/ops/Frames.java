package io.hornbook.layer.ops;

import io.hornbook.error.Damaged;
import io.hornbook.layer.Checks;
import io.hornbook.layer.Layer;
import io.hornbook.layer.LayerType;
import io.hornbook.layer.Signal;
import io.hornbook.layer.State;
import io.hornbook.layer.Weights;
import io.hornbook.math.Fourier;
import io.hornbook.model.Config;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/**
 * Frames of the last axis that may overlap, and what is made of each: {@code (..., t) -> (...,
 * frames, size)} (Keras 3.15 {@code ops/math.py}, {@code ExtractSequences} and {@code STFT}).
 *
 * @param margin how many elements are mirrored about each end before
 * @param rule one row of {@code size} for each output
 */
record Frames(int length, int step, int margin, int size, int outputs, Rowwise.Rule rule)
    implements Layer {
  Frames {
    if (length < 1 || step < 1 || size < 1) {
      throw new Damaged("frames of %d elements every %d make no sense".formatted(length, step));
    }
  }

  static LayerType sequences(String name) {
    return type(
        name,
        c -> {
          int length = c.intAt("sequence_length");
          return new Frames(length, c.intAt("sequence_stride"), 0, length, 1, List::of);
        });
  }

  /** Real parts and imaginary parts of each frame's spectrum. */
  static LayerType spectra(String name) {
    return type(
        name,
        c -> {
          int length = c.intAt("fft_length");
          double[] window = window(c, c.intAt("sequence_length"), length);
          int margin = c.flag("center", true) ? length / 2 : 0;
          return new Frames(
              length,
              c.intAt("sequence_stride"),
              margin,
              length / 2 + 1,
              2,
              f -> spectrum(f, window));
        });
  }

  private static LayerType type(String name, Function<Config, Frames> reader) {
    return new LayerType(
        "ops." + name,
        c -> {
          Operands.read(c).tensorsOnly();
          return reader.apply(c);
        });
  }

  /** In the middle of the frame; all ones where the config says that there is none. */
  private static double[] window(Config c, int count, int length) {
    Object named = c.has("window") ? c.find("window").orElse(null) : "hann";
    if (count < 1 || count > length) {
      throw new Damaged("a window of %d should fit into a frame of %d".formatted(count, length));
    }
    double[] window = new double[length];
    int from = (length - count) / 2;
    if (named == null) {
      Arrays.fill(window, 1);
    } else if (named instanceof String name) {
      double mean = name.equals("hann") ? 0.5 : name.equals("hamming") ? 0.54 : Double.NaN;
      if (Double.isNaN(mean)) {
        throw new Damaged("a window should be hann or hamming; found '" + name + "'");
      }
      for (int i = 0; i < count; i++) {
        window[from + i] = mean - (1 - mean) * Math.cos(2 * Math.PI * i / count);
      }
    } else {
      double[] given = Operands.constant(named).toDoubles();
      if (given.length != count) {
        throw new Damaged("a window of %d is expected; found %d".formatted(count, given.length));
      }
      System.arraycopy(given, 0, window, from, count);
    }
    return window;
  }

  private static List<double[]> spectrum(double[] frame, double[] window) {
    double[] seen = new double[frame.length];
    Arrays.setAll(seen, i -> frame[i] * window[i]);
    return List.of(Fourier.half(seen));
  }

  private int frames(int steps) {
    if (steps == Shape.UNKNOWN) {
      return Shape.UNKNOWN;
    }
    int all = Math.addExact(steps, 2 * margin);
    Checks.require(
        all >= length && (margin == 0 || steps > margin),
        "frames of %s with margins of %s do not fit into %s steps",
        length,
        margin,
        steps);
    return (all - length) / step + 1;
  }

  @Override
  public List<Shape> infer(List<Shape> in) {
    Shape x = in.get(0);
    Checks.require(x.rank() > 0, "an axis expected; found %s", x);
    Shape out = x.with(-1, frames(x.dim(-1))).insert(x.rank(), size);
    return Collections.nCopies(outputs, out);
  }

  @Override
  public List<Signal> forward(List<Signal> in, Weights weights, State state) {
    Tensor x = in.get(0).value();
    Shape shape = Checks.fits(infer(List.of(x.shape())).get(0));
    int steps = x.shape().dim(-1);
    double[] from = x.toDoubles();
    double[][] to = new double[outputs][shape.intSize()];
    int frames = frames(steps);
    double[] frame = new double[length];
    for (int i = 0; i < shape.intSize() / size; i++) {
      int row = i / frames * steps;
      for (int j = 0; j < length; j++) {
        frame[j] = from[row + Padded.mirrored(i % frames * step + j - margin, steps, 0)];
      }
      List<double[]> made = rule.of(frame);
      for (int o = 0; o < outputs; o++) {
        System.arraycopy(made.get(o), 0, to[o], i * size, size);
      }
    }
    return Arrays.stream(to).map(y -> Signal.of(Tensor.of(shape, y).as(x.dtype()))).toList();
  }
}
