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
    String style = Resources.read("page.css");
    String scripts = script.isEmpty() ? "'none'" : Resources.hash(script);
    String policy =
        "default-src 'none'; style-src "
            + Resources.hash(style)
            + "; script-src "
            + scripts
            + "; base-uri 'none'; form-action 'none'";
    return """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="%s">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="referrer" content="no-referrer">
        <title>%s</title>
        <style>%s</style>
        </head>
        <body>
        %s<script type="application/json" id="story">%s</script>
        %s</body>
        </html>
        """
        .formatted(
            policy,
            Html.text(title),
            style,
            body,
            json,
            script.isEmpty() ? "" : "<script>" + script + "</script>\n");
  }
}
