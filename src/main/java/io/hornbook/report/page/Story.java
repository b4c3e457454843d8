package io.hornbook.report.page;

import io.hornbook.explain.Claim;
import io.hornbook.explain.Explanation;
import io.hornbook.explain.Inner;
import io.hornbook.explain.Masked;
import io.hornbook.explain.Own;
import io.hornbook.explain.Release;
import io.hornbook.explain.Spellings;
import io.hornbook.explain.Stored;
import io.hornbook.tensor.Shape;
import java.util.ArrayList;
import java.util.List;

/** The page's sections, in order. */
final class Story {
  private final Explanation e;
  private final StringBuilder out = new StringBuilder();

  Story(Explanation e) {
    this.e = e;
  }

  String html() {
    top();
    out.append("<main>\n");
    releases();
    e.columns().ifPresent(c -> out.append(new ColumnsSection(c, e.proofs().spellings()).html()));
    unrolled();
    out.append(new ProofsSection(e.proofs()).html());
    differences();
    comments();
    claims();
    snippets();
    out.append("</main>\n");
    bottom();
    return out.toString();
  }

  private void top() {
    out.append("<header class=\"top\">\n");
    out.append(Html.element("p", "kicker", "hornbook explain"));
    out.append("<h1>Dense or <wbr>TimeDistributed&shy;Dense?</h1>\n");
    out.append(Html.element("p", "answer", e.answer()));
    e.own().ifPresent(this::own);
    if (e.own().isEmpty() || e.proofs().spellings().isPresent()) {
      glance();
    }
    out.append("</header>\n");
  }

  /** The answer in a few numbers. */
  private void glance() {
    out.append("<ul class=\"glance\">\n");
    e.proofs().spellings().ifPresent(this::glance);
    if (e.own().isEmpty()) {
      var shared = e.comments().shared();
      glance(
          Words.count(shared.parameters()) + " × " + Words.count(shared.timesteps()),
          "weights in the question's own model, stored once and used at each timestep");
    }
    out.append("</ul>\n");
  }

  private void glance(Spellings s) {
    s.keras().stream()
        .filter(w -> w.spelling().equals("Dense"))
        .findFirst()
        .ifPresent(
            w ->
                glance(
                    Words.count(w.differing()) + " of " + Words.count(w.elements()),
                    "outputs differ in a bit between Dense and TimeDistributedDense, both computed"
                        + " by "
                        + w.keras()
                        + " itself"));
    if (s.keras().isEmpty()) {
      glance(
          s.differing() + " of " + Words.count(s.elements()),
          "outputs of your layer differ in a bit between the three spellings");
    }
    glance(
        Words.count(s.parameters()) + ", not " + Words.count(s.flattenParameters()),
        "parameters for an input of "
            + Words.shape(s.in().with(0, Shape.UNKNOWN))
            + ": the latter is what Flatten → Dense would need");
  }

  private void glance(String number, String says) {
    out.append("<li><b>").append(Html.text(number)).append("</b> ");
    out.append(Html.text(says)).append("</li>\n");
  }

  private void own(Own own) {
    out.append("<div class=\"own\">\n").append(Html.element("h2", "", "Your layer"));
    out.append(Html.p(own.says()));
    String count =
        own.formula().isEmpty()
            ? "no weights"
            : Words.count(own.parameters()) + " parameters = " + own.formula();
    out.append(Html.p(Words.shape(own.in()) + " → " + Words.shape(own.out()) + ", " + count));
    String from = own.model() + ", written by " + own.keras() + "; run on " + own.data();
    out.append(Html.element("p", "soft", from)).append("</div>\n");
  }

  private void releases() {
    open("releases", "Which Keras do you use?");
    out.append(Html.p("The honest answer changed over the years. Choose yours."));
    out.append("<fieldset class=\"versions\"><legend>Keras version</legend>\n");
    for (Release r : e.releases()) {
      String checked = r.id().equals(e.release()) ? " checked" : "";
      out.append("<input type=\"radio\" name=\"keras\" id=\"v-").append(r.id()).append("\"");
      out.append(checked).append("><label for=\"v-").append(r.id()).append("\">");
      out.append(Html.text(r.label())).append("</label>\n");
    }
    out.append("</fieldset>\n");
    e.releases().forEach(this::release);
    close();
  }

  private void release(Release r) {
    out.append("<div class=\"release for-").append(r.id()).append("\" data-release=\"");
    out.append(r.id()).append("\">\n");
    out.append(Html.element("h3", "", r.name()));
    out.append(Html.element("p", "verdict", r.answer())).append("<dl>\n");
    entry("Dense on a 3-D tensor", r.dense());
    entry("TimeDistributedDense", r.timeDistributedDense());
    entry("TimeDistributed(Dense)", r.timeDistributed());
    entry("A mask", r.mask());
    out.append("</dl>\n<p class=\"soft\">Run for this page:</p><ul class=\"evidence\">\n");
    r.evidence().forEach(line -> out.append(Html.element("li", "", line)));
    out.append("</ul>\n").append(Html.element("p", "source", r.source())).append("</div>\n");
  }

  private void unrolled() {
    open("unrolled", e.own().isEmpty() ? "The question's own model" : "Your model, unrolled");
    out.append(Html.p(e.unrolled().says()));
    String from =
        e.unrolled().keras()
            + e.unrolled().difference().stream()
                .mapToObj(
                    d -> " wrote and ran this model; Hornbook is " + Words.gap(d) + " from it.")
                .findFirst()
                .orElse(" wrote this model.");
    out.append(Html.figure("wide", UnrolledPicture.of(e.unrolled()), from));
    close();
  }

