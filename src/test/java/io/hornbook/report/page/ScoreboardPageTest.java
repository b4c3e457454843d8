package io.hornbook.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.hornbook.conformance.Standing;
import io.hornbook.scoreboard.Result;
import io.hornbook.scoreboard.Scoreboard;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScoreboardPageTest {
  private static final String EVIL = "</script><script>alert(1)</script><b a=\"x\"";

  private static Result result(String engine, String id, Standing standing, boolean claimed) {
    return new Result(
        engine, id, "2.3.1", List.of("Dense"), standing, claimed, 0.5, EVIL + " in " + id);
  }

  static Scoreboard board() {
    List<Standing> all = List.copyOf(EnumSet.allOf(Standing.class));
    List<Result> results = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      results.add(result("Good 1", "case/" + i, Standing.AGREES, true));
      Standing standing = all.get(i % all.size());
      results.add(result("Mixed " + EVIL, "case/" + i, standing, i != 2));
    }
    return new Scoreboard(results, 7);
  }

  @Test
  void itTellsOfEachEngineAndOfEachCaseThatItClaimsAndDoesNotAgreeOn() {
    String page = ScoreboardPage.of(board(), "9");
    assertThat(page)
        .contains("7 cases, run on 2 engines by hornbook 9.", "7 of 7 agree", "2 of 7 agree")
        .contains("<td data-label=\"Good 1\">7 of 7</td>")
        .doesNotContainPattern("Good 1: \\d+ of these");
    int claimedAndApart = 4;
    assertThat(page.split("<p class=\"result\">", -1)).hasSize(claimedAndApart + 1);
  }

  @Test
  void whatEnginesSayStaysText() {
    String page = ScoreboardPage.of(board(), "9");
    assertThat(page).doesNotContain("<script>alert").contains("&lt;script&gt;alert(1)");
    assertThat(page).contains("default-src 'none'").doesNotContain("http:", "https:", "src=");
  }

  @Test
  void aBoardOfNothingIsAPageToo() {
    assertThat(ScoreboardPage.of(new Scoreboard(List.of(), 0), "9"))
        .contains("0 cases, run on 0 engines");
  }
}
