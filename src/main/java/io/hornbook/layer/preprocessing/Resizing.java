package io.hornbook.layer.preprocessing;

import io.hornbook.error.Damaged;
import io.hornbook.layer.Checks;
import io.hornbook.layer.DataFormat;
import io.hornbook.layer.LayerType;
import io.hornbook.layer.UnmaskedLayer;
import io.hornbook.layer.Weights;
import io.hornbook.math.Interpolation;
import io.hornbook.model.Config;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;

/**
 * Images in one size, {@code (n, h, w, c) -> (n, height, width, c)}; their proportions may be kept
 * by cutting or by filling up (Keras 3.15 {@code
 * layers/preprocessing/image_preprocessing/resizing.py}).
 */
record Resizing(
    int height,
    int width,
    Interpolation interpolation,
    boolean antialias,
    Fit fit,
    double fill,
    DataFormat format)
    implements UnmaskedLayer {
  static final LayerType TYPE = new LayerType("Resizing", Resizing::read);

  /** What becomes of other proportions. */
  enum Fit {
    STRETCH,
    CUT,
    FILL
  }

  private static Resizing read(Config c) {
    c.only("fill_mode", "constant");
    c.ignore("bounding_box_format", "value_range", "factor");
    boolean cut = c.flag("crop_to_aspect_ratio", false);
    boolean filled = c.flag("pad_to_aspect_ratio", false);
    if (cut && filled) {
      throw new Damaged("only one of crop_to_aspect_ratio and pad_to_aspect_ratio can be true");
    }
    return new Resizing(
        positive(c, "height"),
        positive(c, "width"),
        interpolation(c),
        c.flag("antialias", false),
        cut ? Fit.CUT : filled ? Fit.FILL : Fit.STRETCH,
        c.doubleAt("fill_value", 0),
        DataFormat.read(c));
  }

  static int positive(Config c, String key) {
    int size = c.intAt(key);
    if (size < 1) {
      throw new Damaged("'" + key + "' should be positive; found " + size);
    }
    return size;
  }

  private static Interpolation interpolation(Config c) {
    String name = c.string("interpolation", "bilinear");
    try {
      return Interpolation.named(name);
    } catch (IllegalArgumentException e) {
      throw new Damaged("no interpolation is called '" + name + "'", e);
    }
  }

  @Override
  public Shape infer(Shape in) {
    Checks.rank(in, 4);
    return format.fromLast(format.toLast(in).with(1, height).with(2, width));
  }

  @Override
  public Tensor forward(Tensor x, Weights w) {
    Tensor images = format.toLast(x);
    Tensor fitting =
        switch (fit) {
          case STRETCH -> images;
          case CUT -> Proportions.cut(images, height, width);
          case FILL -> Proportions.filled(images, height, width, fill);
        };
    return format.fromLast(Proportions.resize(fitting, height, width, interpolation, antialias));
  }
}
