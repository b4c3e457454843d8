package io.hornbook.report.page;

import io.hornbook.conformance.Outcome;
import io.hornbook.format.Json;
import io.hornbook.tensor.Shape;
import io.hornbook.verify.Comparison;
import io.hornbook.verify.Excerpt;
import io.hornbook.verify.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What the page's script draws: for every case its layers. Histograms and excerpts are given while
 * there is room, then differences alone, then nothing: a page of thousands of cases stays small.
 */
final class SuiteData {
  /** Characters of details; those of differences alone may take as many again. */
  private static final int ROOM = 4 << 20;

  private static final int LONGEST_NAME = 120;
  private static final int MOST_NAMES = 8;

  private int used;

  private SuiteData() {}

  /** JSON that may stand in an HTML script: an entry for each outcome. */
  static String of(List<Outcome> outcomes) {
    SuiteData data = new SuiteData();
    return outcomes.stream().map(data::fitting).collect(Collectors.joining(",\n", "[", "]"));
  }

  private String fitting(Outcome o) {
    String entry = line(entry(o, o.comparison().map(v -> tensors(v, true)).orElse(List.of())));
    if (used + entry.length() > ROOM) {
      entry = line(entry(o, o.comparison().map(v -> tensors(v, false)).orElse(List.of())));
    }
    if (used + entry.length() > 2 * ROOM) {
      Map<String, Object> bare = entry(o, List.of());
      bare.put("small", true);
      entry = line(bare);
    }
    used += entry.length();
    return entry;
  }

  private static String line(Object value) {
    return Json.line(value).replace("<", "\\u003c").replace(">", "\\u003e");
  }

  private static Map<String, Object> entry(Outcome o, List<Object> tensors) {
    Map<String, Object> entry = new LinkedHashMap<>();
    String about = o.model().isEmpty() ? "No model was opened." : "Model: " + o.model();
    about += o.backend().isEmpty() ? "" : "; backend: " + o.backend();
    String by = "; the reference was computed by %s, not by Keras";
    entry.put("about", Words.safe(Words.brief(about + o.producer().map(by::formatted).orElse(""))));
    List<String> left = o.comparison().map(Verdict::unmatched).orElse(List.of());
    if (!left.isEmpty()) {
      entry.put("left", Words.safe(Words.list(left, MOST_NAMES)));
    }
    entry.put("tensors", tensors);
    return entry;
  }

  /** Layers in the order of execution, each as the model runs and alone; then the outputs. */
  private static List<Object> tensors(Verdict v, boolean detailed) {
    Map<String, Comparison> alone =
        v.isolated().stream()
            .collect(Collectors.toMap(Comparison::name, Function.identity(), (a, b) -> a));
    List<Object> tensors = new ArrayList<>();
    for (Comparison ran : v.activations()) {
      Map<String, Object> tensor = named(ran.name());
      run(ran, "", detailed, tensor);
      Comparison apart = alone.remove(ran.name());
      if (apart != null) {
        run(apart, "alone", detailed, tensor);
      }
      tensors.add(tensor);
    }
    for (Comparison apart : v.isolated()) {
      if (alone.containsKey(apart.name())) {
        Map<String, Object> tensor = named(apart.name());
        run(apart, "alone", detailed, tensor);
        tensors.add(tensor);
      }
    }
    for (Comparison output : v.outputs()) {
      Map<String, Object> tensor = named("output " + output.name());
      run(output, "", detailed, tensor);
      tensors.add(tensor);
    }
    return tensors;
  }

  private static Map<String, Object> named(String name) {
    Map<String, Object> tensor = new LinkedHashMap<>();
    tensor.put("name", shown(name));
    return tensor;
  }

  private static String shown(String name) {
    return Words.safe(
        name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME - 1) + "…");
  }

  private static void run(Comparison c, String mode, boolean detailed, Map<String, Object> tensor) {
    boolean apart = mode.equals("alone");
    double difference = difference(c);
    double allowed = difference / c.share();
    tensor.put(apart ? "alone" : "ran", number(difference));
    if (!c.agrees()) {
      tensor.put(apart ? "aloneOut" : "out", true);
    }
    if (Double.isFinite(allowed) && allowed > 0) {
      tensor.putIfAbsent("allowed", rounded(allowed));
    }
    if (detailed) {
      tensor.put(apart ? "aloneDetail" : "ranDetail", detail(c, allowed));
    }
  }

  /** At the worst element, which is what the verdict hangs on. */
  private static double difference(Comparison c) {
    return c.worst().isPresent() && !Double.isNaN(c.worstValue())
        ? Math.abs(c.worstValue() - c.worstExpected())
        : c.maxAbs();
  }

  private static Map<String, Object> detail(Comparison c, double allowed) {
    Map<String, Object> detail = new LinkedHashMap<>();
    detail.put("says", says(c));
    Map<String, Object> histogram = new LinkedHashMap<>();
    histogram.put("same", c.histogram().same());
    histogram.put("from", (long) c.histogram().from());
    histogram.put("counts", c.histogram().counts());
    histogram.put("odd", c.histogram().odd());
    detail.put("histogram", histogram);
    if (Double.isFinite(allowed) && allowed > 0) {
      detail.put("allowed", rounded(allowed));
    }
    c.excerpt().ifPresent(e -> detail.put("excerpt", excerpt(e)));
    c.worst().ifPresent(w -> detail.put("worst", dims(w)));
    return detail;
  }

  private static String says(Comparison c) {
    if (!c.shape().equals(c.expected())) {
      return "Its shape is %s, the reference's %s.".formatted(c.shape(), c.expected());
    }
    return c.agrees()
        ? "All %s elements agree.".formatted(Words.count(c.elements()))
        : "%s of %s elements disagree.".formatted(Words.count(c.bad()), Words.count(c.elements()));
  }

  private static Map<String, Object> excerpt(Excerpt e) {
    Map<String, Object> excerpt = new LinkedHashMap<>();
    excerpt.put("corner", dims(e.corner()));
    excerpt.put("columns", (long) e.columns());
    excerpt.put("found", e.found().stream().map(SuiteData::exact).toList());
    excerpt.put("expected", e.expected().stream().map(SuiteData::exact).toList());
    return excerpt;
  }

  private static List<Object> dims(Shape shape) {
    List<Object> dims = new ArrayList<>();
    for (int dim : shape.dims()) {
      dims.add((long) dim);
    }
    return dims;
  }

  /** Three digits are enough for a picture. */
  private static Object number(double value) {
    return Double.isFinite(value) ? (Object) rounded(value) : Double.toString(value);
  }

  private static double rounded(double value) {
    return Double.parseDouble(String.format(java.util.Locale.ROOT, "%.2e", value));
  }

  /** As it is where a float32 says it whole; JSON has no form for what is not finite. */
  private static Object exact(double value) {
    if (!Double.isFinite(value)) {
      return Double.toString(value);
    }
    return (float) value == value ? Double.parseDouble(Float.toString((float) value)) : value;
  }
}
