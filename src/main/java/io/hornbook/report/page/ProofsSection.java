package io.hornbook.report.page;

import io.hornbook.explain.Influence;
import io.hornbook.explain.Kron;
import io.hornbook.explain.OtherLength;
import io.hornbook.explain.Permuted;
import io.hornbook.explain.Proofs;
import io.hornbook.explain.Spellings;
import io.hornbook.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The proofs, each a picture and a number. */
final class ProofsSection {
  private final Proofs p;
  private final StringBuilder out = new StringBuilder();

  ProofsSection(Proofs p) {
    this.p = p;
  }

  String html() {
    out.append("<section id=\"proofs\">\n").append(Html.element("h2", "", "Proofs"));
    if (p.influence().isEmpty() && p.lengths().isEmpty()) {
      out.append(
          Html.p("This layer is given no timesteps: there is nothing to be shown along time."));
    }
    p.spellings().ifPresent(this::spellings);
    if (!p.influence().isEmpty()) {
      influence();
    }
    p.kron().ifPresent(this::kron);
    if (!p.lengths().isEmpty()) {
      lengths();
    }
    if (!p.permuted().isEmpty()) {
      permuted();
    }
    return out.append("</section>\n").toString();
  }

  private void spellings(Spellings s) {
    open("The three spellings, bit for bit");
    out.append(Html.p(s.says())).append("<div class=\"row\">\n");
    bits("Dense on 3-D", s.dense());
    bits("TimeDistributed(Dense)", s.distributed());
    bits("Dense, once a timestep", s.stepwise());
    out.append("</div>\n");
    if (!s.keras().isEmpty()) {
      witnesses(s);
    }
    close();
  }

  private void bits(String name, Tensor y) {
    int bits = Float.floatToRawIntBits(y.toFloats()[0]);
    String first = String.format(Locale.ROOT, "%08x", bits);
    String alt = name + ": its outputs as colours";
    out.append("<figure>").append(Svg.heat(y, alt)).append("<figcaption>").append(Html.text(name));
    out.append("<br>first value <code>").append(first).append("</code></figcaption></figure>\n");
  }

  private void witnesses(Spellings s) {
    List<List<String>> rows = new ArrayList<>();
    for (Spellings.Witness w : s.keras()) {
      rows.add(
          List.of(
              w.keras(),
              w.spelling(),
              Words.count(w.differing()) + " of " + Words.count(w.elements()),
              Words.gap(w.apart()),
              Words.gap(w.difference())));
    }
    out.append(
        Html.table(
            "The same weights on the same input in real Keras releases, compared with the first"
                + " row's own outputs; last, how far Hornbook is from each",
            List.of("computed by", "spelling", "other bits", "at most apart", "Hornbook"),
            rows));
  }

  private void influence() {
    open("Change x at one timestep: which outputs move?");
    out.append("<div class=\"row\">\n");
    for (Influence i : p.influence()) {
      out.append("<figure>").append(Svg.influence(i)).append("<figcaption><b>");
      out.append(Html.text(i.name())).append("</b><br>").append(Html.text(i.pattern() + ": "));
      out.append(Html.text(i.means())).append("</figcaption></figure>\n");
    }
    out.append("</div>\n");
    out.append(
        Html.element(
            "p", "soft", "Rows: timesteps of the output. Columns: the timestep that was changed."));
    close();
  }

  private void kron(Kron k) {
    open("As one matrix from all inputs to all outputs");
    out.append("<div class=\"row two\">\n");
    String size = Words.count(k.t() * (long) k.f()) + "×" + Words.count(k.t() * (long) k.u());
    out.append(
        Html.figure(
            "",
            Svg.heat(k.shared(), "TimeDistributed(Dense) as a matrix: W repeated on the diagonal"),
            "TimeDistributed(Dense), "
                + size
                + ": "
                + Words.count(k.sharedEntries())
                + " entries that are not 0, copies of "
                + Words.count(k.distinct())
                + " weights"));
    out.append(
        Html.figure(
            "",
            Svg.heat(k.own(), "The kernel of a Dense behind Flatten: every entry is its own"),
            "Flatten → Dense, "
                + size
                + ": "
                + Words.count(k.entries())
                + " weights, each its own"));
    out.append("</div>\n").append(Html.p(k.says()));
    close();
  }

  private void lengths() {
    open("Another number of timesteps, the same weights");
    out.append("<ul class=\"results\">\n");
    for (OtherLength l : p.lengths()) {
      result(l.name(), l.works(), steps(l), l.says());
    }
    out.append("</ul>\n");
    close();
  }

  /** A box for every timestep: filled as made for, outlined where it is new. */
  private static String steps(OtherLength l) {
    StringBuilder boxes = new StringBuilder();
    for (int i = 0; i < l.other(); i++) {
      boolean taken = l.works() || i < l.length();
      String classes = i < l.length() ? "cell y" : taken ? "cell x" : "cell no";
      boxes.append(Svg.box(i * 15, 0, 13, 18, classes));
    }
    String alt = l.name() + (l.works() ? " takes " : " does not take ") + l.other() + " timesteps";
    return Svg.image("steps", l.other() * 15.0, 18, alt, boxes.toString());
  }

  private void permuted() {
    open("Timesteps in another order, before the layer or behind it");
    out.append(crossing(p.permuted().get(0).order())).append("<ul class=\"results\">\n");
    for (Permuted m : p.permuted()) {
      String number = "<b class=\"number\">" + Html.text(Words.gap(m.difference())) + "</b>";
      result(m.name(), m.commutes(), number, m.says());
    }
    out.append("</ul>\n");
    close();
  }

  private static String crossing(List<Integer> order) {
    StringBuilder body = new StringBuilder();
    int step = 36;
    for (int i = 0; i < order.size(); i++) {
      double from = order.get(i) * step + 18.0;
      double to = i * step + 18.0;
      body.append(Svg.line(from, 22, to, 58, "flow"));
    }
    for (int i = 0; i < order.size(); i++) {
      body.append(Svg.box(i * step + 4, 2, 28, 20, "cell x"));
      body.append(Svg.text(i * step + 18.0, 16, "mid", Integer.toString(i + 1)));
      body.append(Svg.box(i * step + 4, 58, 28, 20, "cell x"));
      body.append(Svg.text(i * step + 18.0, 72, "mid", Integer.toString(order.get(i) + 1)));
    }
    return Svg.image(
        "crossing",
        order.size() * (double) step,
        80,
        "The order the timesteps are put in",
        body.toString());
  }

  private void result(String name, boolean good, String picture, String says) {
    out.append("<li class=\"").append(good ? "yes" : "no").append("\"><b>");
    out.append(good ? "✓ " : "✗ ").append(Html.text(name)).append("</b> ").append(picture);
    out.append(Html.element("span", "", says)).append("</li>\n");
  }

  private void open(String title) {
    out.append("<article class=\"card\">\n").append(Html.element("h3", "", title));
  }

  private void close() {
    out.append("</article>\n");
  }
}
