package io.hornbook.report.page;

/**
 * An HTML file that needs nothing else, and is let reach for nothing else.
 *
 * @param title what the browser calls it
 * @param style its one style sheet
 * @param script its one script; empty where it has none
 */
record Document(String title, String style, String script) {
  /**
   * The file.
   *
   * @param body HTML, what is text in it escaped
   * @param json what the script reads, as {@link StoryJson#embedded} writes it
   */
  String of(String body, String json) {
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