  private void differences() {
    open("differ", "When they do differ");
    out.append(
        Html.p(
            "Dense treats every timestep alike, so a wrapper that does the same adds nothing. Other"
                + " layers look along time or have an axis of their own. A filled cell: the output"
                + " at that row's timestep moves when the input at that column's does."));
    out.append("<ul class=\"inners\">\n");
    e.inners().forEach(this::inner);
    out.append("</ul>\n").append(Html.element("h3", "", "Masks, by generation"));
    List<List<String>> rows = new ArrayList<>();
    for (Masked m : e.masks()) {
      rows.add(
          List.of(
              m.keras(),
              m.spelling(),
              m.passes() ? "passes" : "stops",
              Words.gap(m.passing()),
              Words.gap(m.stopped())));
    }
    out.append(
        Html.table(
            "How far Hornbook is from what each Keras computed, if the mask passes the layer and if"
                + " it ends there",
            List.of("written by", "layer", "the mask", "if it passes", "if it ends"),
            rows));
    out.append(
        Html.p("A masked timestep is computed all the same: " + e.maskedStep().says() + "."));
    out.append(Html.element("h3", "", "A number of timesteps that nobody knows"));
    out.append(Html.p("Dense does not ask: " + e.unknownLength().says() + "."));
    out.append(Html.element("h3", "", "What lies in the file"));
    List<List<String>> stored = new ArrayList<>();
    for (Stored s : e.stored()) {
      stored.add(List.of(s.keras(), s.spelling(), String.join("\n", s.arrays())));
    }
    out.append(
        Html.table(
            "The arrays of the question's dense layer: other names, the same two shapes",
            List.of("written by", "layer", "arrays"),
            stored));
    close();
  }

  private void inner(Inner i) {
    out.append("<li class=\"").append(i.relation().replace(' ', '-')).append("\"><h3>");
    out.append(Html.text(i.layer())).append(" <span class=\"tag\">");
    out.append(Html.text(i.relation())).append("</span></h3>\n<div class=\"maps\">");
    pair("alone", i.outAlone(), i.alone().map(Svg::influence));
    pair("in TimeDistributed", i.outDistributed(), i.distributed().map(Svg::influence));
    out.append("</div>\n").append(Html.p(i.says())).append("</li>\n");
  }

  private void pair(String name, String shapes, java.util.Optional<String> map) {
    String none = "<div class=\"nomap\">no timesteps left</div>";
    out.append("<figure>").append(map.orElse(none)).append("<figcaption>");
    out.append(Html.text(name)).append("<br><code>").append(Html.text(shapes));
    out.append("</code></figcaption></figure>\n");
  }

  private void comments() {
    open("comments", "The comments under the question");
    out.append("<dl class=\"qa\">\n");
    entry("Are the weights shared by the timesteps?", e.comments().shared().says());
    entry("Does Dense apply only to the last timestep?", e.comments().last().says());
    entry(
        "Why does the ten-minute seq2seq example not use TimeDistributedDense?",
        e.comments().seq2seq().says());
    out.append("</dl>\n");
    close();
  }

  private void claims() {
    open("claims", "You may have read …");
    out.append("<ol class=\"claims\">\n");
    for (Claim c : e.claims()) {
      out.append("<li>").append(Html.element("blockquote", "", c.said()));
      out.append(Html.element("p", "by", c.by()));
      out.append("<p class=\"says\"><b class=\"tag\">").append(Html.text(c.verdict()));
      out.append("</b> <b class=\"number\">").append(Html.text(c.number())).append("</b> ");
      out.append(Html.text(c.shows())).append("</p>\n");
      out.append(Html.element("p", "source", c.source())).append("</li>\n");
    }
    out.append("</ol>\n");
    close();
  }

  private void snippets() {
    open("snippets", "The same model in your Keras");
    out.append(Html.element("p", "soft", "Follows the version chosen above."));
    for (Release r : e.releases()) {
      out.append("<div class=\"snippet for-").append(r.id()).append("\">");
      out.append(Html.element("h3", "", r.name()));
      out.append("<pre tabindex=\"0\"><code>")
          .append(Html.text(r.snippet()))
          .append("</code></pre></div>\n");
    }
    out.append(Html.p("To bring a model of any of them to Keras 3, weights and all:"));
    out.append("<pre tabindex=\"0\"><code>").append(Html.text(Release.MIGRATE));
    out.append("</code></pre>\n");
    close();
  }

  private void bottom() {
    out.append("<footer>");
    out.append(
        Html.p(
            "Every number on this page was computed when it was made, by Hornbook "
                + e.hornbook()
                + " (kernel: "
                + e.kernel()
                + "), with the layers that “hornbook verify” runs. The same numbers as JSON:"
                + " hornbook explain --format json."));
    out.append("</footer>\n");
  }

  private void entry(String name, String text) {
    out.append(Html.element("dt", "", name)).append(Html.element("dd", "", text));
  }

  private void open(String id, String title) {
    out.append("<section id=\"").append(id).append("\">\n").append(Html.element("h2", "", title));
  }

  private void close() {
    out.append("</section>\n");
  }
}
