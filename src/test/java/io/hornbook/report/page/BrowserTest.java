package io.hornbook.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.hornbook.app.Hornbook;
import io.hornbook.app.Options;
import io.hornbook.explain.Columns;
import io.hornbook.explain.Explanation;
import io.hornbook.explain.Release;
import io.hornbook.format.Json;
import io.hornbook.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The page in a real browser. Skipped where there is none, unless the environment variable {@code
 * HORNBOOK_BROWSER} is {@code required}.
 */
class BrowserTest {
  private static final String RIGHT = "\uE014";
  private static final String DOWN = "\uE015";
  private static final String LEFT = "\uE012";

  private static Browser browser;
  private static Explanation story;
  private static Map<?, ?> json;
  private static Path page;

  @TempDir private static Path folder;

  @BeforeAll
  static void openABrowser() throws IOException {
    Browser.abortWithout();
    story = Hornbook.explain();
    json = (Map<?, ?>) Json.parse(StoryJson.of(story), "json");
    page = Files.writeString(folder.resolve("page.html"), Page.of(story));
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
    browser.open(page);
  }

  private static Columns columns() {
    return story.columns().orElseThrow();
  }

  /** What a grid of the page holds, as exact numbers, row by row. */
  private static double[] read(String column, String grid) {
    List<?> values =
        (List<?>)
            browser.run(
                "return [...document.querySelectorAll(arguments[0])].map(c => c.dataset.value)",
                "#" + column + " .grid." + grid + " td");
    return values.stream().mapToDouble(v -> Double.parseDouble((String) v)).toArray();
  }

  /** What the JSON says: the corner of a matrix. */
  private static double[] told(Object tensor, int rows, int columns) {
    Map<?, ?> map = (Map<?, ?>) tensor;
    List<?> values = (List<?>) map.get("values");
    int width = ((Number) ((List<?>) map.get("shape")).get(1)).intValue();
    double[] out = new double[rows * columns];
    for (int i = 0; i < out.length; i++) {
      out[i] = ((Number) values.get(i / columns * width + i % columns)).doubleValue();
    }
    return out;
  }

  private static Object inJson(Object... path) {
    Object at = json.get("columns");
    for (Object step : path) {
      at = step instanceof Integer i ? ((List<?>) at).get(i) : ((Map<?, ?>) at).get(step);
    }
    return at;
  }

  private static String text(String css) {
    return (String) browser.run("return document.querySelector(arguments[0]).textContent", css);
  }

  private static void assertMatchesJson(int t, int f, int u) {
    assertThat(read("dense", "x")).containsExactly(told(inJson("x"), t, f));
    assertThat(read("dense", "w")).containsExactly(told(inJson("w"), f, u));
    assertThat(read("dense", "y")).containsExactly(told(inJson("dense", f - 1), t, u));
    assertThat(read("distributed", "y")).containsExactly(told(inJson("distributed", f - 1), t, u));
    assertThat(read("flattened", "y"))
        .containsExactly(told(inJson("flattened", t - 1, f - 1), t, u));
  }

  @ParameterizedTest
  @CsvSource({"360, light", "360, dark", "1280, light", "1280, dark"})
  void thePageShowsTheNumbersOfTheJson(int width, String scheme) {
    browser.complaints();
    open(width, scheme);
    assertMatchesJson(columns().t(), columns().f(), columns().u());
    assertThat(text("#claims .number")).isEqualTo(story.claims().get(0).number());
    Map<?, ?> check =
        (Map<?, ?>) browser.run("return {...document.getElementById('check').dataset}");
    assertThat(check.get("good")).isEqualTo("true");
    assertThat(check.get("same")).isEqualTo(check.get("count"));
    assertThat(Integer.parseInt((String) check.get("count"))).isGreaterThan(500);
    assertThat(text("#check")).contains("This page computed").contains("that Hornbook computed");
    assertThat(browser.complaints()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"360, light", "1280, dark"})
  void nothingIsWiderThanTheScreen(int width, String scheme) {
    open(width, scheme);
    assertThat(browser.run("return window.innerWidth")).isEqualTo((long) width);
    String wider =
        "const w = document.documentElement.clientWidth;"
            + "return [...document.querySelectorAll('body *')].filter(e => !e.closest('pre')"
            + " && getComputedStyle(e).position !== 'absolute'"
            + " && e.getBoundingClientRect().right > w + 1).map(e => e.outerHTML.slice(0, 80))";
    assertThat((List<?>) browser.run(wider)).isEmpty();
    choose("T", 6);
    choose("F", 4);
    choose("U", 3);
    assertThat((List<?>) browser.run(wider)).isEmpty();
    String scrolled =
        "return [...document.querySelectorAll('.product')].filter(e => e.scrollWidth >"
            + " e.clientWidth).length";
    assertThat(browser.run(scrolled)).isEqualTo(0L);
  }

