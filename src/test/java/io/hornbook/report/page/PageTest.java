package io.hornbook.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.hornbook.app.Hornbook;
import io.hornbook.app.Model;
import io.hornbook.app.Options;
import io.hornbook.explain.ChangeStory;
import io.hornbook.explain.Explanation;
import io.hornbook.explain.OwnLayer;
import io.hornbook.format.Json;
import io.hornbook.layer.registry.Layers;
import io.hornbook.model.Call;
import io.hornbook.model.Change;
import io.hornbook.model.Generation;
import io.hornbook.model.Graph;
import io.hornbook.model.NamedWeight;
import io.hornbook.model.Node;
import io.hornbook.model.Port;
import io.hornbook.model.Version;
import io.hornbook.tensor.DType;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageTest {
  private static final Explanation STORY = Hornbook.explain();
  private static final String PAGE = Page.of(STORY);
  private static final String EVIL = "<script>alert(1)</script>";

  private static String between(String text, String from, String to) {
    int start = text.indexOf(from) + from.length();
    return text.substring(start, text.indexOf(to, start));
  }

  @Test
  void thePageIsOneFileThatAsksForNothing() {
    assertThat(PAGE.getBytes(StandardCharsets.UTF_8).length).isLessThan(1 << 20);
    assertThat(PAGE)
        .doesNotContain("http:", "https:", " src=", "<link", "@import", "url(", " style=")
        .contains("default-src 'none'");
  }

  @Test
  void thePolicyAllowsThisStyleAndThisScriptAlone() {
    String policy = between(PAGE, "Content-Security-Policy\" content=\"", "\">");
    String style = between(PAGE, "<style>", "</style>");
    String script = between(PAGE, "<script>", "</script>");
    assertThat(policy)
        .contains("style-src " + Resources.hash(style) + ";")
        .contains("script-src " + Resources.hash(script) + ";")
        .doesNotContain("unsafe");
  }

  @Test
  void theNumbersInThePageAreTheJson() {
    String embedded = between(PAGE, "id=\"story\">", "</script>");
    assertThat(Json.parse(embedded, "page")).isEqualTo(Json.parse(StoryJson.of(STORY), "json"));
  }

  @Test
  void everyPictureHasAName() {
    Matcher svg = Pattern.compile("<svg [^>]*>").matcher(PAGE);
    int count = 0;
    while (svg.find()) {
      assertThat(svg.group()).containsPattern("aria-label=\"[^\"]{5,}\"");
      count++;
    }
    assertThat(count).isGreaterThan(20);
  }

  @Test
  void everyTagIsClosed() {
    String body = PAGE.replaceAll("(?s)<(script|style)[^>]*>.*?</\\1>", "");
    for (String tag :
        new String[] {
          "section",
          "article",
          "figure",
          "figcaption",
          "div",
          "ul",
          "ol",
          "li",
          "dl",
          "table",
          "p",
          "tr",
          "svg",
          "main",
          "h2",
          "h3",
          "b",
          "code",
          "pre"
        }) {
      long opened = Pattern.compile("<" + tag + "[ >]").matcher(body).results().count();
      long closed = Pattern.compile("</" + tag + ">").matcher(body).results().count();
      assertThat(closed).as(tag).isEqualTo(opened);
    }
  }

  /**
   * The question's model with another name for its dense layer; 0.3 stores weights without names.
   */
  private static Model named(Path folder, String name) throws IOException {
    Path seed = Path.of("fixtures/keras-0.3.3-theano/seed_tdd");
    String json = Files.readString(seed.resolve("model.json"));
    Path model = folder.resolve("model.json");
    Files.writeString(model, json.replace("\"dense\"", "\"" + name + "\""));
    return Hornbook.open(
        model, Options.NONE.withWeights(seed.resolve("weights.h5")).withKerasVersion("0.3.3"));
  }

  @Test
  void aLayerCalledScriptStaysText(@TempDir Path folder) throws IOException {
    Model model = named(folder, EVIL);
    Explanation own = model.explain(EVIL, Optional.empty());
    String page = Page.of(own);
    assertThat(page).doesNotContain(EVIL).contains("&lt;script&gt;alert(1)&lt;/script&gt;");
    assertThat(Pattern.compile("<script").matcher(page).results().count()).isEqualTo(2);
    String changes =
        Page.of(ChangeStory.of(EVIL, model.generation(), model.changes(), OptionalDouble.empty()));
    assertThat(changes).doesNotContain(EVIL).contains("&lt;script&gt;");
    assertThat(Pattern.compile("<script").matcher(changes).results().count()).isEqualTo(1);
    assertThat(changes).contains("script-src 'none'");
    assertThat(Json.parse(StoryJson.of(own), "json").toString()).contains(EVIL);
  }

  @Test
  void controlCharactersAreSpelledOut(@TempDir Path folder) throws IOException {
    Model model = named(folder, "a\\u001b[31m\\u202eb");
    Explanation own = model.explain("a\u001b[31m\u202eb", Optional.empty());
    for (String form : new String[] {Page.of(own), StoryText.of(own), StoryJson.of(own)}) {
      assertThat(form).doesNotContain("\u001b", "\u202e").contains("\\u001b[31m\\u202eb");
    }
  }

  @Test
  void aReadersLayerIsShownWithItsOwnNumbers(@TempDir Path folder) throws IOException {
    Explanation own = named(folder, "mine").explain("mine", Optional.empty());
    assertThat(own.release()).isEqualTo("k03");
    assertThat(own.own().orElseThrow().says()).contains("2,010", "700 timesteps");
    assertThat(own.columns().orElseThrow().w().doubleAt(0)).isNotZero();
    assertThat(own.proofs().spellings().orElseThrow().differing()).isZero();
    assertThat(own.proofs().influence())
        .extracting(i -> i.pattern())
        .containsExactly("diagonal", "lower-triangular");
    assertThat(Page.of(own)).contains("Your layer", "used at each of 700 timesteps");
  }

  @Test
  void aWideLayerWithALongNameStaysAPage() {
    int units = 20_000;
    String name = "n".repeat(50_000);
    Node dense =
        Node.of(name, "Dense", Map.of("units", units))
            .withWeights(
                List.of(
                    new NamedWeight("W", Tensor.zeros(Shape.of(9, units), DType.FLOAT32)),
                    new NamedWeight("b", Tensor.zeros(Shape.of(units), DType.FLOAT32))))
            .called(new Call(List.of(new Port("x"))));
    Node input = Node.of("x", "InputLayer", Map.of());
    Graph graph =
        Graph.of(
            "wide",
            List.of(input, dense),
            List.of(new Port("x")),
            List.of(new Port(name)),
            List.of(name));
    Generation generation =
        new Generation(
            Generation.Family.KERAS, Version.parse("2.3.1"), true, "tensorflow", "", List.of());
    Tensor x = Tensor.zeros(Shape.of(1, 30, 9), DType.FLOAT32);
    Explanation own =
        OwnLayer.explain(
            STORY,
            new OwnLayer.Subject(
                "wide.h5", generation, graph, new Layers(List.of()), name, List.of(x), "zeros"));
    assertThat(own.proofs().spellings().orElseThrow().elements()).isEqualTo(8 * units);
    assertThat(Page.of(own).length()).isLessThan(1 << 20);
    List<Change> changes = new ArrayList<>();
    for (int i = 0; i < 3_000; i++) {
      changes.add(new Change("1→2/x", name, "/" + i, "now " + i, "because", "Keras 2.0.0"));
    }
    ChangeStory story = ChangeStory.of("wide.h5", generation, changes, OptionalDouble.empty());
    assertThat(story.told()).hasSize(3_000);
    assertThat(Page.of(story).length()).isLessThan(1 << 20);
  }

  @Test
  void theTextTellsTheSameStory() {
    assertThat(StoryText.of(STORY))
        .contains(STORY.answer(), "36 = 36 parameters", "lower-triangular", "hornbook migrate")
        .contains(STORY.claims().get(12).said());
  }

  @Test
  void everyChangeSaysWhyItIsExactAndWhoSaysSo() {
    Path lstm = Path.of("fixtures/keras-1.2.2-theano/mask_through_tdd");
    Model model =
        Hornbook.open(
            lstm.resolve("model.json"), Options.NONE.withWeights(lstm.resolve("weights.h5")));
    ChangeStory story =
        ChangeStory.of("model.json", model.generation(), model.changes(), OptionalDouble.of(0));
    assertThat(story.told())
        .extracting(ChangeStory.Told::kind)
        .contains("renamed", "reordered", "collapsed", "left out", "rewritten");
    assertThat(story.told())
        .allSatisfy(t -> assertThat(t.exact() + t.source()).doesNotContain("null").isNotBlank());
    assertThat(story.count()).isEqualTo(model.changes().size());
    Map<?, ?> json = (Map<?, ?>) Json.parse(StoryJson.of(story), "json");
    assertThat(json.get("model")).isEqualTo("model.json");
    assertThat(Page.of(story)).contains("Why it is exact", "Which Keras says so");
  }
}
