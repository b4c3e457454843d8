package io.hornbook.layer.ops;

import io.hornbook.error.Damaged;
import io.hornbook.layer.Checks;
import io.hornbook.layer.DataFormat;
import io.hornbook.layer.LayerType;
import io.hornbook.layer.UnmaskedLayer;
import io.hornbook.layer.Weights;
import io.hornbook.math.Interpolation;
import io.hornbook.math.Linear;
import io.hornbook.math.Rearrange;
import io.hornbook.math.Resampling;
import io.hornbook.model.Config;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.List;
import java.util.function.UnaryOperator;

/** What is done to images {@code (n, h, w, c)}. */
record Pictured(DataFormat format, UnaryOperator<Shape> shape, UnaryOperator<Tensor> way)
    implements UnmaskedLayer {
  private static DataFormat format(Config c) {
    Operands.read(c).tensorsOnly();
    return DataFormat.read(c);
  }

  /** Another size. */
  static LayerType resize(String name) {
    return new LayerType(
        "ops." + name,
        c -> {
          c.only("crop_to_aspect_ratio", false);
          c.only("pad_to_aspect_ratio", false);
          c.ignore("fill_mode", "fill_value");
          List<Integer> size = c.ints("size");
          if (size.size() != 2 || size.get(0) < 1 || size.get(1) < 1) {
            throw new Damaged("'size' should be two positive numbers; found " + size);
          }
          boolean soft = c.flag("antialias", false);
          Interpolation kind = interpolation(c.string("interpolation", "bilinear"), soft);
          return new Pictured(
              format(c),
              in -> in.with(1, size.get(0)).with(2, size.get(1)),
              x -> resized(x, size, kind, soft));
        });
  }

  private static Interpolation interpolation(String name, boolean soft) {
    try {
      Interpolation kind = Interpolation.named(name);
      return soft && kind == Interpolation.BICUBIC_TABLE ? Interpolation.BICUBIC : kind;
    } catch (IllegalArgumentException e) {
      throw new Damaged("no interpolation is called '" + name + "'", e);
    }
  }

  private static Tensor resized(Tensor x, List<Integer> size, Interpolation kind, boolean soft) {
    if (x.shape().dim(1) == size.get(0) && x.shape().dim(2) == size.get(1)) {
      return x;
    }
    Checks.require(x.size() > 0, "an image should have pixels; found %s", x.shape());
    Tensor rows = Resampling.resize(x, 1, size.get(0), kind, soft);
    return Resampling.resize(rows, 2, size.get(1), kind, soft);
  }

  /** The brightness of red, green and blue as the eye sees them. */
  static LayerType grayscale(String name) {
    return new LayerType(
        "ops." + name,
        c ->
            new Pictured(
                format(c),
                in -> in.with(-1, 1),
                x -> {
                  Tensor weights = Tensor.of(Shape.of(3, 1), 0.2989, 0.587, 0.114).as(x.dtype());
                  return Linear.matmul(x, weights);
                }));
  }

  /** Channels as blocks of pixels: {@code (n, h, w, b b c) -> (n, h b, w b, c)}. */
  static LayerType unfold(String name) {
    return new LayerType(
        "ops." + name,
        c -> {
          int b = c.intAt("block_size");
          return new Pictured(
              format(c),
              s -> {
                Checks.require(b > 0 && s.dim(3) % (b * b) == 0, "%s in blocks of %s", s, b);
                return Shape.of(s.dim(0), times(s.dim(1), b), times(s.dim(2), b), s.dim(3) / b / b);
              },
              x -> {
                Shape s = x.shape();
                int depth = s.dim(3) / b / b;
                Tensor blocks = x.reshape(Shape.of(s.dim(0), s.dim(1), s.dim(2), b, b, depth));
                Tensor sorted = Rearrange.permute(blocks, 0, 1, 3, 2, 4, 5);
                return sorted.reshape(Shape.of(s.dim(0), s.dim(1) * b, s.dim(2) * b, depth));
              });
        });
  }

  /** Blocks of pixels as channels: {@code (n, h b, w b, c) -> (n, h, w, b b c)}. */
  static LayerType fold(String name) {
    return new LayerType(
        "ops." + name,
        c -> {
          int b = c.intAt("block_size");
          return new Pictured(
              format(c),
              s -> {
                boolean known = s.dim(1) >= 0 && s.dim(2) >= 0;
                boolean fits = b > 0 && (!known || (s.dim(1) % b == 0 && s.dim(2) % b == 0));
                Checks.require(fits, "%s in blocks of %s", s, b);
                int h = known ? s.dim(1) / b : Shape.UNKNOWN;
                int w = known ? s.dim(2) / b : Shape.UNKNOWN;
                return Shape.of(s.dim(0), h, w, times(times(s.dim(3), b), b));
              },
              x -> {
                Shape s = x.shape();
                int h = s.dim(1) / b;
                int w = s.dim(2) / b;
                Tensor blocks = x.reshape(Shape.of(s.dim(0), h, b, w, b, s.dim(3)));
                Tensor sorted = Rearrange.permute(blocks, 0, 1, 3, 2, 4, 5);
                return sorted.reshape(Shape.of(s.dim(0), h, w, b * b * s.dim(3)));
              });
        });
  }

  private static int times(int size, int by) {
    return size == Shape.UNKNOWN ? size : Math.multiplyExact(size, by);
  }

  @Override
  public Shape infer(Shape in) {
    Checks.rank(in, 4);
    return format.fromLast(shape.apply(format.toLast(in)));
  }

  @Override
  public Tensor forward(Tensor x, Weights w) {
    return format.fromLast(way.apply(format.toLast(x)));
  }
}