  @ParameterizedTest
  @CsvSource({"light", "dark"})
  void textStandsOutFromItsGroundInBothSchemes(String scheme) {
    open(1280, scheme);
    assertThat((List<?>) browser.run(Browser.DIM)).isEmpty();
    List<?> ground =
        (List<?>)
            browser.run(
                "return"
                    + " getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number)");
    double first = ((Number) ground.get(0)).doubleValue();
    assertThat(first).satisfies(v -> assertThat(v > 128).isEqualTo(scheme.equals("light")));
  }

  @ParameterizedTest
  @CsvSource({"360, dark", "1280, light"})
  void hoveringOverAnOutputLightsWhatMadeIt(int width, String scheme) {
    open(width, scheme);
    browser.hover("#dense .grid.y td[data-r='2'][data-c='1']");
    assertThat(lit("dense", "x")).isEqualTo(columns().f());
    assertThat(lit("dense", "w")).isEqualTo(columns().f());
    assertThat(lit("distributed", "x")).isEqualTo(columns().f());
    assertThat(lit("flattened", "x")).isEqualTo((long) columns().t() * columns().f());
    assertThat(lit("flattened", "flat")).isEqualTo((long) columns().t() * columns().f());
    double y = columns().dense().get(columns().f() - 1).doubleAt(2 * columns().b().size() + 1);
    String sum = text("#dense .sum");
    assertThat(sum).startsWith("y[3, 2] = ").endsWith(" = " + Words.cell(y));
    assertThat(products(sum)).isCloseTo(y, within(0.0));
  }

  /** The sum that a line shows, computed from its own words. */
  private static double products(String line) {
    String terms = line.substring(line.indexOf('=') + 1, line.lastIndexOf('='));
    double sum = 0;
    for (String term : terms.split("\\+", -1)) {
      double product = 1;
      for (String factor : term.split("·", -1)) {
        product *= Double.parseDouble(factor.replace('−', '-').replaceAll("[()\\s]", ""));
      }
      sum += product;
    }
    return sum;
  }

  private static long lit(String column, String grid) {
    return (long)
        browser.run(
            "return document.querySelectorAll(arguments[0]).length",
            "#" + column + " .grid." + grid + " td.lit");
  }

  @Test
  void theKeyboardReachesEveryOutput() {
    open(1280, "light");
    browser.run("document.querySelector('#flattened .grid.y [tabindex=\"0\"]').focus()");
    assertThat(text("#flattened .sum")).startsWith("y[1, 1]");
    browser.press(DOWN, RIGHT);
    assertThat(text("#flattened .sum")).startsWith("y[2, 2]");
    assertThat(text("#dense .sum")).startsWith("y[2, 2]");
    assertThat(browser.run("return document.activeElement.dataset.value"))
        .isEqualTo(
            browser.run(
                "return document.querySelector('#flattened .grid.y td.lit').dataset.value"));
    browser.run("document.getElementById('v-k3').focus()");
    browser.press(LEFT);
    assertThat(text("#releases .release.for-tf .verdict")).isNotEmpty();
    assertThat(shown()).isEqualTo("tf");
  }

  /** The generations whose answer can be seen, by id. */
  private static String shown() {
    return (String)
        browser.run(
            "return [...document.querySelectorAll('.release')].filter(e =>"
                + " e.checkVisibility()).map(e => e.dataset.release).join()");
  }

  @ParameterizedTest
  @CsvSource({"360, light", "1280, dark"})
  void theAnswerFollowsTheVersion(int width, String scheme) {
    open(width, scheme);
    assertThat(shown()).isEqualTo("k3");
    for (Release r : story.releases()) {
      browser.click("label[for='v-" + r.id() + "']");
      assertThat(shown()).isEqualTo(r.id());
      assertThat(text(".release.for-" + r.id() + " .verdict")).isEqualTo(r.answer());
      assertThat(text(".snippet.for-" + r.id() + " code")).isEqualTo(r.snippet());
    }
  }

  @Test
  void onPaperEveryGenerationIsShown() {
    browser.cdp("Emulation.setEmulatedMedia", Map.of("media", "print"));
    browser.open(page);
    assertThat(shown()).isEqualTo("k03,k10,k12,k2,tf,k3");
    assertThat(browser.run("return document.getElementById('controls').checkVisibility()"))
        .isEqualTo(false);
    browser.cdp("Emulation.setEmulatedMedia", Map.of("media", ""));
  }

