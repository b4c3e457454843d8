package io.hornbook.report.page;

import io.hornbook.explain.Columns;
import io.hornbook.explain.Spellings;
import io.hornbook.tensor.Tensor;
import java.util.Optional;

/** One small input through three layers, side by side; the page's script makes it answer. */
final class ColumnsSection {
  private final Columns c;
  private final Optional<Spellings> spellings;
  private final StringBuilder out = new StringBuilder();

  ColumnsSection(Columns c, Optional<Spellings> spellings) {
    this.c = c;
    this.spellings = spellings;
  }

  String html() {
    out.append("<section id=\"columns\">\n");
    out.append(Html.element("h2", "", "One input, three layers"));
    out.append(
        Html.p(
            "Hover over a cell of y, or move to it with the arrow keys, to see the inputs and"
                + " weights that made it. In the first column, x, W and b can be changed."));
    out.append(Html.element("p", "soft", c.says()));
    controls();
    out.append("<div class=\"columns\">\n");
    column("dense", "Dense on 3-D", "every row of x times one W");
    column("distributed", "TimeDistributed(Dense)", "one timestep after the other, the same W");
    column("flattened", "Flatten → Dense", "all of x at once, a weight for every pair");
    out.append("</div>\n");
    out.append("<p id=\"check\" class=\"check\" role=\"status\">");
    out.append(
        Html.text("The numbers are Hornbook's. With scripts on, the page computes them too."));
    out.append("</p>\n</section>\n");
    return out.toString();
  }

  private void controls() {
    out.append("<form class=\"controls\" id=\"controls\" hidden>\n");
    if (!c.fixed()) {
      size("T", "timesteps", c.t(), c.x().shape().dim(0));
      size("F", "features", c.f(), c.x().shape().dim(1));
      size("U", "units", c.u(), c.b().size());
      out.append("<label class=\"switch\"><input type=\"checkbox\" id=\"kron\"> ");
      out.append("give Flatten → Dense the kernel kron(I, W)</label>\n");
    }
    out.append("<button type=\"button\" id=\"reset\">Reset</button>\n</form>\n");
  }

  private void size(String letter, String name, int value, int most) {
    out.append("<label class=\"size\">").append(letter).append(" <span>").append(name);
    out.append("</span> <select id=\"size-").append(letter).append("\">");
    for (int i = 1; i <= most; i++) {
      String chosen = i == value ? " selected" : "";
      out.append("<option").append(chosen).append(">").append(i).append("</option>");
    }
    out.append("</select></label>\n");
  }

  private void column(String id, String name, String says) {
    int f = c.fixed() ? 1 : c.f();
    int t = c.fixed() ? 1 : c.t();
    boolean flat = id.equals("flattened");
    Tensor y =
        switch (id) {
          case "dense" -> c.dense().get(f - 1);
          case "distributed" -> c.distributed().get(f - 1);
          default -> c.flattened().get(t - 1).get(f - 1);
        };
    out.append("<article class=\"column\" id=\"").append(id).append("\">\n");
    out.append(Html.element("h3", "", name)).append(Html.element("p", "soft", says));
    out.append("<p class=\"count\">").append(Html.text(count(flat))).append("</p>\n");
    out.append("<div class=\"product\">\n");
    if (!flat) {
      grid("w", "W", c.w(), c.f(), c.u());
    }
    grid("x", "x", c.x(), c.t(), c.f());
    grid("y", "y", y, c.t(), c.u());
    out.append("</div>\n<p class=\"sum\" aria-live=\"polite\"></p>\n</article>\n");
  }

  private String count(boolean flat) {
    if (c.fixed()) {
      return spellings
          .map(
              s ->
                  flat
                      ? Words.count(s.flattenParameters()) + " parameters = " + s.flattenFormula()
                      : Words.count(s.parameters()) + " parameters = " + s.formula())
          .orElse("");
    }
    int t = c.t();
    int f = c.f();
    int u = c.u();
    return flat
        ? "%s×%s → %s → %s → %s×%s, %s·%s + %s = %s parameters"
            .formatted(t, f, t * f, t * u, t, u, t * f, t * u, t * u, t * f * t * u + t * u)
        : "%s×%s → %s×%s, %s·%s + %s = %s parameters".formatted(t, f, t, u, f, u, u, f * u + u);
  }

  private void grid(String classes, String name, Tensor values, int rows, int columns) {
    int width = values.shape().dim(-1);
    out.append("<table class=\"grid ").append(classes).append("\"><caption>").append(name);
    out.append("</caption><tbody>\n");
    for (int r = 0; r < rows; r++) {
      out.append("<tr>");
      for (int k = 0; k < columns; k++) {
        out.append("<td>").append(Words.cell(values.doubleAt(r * width + k))).append("</td>");
      }
      out.append("</tr>\n");
    }
    out.append("</tbody></table>\n");
  }
}
