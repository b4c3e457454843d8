package io.hornbook.report.page;

/** What kinds of change look like. */
final class KindPicture {
  private static final int SIDE = 12;

  private KindPicture() {}

  static String of(String kind) {
    String body =
        switch (kind) {
          case "reordered" ->
              columns(0, "p4", "n4", "p2", "n2") + columns(70, "p4", "p2", "n2", "n4");
          case "flipped" -> square(0, false) + square(70, true);
          case "collapsed" ->
              Svg.box(0, 0, 48, 36, "outline")
                  + Svg.box(9, 8, 30, 20, "cell y")
                  + Svg.box(79, 8, 30, 20, "cell y");
          case "left out" -> Svg.box(0, 8, 48, 20, "cell x") + Svg.box(70, 8, 48, 20, "outline");
          case "spelled out" -> Svg.box(0, 8, 48, 20, "outline") + Svg.box(70, 8, 48, 20, "cell x");
          default -> Svg.box(0, 8, 48, 20, "cell x") + Svg.box(70, 8, 48, 20, "cell y");
        };
    return Svg.image("kindpic", 118, 36, kind + ", as a picture", body + arrow());
  }

  private static String columns(int x, String... classes) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < classes.length; i++) {
      out.append(Svg.box(x + i * SIDE, 0, SIDE - 1, 36, classes[i]));
    }
    return out.toString();
  }

  private static String square(int x, boolean flipped) {
    StringBuilder out = new StringBuilder();
    String[] classes = {"p4", "p3", "p2", "p1", "z", "n1", "n2", "n3", "n4"};
    for (int i = 0; i < classes.length; i++) {
      int at = flipped ? classes.length - 1 - i : i;
      out.append(Svg.box(x + 6 + at % 3 * SIDE, at / 3 * SIDE, SIDE - 1, SIDE - 1, classes[i]));
    }
    return out.toString();
  }

  private static String arrow() {
    return Svg.line(52, 18, 62, 18, "flow") + "<path class=\"head\" d=\"M67 18l-7 -4v8z\"/>\n";
  }
}
