package io.hornbook.layer.preprocessing;

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
 * The middle of images, {@code (n, h, w, c) -> (n, height, width, c)}; what is smaller is resized
 * instead, as much as keeps the proportions (Keras 3.15 {@code
 * layers/preprocessing/image_preprocessing/center_crop.py}).
 */
record CenterCrop(int height, int width, DataFormat format) implements UnmaskedLayer {
  static final LayerType TYPE = new LayerType("CenterCrop", CenterCrop::read);

  private static CenterCrop read(Config c) {
    c.ignore("bounding_box_format", "value_range", "factor");
    return new CenterCrop(
        Resizing.positive(c, "height"), Resizing.positive(c, "width"), DataFormat.read(c));
  }

  @Override
  public Shape infer(Shape in) {
    Checks.rank(in, 4);
    return format.fromLast(format.toLast(in).with(1, height).with(2, width));
  }

  @Override
  public Tensor forward(Tensor x, Weights w) {
    Tensor images = format.toLast(x);
    int above = images.shape().dim(1) - height;
    int beside = images.shape().dim(2) - width;
    Tensor middle =
        above >= 0 && beside >= 0
            ? Proportions.crop(images, above / 2, height, beside / 2, width)
            : Proportions.resize(
                Proportions.cut(images, height, width),
                height,
                width,
                Interpolation.BILINEAR,
                false);
    return format.fromLast(middle);
  }
}
