package io.hornbook.layer.preprocessing;

import io.hornbook.error.Damaged;
import io.hornbook.layer.Checks;
import io.hornbook.layer.DataFormat;
import io.hornbook.layer.LayerType;
import io.hornbook.layer.UnmaskedLayer;
import io.hornbook.layer.Weight;
import io.hornbook.layer.Weights;
import io.hornbook.math.Elementwise;
import io.hornbook.math.Linear;
import io.hornbook.math.Rearrange;
import io.hornbook.model.Config;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The spectrum of each window of a sound, {@code (n, t, c) -> (n, frames, c f)} or {@code (n,
 * frames, f, c)}: two convolutions whose kernels, {@code (frame_length, 1, f)}, are weights (Keras
 * 3.15 {@code layers/preprocessing/stft_spectrogram.py}).
 */
record StftSpectrogram(
    Mode mode, int length, int step, int bins, boolean same, boolean expand, DataFormat format)
    implements UnmaskedLayer {
  static final LayerType TYPE = new LayerType("STFTSpectrogram", StftSpectrogram::read);
  private static final double EPSILON = 1e-7;

  /** What is given of the spectrum. */
  enum Mode {
    LOG,
    MAGNITUDE,
    PSD,
    REAL,
    IMAG,
    ANGLE,
    STFT
  }

  private static StftSpectrogram read(Config c) {
    c.ignore("window", "periodic", "scaling");
    int length = Resizing.positive(c, "frame_length");
    int step = c.intAt("frame_step", Math.max(1, length / 2));
    int power = 1 << (32 - Integer.numberOfLeadingZeros(Math.min(length, 1 << 29) - 1));
    int fft = c.intAt("fft_length", length == 1 ? 1 : power);
    if (step < 1 || step > length || fft < length) {
      throw new Damaged("frame_step %s or fft_length %s does not fit".formatted(step, fft));
    }
    return new StftSpectrogram(
        mode(c.string("mode", "log")),
        length,
        step,
        fft / 2 + 1,
        c.oneOf("padding", "valid", "valid", "same").equals("same"),
        c.flag("expand_dims", false),
        DataFormat.read(c));
  }

  private static Mode mode(String name) {
    for (Mode mode : Mode.values()) {
      if (mode.name().toLowerCase(Locale.ROOT).equals(name)) {
        return mode;
      }
    }
    throw new Damaged("a spectrogram has no mode '" + name + "'");
  }

  @Override
  public List<Weight> weights(Shape in) {
    List<Weight> kernels = new ArrayList<>();
    if (mode != Mode.IMAG) {
      kernels.add(Weight.of("real_kernel", length, 1, bins));
    }
    if (mode != Mode.REAL) {
      kernels.add(Weight.of("imag_kernel", length, 1, bins));
    }
    return kernels;
  }

  private int frames(int steps) {
    if (steps == Shape.UNKNOWN) {
      return Shape.UNKNOWN;
    }
    Checks.require(same || steps >= length, "a frame is %s steps, the input %s", length, steps);
    return same ? (steps + step - 1) / step : (steps - length) / step + 1;
  }

  @Override
  public Shape infer(Shape in) {
    Checks.rank(in, 3);
    Shape last = format.toLast(in);
    int frames = frames(last.dim(1));
    int given = mode == Mode.STFT ? 2 * bins : bins;
    int c = last.dim(2);
    if (expand) {
      Shape out = Shape.of(in.dim(0), frames, given, c);
      return format == DataFormat.CHANNELS_LAST ? out : Shape.of(in.dim(0), c, frames, given);
    }
    int both = c == Shape.UNKNOWN ? Shape.UNKNOWN : Math.multiplyExact(c, given);
    return format.fromLast(Shape.of(in.dim(0), frames, both));
  }

  @Override
  public Tensor forward(Tensor x, Weights w) {
    Tensor windows = windows(format.toLast(x));
    Tensor y = spectrum(windows, w);
    return arranged(y);
  }

  /** {@code (n, t, c) -> (n, c, frames, length)}. */
  private Tensor windows(Tensor x) {
    int steps = x.shape().dim(1);
    int frames = frames(steps);
    int missing = same ? Math.max(0, (frames - 1) * step + length - steps) : 0;
    Tensor rows = Rearrange.moveAxis(x, 2, 1);
    Tensor padded =
        Rearrange.pad(
            rows, new int[] {0, 0, missing / 2}, new int[] {0, 0, missing - missing / 2}, 0);
    List<Tensor> windows = new ArrayList<>();
    for (int i = 0; i < frames; i++) {
      Tensor window = Rearrange.slice(padded, 2, i * step, i * step + length);
      windows.add(window.reshape(window.shape().insert(2, 1)));
    }
    return Rearrange.concat(windows, 2);
  }

  private Tensor spectrum(Tensor windows, Weights w) {
    return switch (mode) {
      case REAL -> part(windows, w, "real_kernel");
      case IMAG -> part(windows, w, "imag_kernel");
      case STFT ->
          Rearrange.concat(
              List.of(part(windows, w, "real_kernel"), part(windows, w, "imag_kernel")), -1);
      case ANGLE ->
          Elementwise.zip(
              part(windows, w, "imag_kernel"), part(windows, w, "real_kernel"), Math::atan2);
      case PSD -> doubled(power(windows, w));
      case MAGNITUDE -> magnitude(power(windows, w));
      case LOG ->
          Elementwise.map(magnitude(power(windows, w)), v -> Math.log(Math.max(v, EPSILON)));
    };
  }

  private static Tensor part(Tensor windows, Weights w, String kernel) {
    Linear.Packed packed = w.derive("packed " + kernel, all -> Linear.pack(flat(all.get(kernel))));
    return Linear.affine(windows, packed, Optional.empty());
  }

  private static Tensor flat(Tensor kernel) {
    return kernel.reshape(kernel.shape().without(1));
  }

  private static Tensor power(Tensor windows, Weights w) {
    return Elementwise.zip(
        part(windows, w, "real_kernel"),
        part(windows, w, "imag_kernel"),
        (re, im) -> re * re + im * im);
  }

  private static Tensor magnitude(Tensor power) {
    return Elementwise.map(power, v -> Math.sqrt(Math.max(v, EPSILON)));
  }

  /** What lies on both sides of the spectrum counts twice. */
  private Tensor doubled(Tensor power) {
    double[] twice = new double[bins];
    java.util.Arrays.setAll(twice, i -> i == 0 || i == bins - 1 ? 1 : 2);
    return Elementwise.multiply(power, Tensor.of(Shape.of(bins), twice).as(power.dtype()));
  }

  /** {@code (n, c, frames, f)} as the format and {@code expand_dims} want it. */
  private Tensor arranged(Tensor y) {
    boolean last = format == DataFormat.CHANNELS_LAST;
    if (expand) {
      return last ? Rearrange.permute(y, 0, 2, 3, 1) : y;
    }
    Shape s = y.shape();
    Tensor rows = Rearrange.permute(y, 0, 2, 1, 3);
    Tensor joined = rows.reshape(Shape.of(s.dim(0), s.dim(2), s.dim(1) * s.dim(3)));
    return last ? joined : Rearrange.transpose(joined);
  }
}
