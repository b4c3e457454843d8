package io.hornbook.report.page;

import io.hornbook.explain.Influence;
import io.hornbook.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Pictures of matrices. Colours are classes, so that they follow the scheme. */
final class Svg {
  private static final int LEVELS = 4;

  private Svg() {}

  /** An image with a name that is read out. */
  static String image(String classes, double width, double height, String alt, String body) {
    String name = Html.text(alt);
    return String.format(
        Locale.ROOT,
        "<svg class=\"%s\" viewBox=\"0 0 %s %s\" role=\"img\" aria-label=\"%s\"><title>%s</title>%n%s</svg>%n",
        classes,
        number(width),
        number(height),
        name,
        name,
        body);
  }

  /** The last two axes of a tensor as coloured cells: blue above 0, orange below. */
  static String heat(Tensor t, String alt) {
    int columns = t.shape().dim(-1);
    int rows = t.size() / columns;
    double most = 0;
    for (int i = 0; i < t.size(); i++) {
      most = Math.max(most, Math.abs(t.doubleAt(i)));
    }
    Map<String, StringBuilder> paths = new LinkedHashMap<>();
    for (int i = 0; i < t.size(); i++) {
      String level = level(t.doubleAt(i), most);
      cell(paths.computeIfAbsent(level, k -> new StringBuilder()), i % columns, i / columns);
    }
    return image("heat", columns, rows, alt, drawn(paths));
  }

  /** Which timestep moves which: a filled cell where one does, darker where more. */
  static String influence(Influence i) {
    Tensor t = i.moved();
    int columns = t.shape().dim(1);
    double most = 0;
    for (int k = 0; k < t.size(); k++) {
      most = Math.max(most, t.doubleAt(k));
    }
    Map<String, StringBuilder> paths = new LinkedHashMap<>();
    for (int k = 0; k < t.size(); k++) {
      double v = t.doubleAt(k);
      String level = v == 0 ? "z" : "i" + Math.max(1, (int) Math.ceil(v / most * LEVELS));
      cell(paths.computeIfAbsent(level, x -> new StringBuilder()), k % columns, k / columns);
    }
    String alt =
        i.name()
            + ": "
            + i.pattern()
            + ". Rows are timesteps of the output, columns those of the input.";
    return image("map", columns, t.shape().dim(0), alt, drawn(paths));
  }

  /** {@code p4} … {@code p1}, {@code z}, {@code n1} … {@code n4}. */
  static String level(double value, double most) {
    if (value == 0 || most == 0) {
      return "z";
    }
    int size = Math.max(1, (int) Math.round(Math.abs(value) / most * LEVELS));
    return (value > 0 ? "p" : "n") + size;
  }

  private static void cell(StringBuilder path, int x, int y) {
    path.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
  }

  private static String drawn(Map<String, StringBuilder> paths) {
    StringBuilder out = new StringBuilder();
    paths.forEach((c, d) -> out.append("<path class=\"" + c + "\" d=\"" + d + "\"/>\n"));
    return out.toString();
  }

  static String number(double value) {
    return value == Math.rint(value)
        ? Long.toString((long) value)
        : String.format(Locale.ROOT, "%.1f", value);
  }

  static String text(double x, double y, String classes, String text) {
    return "<text x=\"%s\" y=\"%s\" class=\"%s\">%s</text>\n"
        .formatted(number(x), number(y), classes, Html.text(text));
  }

  static String box(double x, double y, double w, double h, String classes) {
    return "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"4\" class=\"%s\"/>\n"
        .formatted(number(x), number(y), number(w), number(h), classes);
  }

  static String line(double x1, double y1, double x2, double y2, String classes) {
    return "<line x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\" class=\"%s\"/>\n"
        .formatted(number(x1), number(y1), number(x2), number(y2), classes);
  }
}
