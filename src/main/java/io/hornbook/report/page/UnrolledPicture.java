package io.hornbook.report.page;

import io.hornbook.explain.Unrolled;
import io.hornbook.tensor.Shape;

/** A model unrolled through time: a row of boxes for every tensor, a plate for every layer. */
final class UnrolledPicture {
  private static final int WIDTH = 400;
  private static final int BOX = 30;
  private static final int HALF = 20;
  private static final int PLATE = 40;
  private static final int GAP = 18;
  private static final int[] PLACES = {32, 94, 156, 258};
  private static final int SHAPE_AT = 290;
  private static final int LONGEST_NAME = 42;
  private static final int LONGEST_FORMULA = 30;

  private final StringBuilder out = new StringBuilder();
  private double y = 20;

  private UnrolledPicture() {}

  static String of(Unrolled u) {
    UnrolledPicture picture = new UnrolledPicture();
    picture.labels(u.in());
    picture.tensor(u.in(), "x", false);
    for (Unrolled.Stage s : u.stages()) {
      picture.stage(s);
    }
    return Svg.image("unrolled", WIDTH, picture.y + 4, u.says(), picture.out.toString());
  }

  private void labels(Shape in) {
    if (timed(in)) {
      String last = in.dim(1) > 0 ? Words.count(in.dim(1)) : "T";
      String[] names = {"t = 1", "2", "3", last};
      for (int i = 0; i < PLACES.length; i++) {
        if (shown(in, i)) {
          out.append(Svg.text(PLACES[i], y - 7, "mid step", names[i]));
        }
      }
    }
  }

  /** Arrows into a layer, its plate, and arrows out of it into the boxes of what it gives. */
  private void stage(Unrolled.Stage s) {
    down(s.in());
    out.append(Svg.box(6, y, WIDTH - 12, PLATE, "plate"));
    out.append(Svg.text(16, y + 16, "layer", shortened(s.origin())));
    out.append(Svg.text(16, y + 32, "weights", weights(s)));
    y += PLATE;
    down(s.out());
    tensor(s.out(), "y", s.recurrent());
  }

  private static String weights(Unrolled.Stage s) {
    if (s.parameters() == 0) {
      return "no weights";
    }
    boolean brief = !s.formula().isEmpty() && s.formula().length() <= LONGEST_FORMULA;
    return (brief ? s.formula() + " = " : "")
        + Words.count(s.parameters())
        + " weights"
        + (s.uses() < 0 ? ", used at every timestep" : "")
        + (s.uses() > 1 ? ", used " + Words.count(s.uses()) + " times" : "");
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST_NAME ? text : text.substring(0, LONGEST_NAME - 1) + "…";
  }

  private void down(Shape shape) {
    for (int i = 0; i < PLACES.length; i++) {
      if (shown(shape, i)) {
        out.append(Svg.line(PLACES[i], y + 1, PLACES[i], y + GAP - 4, "flow"));
        head(PLACES[i], y + GAP - 1, "l-3.5 -6h7z");
      }
    }
    y += GAP;
  }

  private void tensor(Shape shape, String classes, boolean recurrent) {
    double middle = y + BOX / 2.0;
    for (int i = 0; i < PLACES.length; i++) {
      if (!shown(shape, i)) {
        continue;
      }
      out.append(Svg.box(PLACES[i] - HALF, y, 2 * HALF, BOX, "cell " + classes));
      String size = shape.dim(-1) < 0 ? "?" : Words.count(shape.dim(-1));
      out.append(Svg.text(PLACES[i], middle + 4, "mid", size));
      if (recurrent && timed(shape) && i > 0) {
        boolean far = i == PLACES.length - 1;
        double from = far ? PLACES[i] - HALF - 18 : PLACES[i - 1] + HALF;
        out.append(Svg.line(from, middle, PLACES[i] - HALF - 5.0, middle, "flow"));
        head(PLACES[i] - HALF - 1, middle, "l-6 -3.5v7z");
      }
    }
    if (timed(shape)) {
      out.append(Svg.text(PLACES[2] + HALF + 22.0, middle + 4, "mid dots", "…"));
    }
    out.append(Svg.text(SHAPE_AT, middle + 4, "shape", Words.shape(shape)));
    y += BOX;
  }

  /** A short sequence has no boxes for the timesteps that it does not have. */
  private static boolean shown(Shape shape, int place) {
    if (place == PLACES.length - 1) {
      return true;
    }
    return timed(shape) && (shape.dim(1) < 0 || place < shape.dim(1) - 1);
  }

  private static boolean timed(Shape s) {
    return s.rank() >= 3;
  }

  private void head(double x, double at, String path) {
    out.append("<path class=\"head\" d=\"M")
        .append(Svg.number(x))
        .append(' ')
        .append(Svg.number(at))
        .append(path)
        .append("\"/>\n");
  }
}
