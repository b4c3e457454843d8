package io.hornbook.report.page;

import io.hornbook.explain.ChangeStory;
import java.util.List;

/** Every change to a model, each with a section of its own. */
final class ChangePage {
  private static final int MOST = 200;

  private final ChangeStory story;
  private final List<ChangeStory.Told> shown;
  private final StringBuilder out = new StringBuilder();

  ChangePage(ChangeStory story) {
    this.story = story;
    this.shown = story.told().subList(0, Math.min(MOST, story.told().size()));
  }

  String html() {
    out.append("<header class=\"top\">\n");
    out.append(Html.element("p", "kicker", "hornbook explain --all"));
    out.append(Html.element("h1", "", "What was changed to read " + story.model()));
    out.append(Html.element("p", "answer", story.says()));
    story.evidence().forEach(e -> out.append(Html.element("p", "soft", e)));
    story
        .difference()
        .ifPresent(
            d ->
                out.append(
                    Html.p(
                        "After all of them the outputs are "
                            + Words.gap(d)
                            + " from the reference.")));
    out.append("</header>\n<main>\n");
    index();
    for (int i = 0; i < shown.size(); i++) {
      change(shown.get(i), i + 1);
    }
    if (shown.size() < story.told().size()) {
      out.append(
          Html.p(
              "The first %s of %s kinds of change; “hornbook explain --all --format json” has them all."
                  .formatted(Words.count(shown.size()), Words.count(story.told().size()))));
    }
    out.append("</main>\n");
    return out.toString();
  }

  private void index() {
    out.append("<nav aria-label=\"Changes\"><ol class=\"index\">\n");
    for (int i = 0; i < shown.size(); i++) {
      ChangeStory.Told t = shown.get(i);
      out.append("<li><a href=\"#c").append(i + 1).append("\">");
      out.append(Html.text(t.kind() + ": " + t.before() + " → " + t.after())).append("</a></li>\n");
    }
    out.append("</ol></nav>\n");
  }

  private void change(ChangeStory.Told t, int number) {
    out.append("<section class=\"change\" id=\"c").append(number).append("\">\n");
    out.append("<h2><span class=\"kind\">").append(Html.text(t.kind())).append("</span> ");
    out.append(Html.text(Words.list(t.layers(), 6))).append("</h2>\n");
    out.append("<div class=\"ba\">").append(KindPicture.of(t.kind()));
    out.append("<p><code>").append(Html.text(t.before())).append("</code> → <code>");
    out.append(Html.text(t.after())).append("</code></p></div>\n<dl>\n");
    entry("Why it is exact", t.exact());
    entry("Which Keras says so", t.source());
    entry("Layers", Words.list(t.layers(), 40));
    entry("Rule", t.id());
    out.append("</dl>\n</section>\n");
  }

  private void entry(String name, String text) {
    out.append(Html.element("dt", "", name)).append(Html.element("dd", "", text));
  }
}
