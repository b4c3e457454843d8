package io.hornbook.layer.ops;

import io.hornbook.layer.LayerType;
import java.util.List;

/** Transforms of signals (Keras 3.15 {@code ops/math.py}). */
final class Waves {
  static final List<LayerType> ALL =
      List.of(
          Frames.sequences("ExtractSequences"),
          Transformed.type("FFT", 1, false),
          Transformed.type("FFT2", 2, false),
          Transformed.type("IFFT2", 2, true),
          Transformed.ofHalf("IRFFT"),
          Transformed.half("RFFT"),
          Frames.spectra("STFT"));

  private Waves() {}
}
