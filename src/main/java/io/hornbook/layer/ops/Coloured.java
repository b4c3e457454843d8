package io.hornbook.layer.ops;

import io.hornbook.layer.Checks;
import io.hornbook.layer.DataFormat;
import io.hornbook.layer.LayerType;
import io.hornbook.layer.UnmaskedLayer;
import io.hornbook.layer.Weights;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.function.UnaryOperator;

/**
 * The three numbers of each pixel in another system of colours (TensorFlow's {@code
 * image.rgb_to_hsv} and {@code image.hsv_to_rgb}).
 */
record Coloured(DataFormat format, UnaryOperator<double[]> way) implements UnmaskedLayer {
  private static LayerType type(String name, UnaryOperator<double[]> way) {
    return new LayerType(
        "ops." + name,
        c -> {
          Operands.read(c).tensorsOnly();
          return new Coloured(DataFormat.read(c), way);
        });
  }

  /** Red, green and blue as hue, saturation and value. */
  static LayerType toHsv(String name) {
    return type(name, Coloured::hsv);
  }

  /** Hue, saturation and value as red, green and blue. */
  static LayerType toRgb(String name) {
    return type(name, Coloured::rgb);
  }

  private static double[] hsv(double[] rgb) {
    double value = Math.max(rgb[0], Math.max(rgb[1], rgb[2]));
    double range = value - Math.min(rgb[0], Math.min(rgb[1], rgb[2]));
    double sixth = range > 0 ? 1 / (6 * range) : 0;
    double hue;
    if (rgb[0] == value) {
      hue = sixth * (rgb[1] - rgb[2]);
    } else if (rgb[1] == value) {
      hue = sixth * (rgb[2] - rgb[0]) + 2.0 / 6;
    } else {
      hue = sixth * (rgb[0] - rgb[1]) + 4.0 / 6;
    }
    hue = range > 0 ? hue : 0;
    return new double[] {hue < 0 ? hue + 1 : hue, value > 0 ? range / value : 0, value};
  }

  private static double[] rgb(double[] hsv) {
    double hue = hsv[0] * 6;
    double[] rgb = {Math.abs(hue - 3) - 1, 2 - Math.abs(hue - 2), 2 - Math.abs(hue - 4)};
    for (int i = 0; i < rgb.length; i++) {
      double share = Math.min(Math.max(rgb[i], 0), 1);
      rgb[i] = (1 - hsv[1] + hsv[1] * share) * hsv[2];
    }
    return rgb;
  }

  @Override
  public Shape infer(Shape in) {
    Checks.rank(in, 4);
    int channels = format.toLast(in).dim(-1);
    Checks.require(
        channels == 3 || channels == Shape.UNKNOWN, "three channels expected; found %s", in);
    return in;
  }

  @Override
  public Tensor forward(Tensor x, Weights w) {
    Tensor last = format.toLast(x);
    double[] pixels = last.toDoubles();
    double[] pixel = new double[3];
    for (int i = 0; i < pixels.length; i += 3) {
      System.arraycopy(pixels, i, pixel, 0, 3);
      System.arraycopy(way.apply(pixel), 0, pixels, i, 3);
    }
    return format.fromLast(Tensor.of(last.shape(), pixels).as(x.dtype()));
  }
}
