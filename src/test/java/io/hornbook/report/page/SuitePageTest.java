package io.hornbook.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.hornbook.format.Json;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SuitePageTest {
  private static final String PAGE = SuitePage.of(Suites.sample(), "9");

  private static String between(String text, String from, String to) {
    int start = text.indexOf(from) + from.length();
    return text.substring(start, text.indexOf(to, start));
  }

  private static List<?> data(String page) {
    return (List<?>) Json.parse(between(page, "id=\"story\">", "</script>"), "page");
  }

  @Test
  void namesThatLookLikeHtmlStayText() {
    assertThat(PAGE).doesNotContain(Suites.EVIL, "<b a=", "\u202e");
    assertThat(PAGE).contains("&lt;/script&gt;&lt;script&gt;alert(1)");
    assertThat(Pattern.compile("<script").matcher(PAGE).results().count()).isEqualTo(2);
    assertThat(data(PAGE).toString()).contains("Model: </script><script>alert(1)");
  }

  @Test
  void thePageNeedsNothingElseAndMayReachForNothing() {
    String policy = between(PAGE, "Content-Security-Policy\" content=\"", "\">");
    assertThat(policy)
        .contains("default-src 'none'", Resources.hash(between(PAGE, "<style>", "</style>")))
        .contains(Resources.hash(between(PAGE, "<script>", "</script>")))
        .doesNotContain("unsafe");
    assertThat(PAGE).doesNotContain("http-equiv=\"refresh", "<link", "@import", "url(", " style=");
  }

  @Test
  void whatDoesNotAgreeComesFirst() {
    List<String> verdicts =
        Pattern.compile("<details class=\"case (\\w+)\"")
            .matcher(PAGE)
            .results()
            .map(m -> m.group(1))
            .toList();
    assertThat(verdicts).containsExactly("disagree", "disagree", "damaged", "agree", "agree");
    assertThat(PAGE).contains("<h1>2 of 5 cases agree</h1>");
  }

  @Test
  void aCasesLayersAreInThePageWithTheirHistogramAndExcerpt() {
    Map<?, ?> first = (Map<?, ?>) data(PAGE).get(0);
    assertThat(PAGE).contains("<p class=\"diagnosis\">").contains("give it one");
    Map<?, ?> layer = (Map<?, ?>) ((List<?>) first.get("tensors")).get(0);
    assertThat(layer.keySet().toString()).contains("ran", "alone", "ranDetail");
    assertThat(((Map<?, ?>) layer.get("ranDetail")).keySet().toString()).contains("histogram");
    assertThat(data(PAGE).toString()).contains("corner=", "worst=");
  }

  @Test
  void everyTagIsClosed() {
    String body = PAGE.replaceAll("(?s)<(script|style)[^>]*>.*?</\\1>", "");
    for (String tag : List.of("details", "summary", "div", "p", "span", "table", "main", "svg")) {
      long opened = Pattern.compile("<" + tag + "[ >]").matcher(body).results().count();
      long closed = Pattern.compile("</" + tag + ">").matcher(body).results().count();
      assertThat(closed).as(tag).isEqualTo(opened);
    }
  }

  @Test
  void aPageOfThousandsOfCasesStaysSmallAndKeepsTheDetailsOfWhatDisagrees() {
    String page = SuitePage.of(Suites.many(20_000), "9");
    assertThat(page.length()).isLessThan(20 << 20);
    List<?> data = data(page);
    assertThat(data).hasSize(20_001);
    assertThat(data.get(0).toString()).contains("histogram", "excerpt");
    assertThat(data.get(20_000).toString()).contains("small=true");
  }

  @Test
  void aRunOfNothingSaysSo() {
    assertThat(SuitePage.of(List.of(), "9")).contains("<h1>No case was run</h1>");
  }
}
