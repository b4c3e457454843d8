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

/** The report of a suite in a real browser; skipped as {@link BrowserTest} is. */
class SuiteBrowserTest {
  private static final String ENTER = "\uE007";
  private static final String OPENED = "details.case[open]";

  private static Browser browser;
  private static Path page;

  @TempDir private static Path folder;

  @BeforeAll
  static void openABrowser() throws IOException {
    Browser.abortWithout();
    page = Files.writeString(folder.resolve("suite.html"), SuitePage.of(Suites.sample(), "9"));
    browser = Browser.start(Files.createTempDirectory("hornbook-browser"));
  }

  @AfterAll
  static void closeIt() throws IOException {
    if (browser != null) {
      browser.close();
    }
  }

  private static void open(int width, String scheme) {
    browser.pretend(width, 900, scheme);
    browser.complaints();
    browser.open(page);
  }

  private static void openFirstCase() {
    browser.click("details.case > summary");
    browser.run("document.querySelector('details.case').scrollIntoView()");
  }

  private static List<?> all(String css, String value) {
    return (List<?>)
        browser.run(
            "return [...document.querySelectorAll(arguments[0])].map(e => " + value + ")", css);
  }

  private static List<?> shown() {
    return all("details.case:not([hidden]) .id", "e.textContent");
  }

  private static void search(String text) {
    browser.run(
        "const s = document.getElementById('search'); s.value = arguments[0];"
            + "s.dispatchEvent(new Event('input'))",
        text);
  }

  @Test
  void aWordAndAVerdictFilterTheCases() {
    open(1280, "light");
    assertThat(shown()).hasSize(5);
    search("SOUND");
    assertThat(shown()).hasToString("[sound/one, sound/two]");
    assertThat(all("#shown", "e.textContent")).hasToString("[2 of 5 cases]");
    search("two");
    assertThat(shown()).hasToString("[strict/two, sound/two]");
    browser.click(".controls button.disagree");
    assertThat(shown()).hasToString("[strict/two]");
    search("cut short");
    assertThat(shown()).isEmpty();
    assertThat(all(".none", "e.hidden")).hasToString("[false]");
    browser.click(".controls button.all");
    assertThat(shown()).hasToString("[broken]");
    search("");
    assertThat(shown()).hasSize(5);
  }

  @ParameterizedTest
  @CsvSource({"360, light", "360, dark", "1280, light", "1280, dark"})
  void aCaseThatIsOpenedDrawsItsLayers(int width, String scheme) {
    open(width, scheme);
    assertThat(all(".chart", "1")).isEmpty();
    openFirstCase();
    assertThat(all(OPENED + " .chart .ran", "1")).hasSizeGreaterThan(2);
    assertThat(all(OPENED + " .chart .alone", "1")).hasSizeGreaterThan(1);
    assertThat(all(OPENED + " .histogram .bar", "1")).isNotEmpty();
    assertThat(all(OPENED + " .excerpt td.worst", "1")).hasSize(1);
    assertThat(browser.complaints()).isEmpty();
    String wider =
        "const w = document.documentElement.clientWidth;"
            + "return [...document.querySelectorAll('body *')].filter(e => !e.closest('.wide, svg')"
            + " && e.getBoundingClientRect().right > w + 1).map(e => e.outerHTML.slice(0, 80))";
    assertThat((List<?>) browser.run(wider)).isEmpty();
  }

  @Test
  void aLayerIsChosenByMouseAndByKeyboard() {
    open(1280, "light");
    openFirstCase();
    String chosen = OPENED + " .chart g.chosen title";
    String headline = OPENED + " .panes > div + div h3";
    List<?> first = all(chosen, "e.textContent.split(':')[0]");
    assertThat(all(headline, "e.textContent")).isEqualTo(first);
    browser.run(
        "document.querySelector(arguments[0]).focus()", OPENED + " g[role=button]:last-of-type");
    browser.press(ENTER);
    List<?> last = all(chosen, "e.textContent.split(':')[0]");
    assertThat(last).isNotEqualTo(first).asString().contains("output");
    assertThat(all(headline, "e.textContent")).isEqualTo(last);
  }

  @Test
  void namesThatLookLikeHtmlStayTextInTheDetailsToo() {
    open(1280, "light");
    openFirstCase();
    assertThat(all(OPENED + " .diagnosis", "e.textContent").toString())
        .contains("</script><script>alert(1)</script><b a=\"x\"");
    assertThat(all("main b, main script", "1")).isEmpty();
    assertThat(all("body > script", "1")).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({"light", "dark"})
  void textStandsOutFromItsGroundInBothSchemes(String scheme) {
    open(1280, scheme);
    openFirstCase();
    assertThat((List<?>) browser.run(Browser.DIM)).isEmpty();
  }

  @Test
  void withoutItsScriptTheCasesAreStillTold() throws IOException {
    String silent = Files.readString(page).replaceAll("(?s)<script>.*</script>", "");
    browser.open(Files.writeString(folder.resolve("silent.html"), silent));
    assertThat(shown()).hasSize(5);
    assertThat(all(".message", "e.textContent").toString()).contains("cut short");
    assertThat(all(".controls", "getComputedStyle(e).display")).hasToString("[none]");
  }
}
