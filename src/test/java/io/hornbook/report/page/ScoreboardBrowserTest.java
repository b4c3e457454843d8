package io.hornbook.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A scoreboard in a real browser; skipped as {@link BrowserTest} is. */
class ScoreboardBrowserTest {
  private static Browser browser;
  private static Path page;

  @TempDir private static Path folder;

  @BeforeAll
  static void openABrowser() throws IOException {
    Browser.abortWithout();
    String text = ScoreboardPage.of(ScoreboardPageTest.board(), "9");
    page = Files.writeString(folder.resolve("board.html"), text);
    browser = Browser.start(Files.createTempDirectory("hornbook-browser"));
  }

  @AfterAll
  static void closeIt() throws IOException {
    if (browser != null) {
      browser.close();
    }
  }

  @ParameterizedTest
  @CsvSource({"360, light", "360, dark", "1280, light", "1280, dark"})
  void nothingLeavesTheScreenAndTextStandsOut(int width, String scheme) {
    browser.pretend(width, 900, scheme);
    browser.complaints();
    browser.open(page);
    browser.run("document.querySelectorAll('details').forEach(d => d.open = true)");
    String wider =
        "const w = document.documentElement.clientWidth;"
            + "return [...document.querySelectorAll('body *')].filter(e => !e.closest('.wide, svg')"
            + " && e.getBoundingClientRect().right > w + 1).map(e => e.outerHTML.slice(0, 80))";
    assertThat((List<?>) browser.run(wider)).isEmpty();
    assertThat((List<?>) browser.run(Browser.DIM)).isEmpty();
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void aWordFiltersTheLayers() {
    browser.open(page);
    browser.run(
        "const s = document.getElementById('search'); s.value = arguments[0];"
            + "s.dispatchEvent(new Event('input'))",
        "lstm");
    String shown = "return [...document.querySelectorAll('#layers tbody tr:not([hidden])')].length";
    assertThat(browser.run(shown)).isEqualTo(0L);
    browser.run(
        "document.getElementById('search').value = 'DENSE 2.3';"
            + "document.getElementById('search').dispatchEvent(new Event('input'))");
    assertThat(browser.run(shown)).isEqualTo(1L);
  }
}