  @ParameterizedTest
  @CsvSource({"360, dark", "1280, light"})
  void aChangedInputIsComputedAnew(int width, String scheme) {
    open(width, scheme);
    browser.click("#dense .grid.x td[data-r='1'][data-c='0'] input");
    browser.press("-", "2", ".", "3");
    float changed = -2.3f;
    int f = columns().f();
    int most = columns().b().size();
    double[] y = read("dense", "y");
    for (int u = 0; u < columns().u(); u++) {
      float sum = 0;
      for (int k = 0; k < f; k++) {
        int width1 = columns().x().shape().dim(1);
        float x = k == 0 ? changed : (float) columns().x().doubleAt(width1 + k);
        sum += x * (float) columns().w().doubleAt(k * most + u);
      }
      sum += (float) columns().b().doubleAt(u);
      assertThat((float) y[columns().u() + u]).isEqualTo(sum);
    }
    assertThat(read("distributed", "y")).containsExactly(y);
    assertThat(text("#check")).contains("You have changed some");
    browser.click("#reset");
    assertMatchesJson(columns().t(), columns().f(), columns().u());
  }

  @Test
  void aChangedWeightMovesItsUnitAtEveryTimestep() {
    open(1280, "light");
    double[] before = read("distributed", "y");
    browser.click("#dense .grid.w td[data-r='0'][data-c='1'] input");
    browser.press("9");
    double[] after = read("distributed", "y");
    for (int i = 0; i < before.length; i++) {
      assertThat(after[i] != before[i]).isEqualTo(i % columns().u() == 1);
    }
    assertThat(text("#distributed .sum")).contains("y[");
  }

  @Test
  void everySizeThatCanBeChosenShowsHornbooksNumbers() {
    open(1280, "light");
    int[][] sizes = {{6, 4, 3}, {1, 1, 1}, {5, 2, 3}};
    for (int[] s : sizes) {
      choose("T", s[0]);
      choose("F", s[1]);
      choose("U", s[2]);
      assertMatchesJson(s[0], s[1], s[2]);
      assertThat(text("#dense .count"))
          .endsWith(", %d·%d + %d = %d parameters".formatted(s[1], s[2], s[2], s[1] * s[2] + s[2]));
    }
  }

  private static void choose(String letter, int value) {
    browser.run(
        "const e = document.getElementById('size-' + arguments[0]); e.value = arguments[1];"
            + "e.dispatchEvent(new Event('change'))",
        letter,
        Integer.toString(value));
  }

  @Test
  void flattenWithTheKroneckerKernelGivesWhatDenseGives() {
    open(1280, "light");
    assertThat(read("flattened", "y")).isNotEqualTo(read("dense", "y"));
    browser.click("#kron");
    assertThat(read("flattened", "y")).containsExactly(read("dense", "y"));
    long filled = 0;
    for (double v : read("flattened", "flat")) {
      filled += v != 0 ? 1 : 0;
    }
    assertThat(filled).isEqualTo((long) columns().t() * columns().f() * columns().u());
  }

  @Test
  void aReadersLayerCalledScriptRunsNothing() throws IOException {
    String name = "<script>alert(1)</script>";
    Path seed = Path.of("fixtures/keras-0.3.3-theano/seed_tdd");
    String topology = Files.readString(seed.resolve("model.json"));
    Path model = folder.resolve("model.json");
    Files.writeString(model, topology.replace("\"dense\"", "\"" + name + "\""));
    Explanation own =
        Hornbook.open(
                model,
                Options.NONE.withWeights(seed.resolve("weights.h5")).withKerasVersion("0.3.3"))
            .explain(name, Optional.of(seed.resolve("reference.h5")));
    Path file = Files.writeString(folder.resolve("own.html"), Page.of(own));
    browser.pretend(360, 900, "light");
    browser.complaints();
    browser.open(file);
    assertThat(text(".own")).contains(name, "2,010 parameters");
    assertThat(shown()).isEqualTo("k03");
    assertThat(browser.complaints()).isEmpty();
    Map<?, ?> check =
        (Map<?, ?>) browser.run("return {...document.getElementById('check').dataset}");
    assertThat(check.get("good")).isEqualTo("true");
    Columns c = own.columns().orElseThrow();
    Tensor y = c.dense().get(0);
    double[] read = read("dense", "y");
    for (int i = 0; i < read.length; i++) {
      assertThat(read[i]).isCloseTo(y.doubleAt(i), within(c.slack().doubleAt(i)));
    }
  }
}
