package io.hornbook.layer.preprocessing;

import io.hornbook.error.Damaged;
import io.hornbook.layer.Checks;
import io.hornbook.layer.DataFormat;
import io.hornbook.layer.LayerType;
import io.hornbook.layer.UnmaskedLayer;
import io.hornbook.layer.Weights;
import io.hornbook.model.Config;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.List;

/**
 * Contrast evened out tile by tile, {@code (n, h, w, c) -> (n, h, w, c)}: each value becomes the
 * share of darker pixels in the four tiles around it, whose histograms are cut off at a limit
 * (Keras 3.15 {@code layers/preprocessing/image_preprocessing/clahe.py}).
 */
record Clahe(ValueRange range, double limit, int gridRows, int gridColumns, DataFormat format)
    implements UnmaskedLayer {
  static final LayerType TYPE =
      new LayerType("ContrastLimitedAdaptiveHistogramEqualization", Clahe::read);
  private static final int LEVELS = 256;

  private static Clahe read(Config c) {
    c.ignore("factor", "bounding_box_format");
    List<Integer> grid = c.ints("tile_grid_size", List.of(8, 8));
    if (grid.size() != 2 || grid.get(0) < 1 || grid.get(1) < 1) {
      throw new Damaged("'tile_grid_size' should be two positive numbers; found " + grid);
    }
    return new Clahe(
        ValueRange.read(c),
        c.doubleAt("clip_limit", 4),
        grid.get(0),
        grid.get(1),
        DataFormat.read(c));
  }

  @Override
  public Shape infer(Shape in) {
    Checks.rank(in, 4);
    return in;
  }

  @Override
  public Tensor forward(Tensor x, Weights w) {
    Tensor images = range.to255(format.toLast(x));
    Shape shape = images.shape();
    double[] in = images.toDoubles();
    double[] out = new double[in.length];
    int h = shape.dim(1);
    int wide = shape.dim(2);
    int channels = shape.dim(3);
    for (int image = 0; image < shape.dim(0); image++) {
      for (int c = 0; c < channels; c++) {
        new Plane(in, image * h * wide * channels + c, h, wide, channels).into(out);
      }
    }
    Tensor even = Tensor.of(shape, out).as(x.dtype());
    return format.fromLast(range.from255(even));
  }

  /** One channel of one image. */
  private final class Plane {
    private final double[] in;
    private final int start;
    private final int height;
    private final int width;
    private final int step;
    private final int tileHeight;
    private final int tileWidth;

    Plane(double[] in, int start, int height, int width, int step) {
      this.in = in;
      this.start = start;
      this.height = height;
      this.width = width;
      this.step = step;
      this.tileHeight = (int) (((long) height + gridRows - 1) / gridRows);
      this.tileWidth = (int) (((long) width + gridColumns - 1) / gridColumns);
      boolean fits =
          (long) tileHeight * gridRows <= 2L * height
              && (long) tileWidth * gridColumns <= 2L * width;
      Checks.require(fits, "an image of (%s, %s) is too small for its tiles", height, width);
    }

    private int at(int row, int column) {
      return start + (row * width + column) * step;
    }

    /** The level of a pixel; beyond the edge the image is mirrored, edge pixels included. */
    private int level(int row, int column) {
      double value = in[at(mirrored(row, height), mirrored(column, width))];
      return (int) Math.max(0, Math.min(LEVELS - 1, value));
    }

    private int mirrored(int place, int size) {
      return place < size ? place : 2 * size - 1 - place;
    }

    void into(double[] out) {
      double[][][] curves = new double[gridRows][gridColumns][];
      for (int i = 0; i < gridRows; i++) {
        for (int j = 0; j < gridColumns; j++) {
          curves[i][j] = curve(i, j);
        }
      }
      for (int row = 0; row < height; row++) {
        for (int column = 0; column < width; column++) {
          out[at(row, column)] = between(curves, row, column, level(row, column));
        }
      }
    }

    /** What each level of a tile becomes. */
    private double[] curve(int i, int j) {
      double[] counts = new double[LEVELS];
      for (int row = i * tileHeight; row < (i + 1) * tileHeight; row++) {
        for (int column = j * tileWidth; column < (j + 1) * tileWidth; column++) {
          counts[level(row, column)]++;
        }
      }
      int pixels = tileHeight * tileWidth;
      if (limit > 0) {
        cutOff(counts, limit * pixels / LEVELS);
      }
      double sum = 0;
      for (int level = 0; level < LEVELS; level++) {
        sum += counts[level];
        counts[level] = sum;
      }
      double least = counts[0];
      double rest = pixels - least == 0 ? 1 : pixels - least;
      for (int level = 0; level < LEVELS; level++) {
        counts[level] = Math.max(0, Math.min(255, (counts[level] - least) * 255 / rest));
      }
      return counts;
    }

    /** What lies above the limit is spread over all levels. */
    private void cutOff(double[] counts, double most) {
      double excess = 0;
      for (int level = 0; level < LEVELS; level++) {
        excess += Math.max(0, counts[level] - most);
        counts[level] = Math.min(most, counts[level]);
      }
      for (int level = 0; level < LEVELS; level++) {
        counts[level] += excess / LEVELS;
      }
    }

    /** The curves of the four nearest tiles, weighted by how near their centres are. */
    private double between(double[][][] curves, int row, int column, int level) {
      double y = (row - tileHeight / 2.0) / tileHeight;
      double x = (column - tileWidth / 2.0) / tileWidth;
      int i = (int) Math.floor(y);
      int j = (int) Math.floor(x);
      double top = across(curves[tile(i, gridRows)], j, x - j, level);
      double bottom = across(curves[tile(i + 1, gridRows)], j, x - j, level);
      return top * (1 - (y - i)) + bottom * (y - i);
    }

    private double across(double[][] curves, int j, double weight, int level) {
      double left = curves[tile(j, gridColumns)][level];
      double right = curves[tile(j + 1, gridColumns)][level];
      return left * (1 - weight) + right * weight;
    }

    private int tile(int index, int count) {
      return Math.max(0, Math.min(count - 1, index));
    }
  }
}
