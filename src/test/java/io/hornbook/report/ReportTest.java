package io.hornbook.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.hornbook.conformance.Outcome;
import io.hornbook.format.Json;
import io.hornbook.tensor.Shape;
import io.hornbook.verify.Band;
import io.hornbook.verify.Comparison;
import io.hornbook.verify.Histogram;
import io.hornbook.verify.Verdict;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class ReportTest {
  private static final String HOSTILE = "<a href=\"x\">&\u001b[31m\u0007\u202e]]>\ud800";

  private static final Outcome GOOD =
      new Outcome("a/b", "m.h5", "Keras 1.2.2 (Theano)", "theano", "agree", 0, "agrees", numbers());
  private static final Outcome BAD =
      new Outcome(
          HOSTILE + "x".repeat(300), HOSTILE, HOSTILE, "", "damaged", 4, HOSTILE, Optional.empty());
  private static final List<Outcome> BOTH = List.of(GOOD, BAD);

  private static Optional<Verdict> numbers() {
    Comparison c =
        new Comparison(
            "y",
            Shape.of(2, 3),
            Shape.of(2, 3),
            1e-6,
            Double.POSITIVE_INFINITY,
            7,
            Optional.of(Shape.of(0, 1)),
            1,
            1,
            0,
            6,
            0,
            0,
            0,
            new Histogram(5, -20, List.of(1L), 0),
            Optional.empty(),
            new Band(true, 1e-7, 2e-6, 3e-7),
            0.5,
            List.of());
    return Optional.of(
        new Verdict(
            true,
            List.of(c),
            List.of(),
            List.of(),
            List.of("activations/x"),
            Optional.empty(),
            Optional.empty(),
            "agrees"));
  }

  private static Map<?, ?> object(Object json) {
    return (Map<?, ?>) json;
  }

  @Test
  void theJsonHasExactlyTheDocumentedKeys() {
    Map<?, ?> report = object(Json.parse(new JsonReport("9").of(BOTH), "report"));
    assertThat(report.keySet()).hasToString("[hornbook, summary, cases]");
    assertThat(report.get("summary"))
        .hasToString("{cases=2, agree=1, disagree=0, unsupported=0, damaged=1, inconsistent=0}");
    Map<?, ?> first = object(((List<?>) report.get("cases")).get(0));
    assertThat(first.keySet())
        .hasToString(
            "[id, model, generation, backend, producer, verdict, message, seconds,"
                + " firstDivergingLayer, unmatched, diagnosis, outputs, layers, isolated]");
    assertThat(((List<?>) first.get("outputs")).get(0))
        .hasToString(
            "{name=y, shape=[2, 3], expectedShape=[2, 3], maxAbs=1.0E-6, maxRel=null, maxUlp=7,"
                + " worstIndex=[0, 1], badElements=0, elements=6, share=0.5, band={calibrated=true,"
                + " rtol=1.0E-7, atol=2.0E-6, rounding=3.0E-7}, fedFromRun=[]}");
  }

  @Test
  void theTableFitsATerminalAndSpellsOutWhatWouldActOnIt() {
    String text = new TextReport(false).of(BOTH);
    assertThat(text).doesNotContain("\u001b", "\u0007", "\u202e").contains("\\u001b[31m");
    assertThat(text.lines().limit(3)).allMatch(line -> line.length() <= 120);
    assertThat(text).endsWith("2 cases: 1 agree, 1 damaged\n");
  }

  @Test
  void onATerminalTheTableHasEightyColumnsAndShowsTheEndsOfPaths() {
    Outcome deep =
        new Outcome(
            "suites/" + "x".repeat(90) + "/lstm",
            "m.h5",
            "Keras 2.3.1 (TensorFlow)",
            "",
            "agree",
            0,
            "agrees",
            numbers());
    List<String> lines = new TextReport(true).of(List.of(deep)).lines().limit(2).toList();
    assertThat(lines).allMatch(line -> line.replaceAll("\u001b\\[\\d*m", "").length() <= 80);
    assertThat(lines.get(1)).startsWith("…").contains("/lstm  Keras 2.3.1", "0.50");
  }

  @Test
  void whatTheReferenceHoldsAndNoLayerMatchesIsListed() {
    assertThat(new TextReport(false).of(BOTH))
        .contains("1 reference activations match no layer and were not compared: [activations/x]");
  }

  @Test
  void onATerminalMessagesBreakBetweenWords() {
    String message = "output 'y' is a long way off, " + "and off ".repeat(30) + "x".repeat(100);
    Outcome off = new Outcome("a", "m", "", "", "disagree", 1, message, Optional.empty());
    List<String> lines = new TextReport(true).of(List.of(off)).lines().toList();
    assertThat(lines.stream().filter(l -> l.length() > 80)).containsExactly("  " + "x".repeat(100));
    assertThat(lines.stream().filter(l -> l.startsWith("  ")))
        .hasSizeGreaterThan(3)
        .allMatch(l -> l.matches("  (output|off|and|x).*[^ ]"));
    assertThat(new TextReport(false).of(List.of(off))).contains("  " + message + "\n");
  }

  @Test
  void coloursAreForTerminalsOnly() {
    assertThat(new TextReport(true).of(List.of(GOOD))).contains("\u001b[32magree\u001b[0m");
    assertThat(new TextReport(false).of(List.of(GOOD))).doesNotContain("\u001b");
  }

  @Test
  void theJunitReportIsWellFormedWhateverTheNames() throws Exception {
    byte[] xml = JunitReport.of(BOTH).getBytes(StandardCharsets.UTF_8);
    Element suite =
        DocumentBuilderFactory.newDefaultInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(xml))
            .getDocumentElement();
    assertThat(suite.getAttribute("tests")).isEqualTo("2");
    assertThat(suite.getAttribute("errors")).isEqualTo("1");
    Element error = (Element) suite.getElementsByTagName("error").item(0);
    assertThat(error.getAttribute("message")).startsWith("<a href=\"x\">&\\u001b[31m");
  }
}
