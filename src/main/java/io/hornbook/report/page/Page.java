package io.hornbook.report.page;

import io.hornbook.explain.ChangeStory;
import io.hornbook.explain.Explanation;

/** The story as one HTML file that needs nothing else: no network, no build, no server. */
public final class Page {
  private Page() {}

  public static String of(Explanation e) {
    String title = "Dense or TimeDistributedDense?" + e.own().map(o -> " " + o.layer()).orElse("");
    return page(title, new Story(e).html(), StoryJson.embedded(e), Resources.read("page.js"));
  }

  public static String of(ChangeStory story) {
    String title = "What was changed to read " + story.model();
    return page(title, new ChangePage(story).html(), "null", "");
  }

  private static String page(String title, String body, String json, String script) {
    String style = Resources.read("base.css") + Resources.read("page.css");
    return new Document(title, style, script).of(body, json);
  }
}
