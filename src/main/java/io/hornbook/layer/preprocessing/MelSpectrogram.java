package io.hornbook.layer.preprocessing;

import io.hornbook.error.Damaged;
import io.hornbook.layer.Checks;
import io.hornbook.layer.LayerType;
import io.hornbook.layer.UnmaskedLayer;
import io.hornbook.layer.Weights;
import io.hornbook.math.Elementwise;
import io.hornbook.math.Fourier;
import io.hornbook.math.Reduction;
import io.hornbook.model.Config;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;

/**
 * The loudness of a sound in bands as the ear hears them, {@code (n, t) -> (n, bands, frames)}
 * (Keras 3.15 {@code layers/preprocessing/mel_spectrogram.py}).
 *
 * @param decibels how loudness is given; null for the plain sums
 */
record MelSpectrogram(Frames frames, MelScale scale, double exponent, Decibels decibels)
    implements UnmaskedLayer {
  static final LayerType TYPE = new LayerType("MelSpectrogram", MelSpectrogram::read);

  /** Windows of {@code length} steps within {@code fft}, one every {@code stride}. */
  record Frames(int fft, int length, int stride, String window) {
    int count(int steps) {
      return 1 + (steps + fft / 2 * 2 - fft) / stride;
    }

    /** The window in the middle of a frame. */
    double[] weights() {
      double[] weights = new double[fft];
      int left = (fft - length) / 2;
      for (int i = 0; i < length; i++) {
        double cosine = Math.cos(2 * Math.PI * i / length);
        weights[left + i] =
            switch (window) {
              case "hann" -> 0.5 - 0.5 * cosine;
              case "hamming" -> 0.54 - 0.46 * cosine;
              default -> 1;
            };
      }
      return weights;
    }
  }

  /** Loudness above a floor, at most {@code range} below the loudest. */
  record Decibels(double range, double least, double reference) {
    Tensor of(Tensor power) {
      double zero = 10 * Math.log10(Math.max(Math.abs(reference), least));
      Tensor log = Elementwise.map(power, v -> 10 * Math.log10(Math.max(v, least)) - zero);
      double loudest = Reduction.max(log, false, 0, 1, 2).doubleAt(0);
      return Elementwise.map(log, v -> Math.max(v, loudest - range));
    }
  }

  private static MelSpectrogram read(Config c) {
    int fft = c.intAt("fft_length", 2048);
    int length = c.intAt("sequence_length", fft);
    int stride = c.intAt("sequence_stride", 512);
    if (length < 1 || fft < length || stride < 1 || fft > 1 << 24) {
      throw new Damaged("sequence_length, sequence_stride and fft_length do not fit");
    }
    String window =
        c.parsed("window", "none", v -> c.oneOf("window", "none", "hann", "hamming", "none"));
    Checks.fits(Shape.of(fft / 2 + 1, Resizing.positive(c, "num_mel_bins")));
    double rate = c.doubleAt("sampling_rate", 16000);
    MelScale scale =
        new MelScale(
            Resizing.positive(c, "num_mel_bins"),
            fft / 2 + 1,
            rate,
            c.doubleAt("min_freq", 20),
            c.doubleAt("max_freq", Math.floor(rate / 2)));
    Decibels decibels =
        new Decibels(
            c.doubleAt("top_db", 80), c.doubleAt("min_power", 1e-10), c.doubleAt("ref_power", 1));
    return new MelSpectrogram(
        new Frames(fft, length, stride, window),
        scale,
        c.doubleAt("mag_exp", 2),
        c.flag("power_to_db", true) ? decibels : null);
  }

  @Override
  public Shape infer(Shape in) {
    Checks.rank(in, 2);
    int steps = in.dim(1);
    int count = steps == Shape.UNKNOWN ? Shape.UNKNOWN : frames.count(steps);
    return Shape.of(in.dim(0), scale.bands(), count);
  }

  @Override
  public Tensor forward(Tensor x, Weights w) {
    Shape out = infer(x.shape());
    int steps = x.shape().dim(1);
    Checks.require(steps > frames.fft() / 2, "a sound of %s steps is too short", steps);
    double[] in = x.toDoubles();
    double[] y = new double[out.intSize()];
    double[] window = frames.weights();
    double[][] weights = w.derive("weights of " + scale, all -> scale.weights());
    int count = out.dim(2);
    for (int i = 0; i < out.dim(0) * count; i++) {
      double[] spectrum = spectrum(in, i / count * steps, steps, i % count, window);
      for (int band = 0; band < scale.bands(); band++) {
        double sum = 0;
        for (int k = 0; k < spectrum.length; k++) {
          sum += spectrum[k] * weights[band][k];
        }
        y[(i / count * scale.bands() + band) * count + i % count] = sum;
      }
    }
    Tensor power = Tensor.of(out, y);
    return (decibels == null ? power : decibels.of(power)).as(x.dtype());
  }

  /** Magnitudes of one frame; beyond its ends the sound is mirrored. */
  private double[] spectrum(double[] in, int start, int steps, int frame, double[] window) {
    double[] values = new double[frames.fft()];
    for (int i = 0; i < values.length; i++) {
      int at = Math.abs(frame * frames.stride() + i - frames.fft() / 2);
      values[i] = window[i] * in[start + (at < steps ? at : 2 * steps - 2 - at)];
    }
    double[][] parts = Fourier.half(values);
    double[] out = new double[parts[0].length];
    for (int k = 0; k < out.length; k++) {
      out[k] = Math.pow(Math.hypot(parts[0][k], parts[1][k]), exponent);
    }
    return out;
  }
}
