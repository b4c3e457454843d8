package io.hornbook.report.page;

import java.util.List;
import java.util.stream.Collectors;

/** HTML from text: whatever comes from a model file stays text. */
final class Html {
  private Html() {}

  /** The text with what HTML would act on escaped, and control characters spelled out. */
  static String text(String whole) {
    String text = Words.brief(whole);
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      out.append(c == '\n' ? "\n" : escaped(c));
    }
    return Words.safe(out.toString().replace("\n", "\u2028")).replace("\u2028", "\n");
  }

  private static String escaped(char c) {
    return switch (c) {
      case '&' -> "&amp;";
      case '<' -> "&lt;";
      case '>' -> "&gt;";
      case '"' -> "&quot;";
      case '\'' -> "&#39;";
      default -> String.valueOf(c);
    };
  }

  /** An element with text in it. */
  static String element(String name, String classes, String text) {
    return "<" + name + attribute("class", classes) + ">" + text(text) + "</" + name + ">\n";
  }

  static String attribute(String name, String value) {
    return value.isEmpty() ? "" : " " + name + "=\"" + text(value) + "\"";
  }

  /** A paragraph. */
  static String p(String text) {
    return element("p", "", text);
  }

  /** A figure: a picture and what is to be seen on it. */
  static String figure(String classes, String picture, String caption) {
    return "<figure"
        + attribute("class", classes)
        + ">\n"
        + picture
        + element("figcaption", "", caption)
        + "</figure>\n";
  }

  /** A table of text; the first column is its rows' heading. */
  static String table(String caption, List<String> head, List<List<String>> rows) {
    String top =
        head.stream()
            .map(h -> "<th scope=\"col\">" + text(h) + "</th>")
            .collect(Collectors.joining());
    StringBuilder body = new StringBuilder();
    for (List<String> row : rows) {
      body.append("<tr><th scope=\"row\">").append(text(row.get(0))).append("</th>");
      for (int i = 1; i < row.size(); i++) {
        body.append("<td").append(attribute("data-label", head.get(i))).append(">");
        body.append(text(row.get(i))).append("</td>");
      }
      body.append("</tr>\n");
    }
    return "<table class=\"facts\"><caption>"
        + text(caption)
        + "</caption>\n<thead><tr>"
        + top
        + "</tr></thead>\n<tbody>\n"
        + body
        + "</tbody></table>\n";
  }
}
