package io.hornbook.layer.preprocessing;

/**
 * Bands of equal width to the ear, each a triangle over the spectrum (Keras 3.15 {@code
 * layers/preprocessing/mel_spectrogram.py}, {@code linear_to_mel_weight_matrix}).
 *
 * @param bins of the spectrum, from 0 to half the sampling rate in Hz
 * @param low where the first band begins, in Hz
 * @param high where the last band ends, in Hz
 */
record MelScale(int bands, int bins, double rate, double low, double high) {
  private static double mel(double hertz) {
    return 1127 * Math.log(1 + hertz / 700);
  }

  /** What each bin counts for in each band. */
  double[][] weights() {
    double[][] weights = new double[bands][bins];
    double width = (mel(high) - mel(low)) / (bands + 1);
    for (int band = 0; band < bands; band++) {
      double from = mel(low) + band * width;
      for (int k = 1; k < bins; k++) {
        double at = mel(rate / 2 * k / (bins - 1));
        double rising = (at - from) / width;
        weights[band][k] = Math.max(0, Math.min(rising, 2 - rising));
      }
    }
    return weights;
  }
}
