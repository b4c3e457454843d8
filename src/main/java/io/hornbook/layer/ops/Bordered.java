package io.hornbook.layer.ops;

import io.hornbook.error.Damaged;
import io.hornbook.layer.Checks;
import io.hornbook.layer.DataFormat;
import io.hornbook.layer.LayerType;
import io.hornbook.layer.UnmaskedLayer;
import io.hornbook.layer.Weights;
import io.hornbook.math.Rearrange;
import io.hornbook.model.Config;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.Optional;

/**
 * Images with borders of zeros, or without their borders: {@code (n, h, w, c) -> (n, h', w', c)}
 * (Keras 3.15 {@code ops/image.py}, {@code PadImages} and {@code CropImages}).
 *
 * @param sign 1 to pad, -1 to crop
 */
record Bordered(Side rows, Side columns, int sign, DataFormat format) implements UnmaskedLayer {
  /** Of the borders at both ends and the size after, what the config says: two at least. */
  private record Side(Optional<Integer> before, Optional<Integer> after, Optional<Integer> size) {
    static Side read(Config c, String before, String after, String size) {
      Side side = new Side(number(c, before), number(c, after), number(c, size));
      if (side.size.isEmpty() && (side.before.isEmpty() || side.after.isEmpty())) {
        throw new Damaged("one of '%s', '%s' and '%s' is missing".formatted(before, after, size));
      }
      return side;
    }

    private static Optional<Integer> number(Config c, String key) {
      return c.find(key).map(value -> c.intAt(key));
    }

    /** How long {@code length} becomes. */
    int size(int length, int sign) {
      if (size.isPresent()) {
        return size.get();
      }
      int borders = Math.addExact(before.orElseThrow(), after.orElseThrow());
      return length == Shape.UNKNOWN ? length : Math.addExact(length, sign * borders);
    }

    /** How much goes before {@code length}, or is cut there. */
    int before(int length, int sign) {
      return before.orElseGet(() -> sign * (size(length, sign) - length) - after.orElse(0));
    }
  }

  static LayerType pad(String name) {
    return type(name, "padding", 1);
  }

  static LayerType crop(String name) {
    return type(name, "cropping", -1);
  }

  private static LayerType type(String name, String what, int sign) {
    return new LayerType(
        "ops." + name,
        c -> {
          Operands.read(c).tensorsOnly();
          return new Bordered(
              Side.read(c, "top_" + what, "bottom_" + what, "target_height"),
              Side.read(c, "left_" + what, "right_" + what, "target_width"),
              sign,
              DataFormat.read(c));
        });
  }

  @Override
  public Shape infer(Shape in) {
    Checks.rank(in, 4);
    Shape last = format.toLast(in);
    int height = rows.size(last.dim(1), sign);
    int width = columns.size(last.dim(2), sign);
    Checks.require(
        (height == Shape.UNKNOWN || height >= 0) && (width == Shape.UNKNOWN || width >= 0),
        "%s leaves nothing of %s",
        this,
        in);
    return format.fromLast(last.with(1, height).with(2, width));
  }

  @Override
  public Tensor forward(Tensor x, Weights w) {
    Tensor last = format.toLast(x);
    Shape from = last.shape();
    Shape to = format.toLast(infer(x.shape()));
    int top = rows.before(from.dim(1), sign);
    int left = columns.before(from.dim(2), sign);
    int[] before = {0, top, left, 0};
    if (sign < 0) {
      return format.fromLast(Rearrange.box(last, before, to));
    }
    int bottom = to.dim(1) - from.dim(1) - top;
    int right = to.dim(2) - from.dim(2) - left;
    Checks.require(
        Math.min(Math.min(top, left), Math.min(bottom, right)) >= 0,
        "borders of an image should not be negative; found %s to become %s",
        from,
        to);
    return format.fromLast(Rearrange.pad(last, before, new int[] {0, bottom, right, 0}, 0));
  }
}
