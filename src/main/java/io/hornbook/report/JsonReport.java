package io.hornbook.report;

import io.hornbook.conformance.Outcome;
import io.hornbook.format.Json;
import io.hornbook.tensor.Shape;
import io.hornbook.verify.Band;
import io.hornbook.verify.Comparison;
import io.hornbook.verify.Diagnosis;
import io.hornbook.verify.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The report for machines; its schema is stable and stands in the README. */
public final class JsonReport {
  private final String version;

  public JsonReport(String version) {
    this.version = version;
  }

  public String of(List<Outcome> outcomes) {
    Map<String, Object> summary = new LinkedHashMap<>();
    summary.put("cases", (long) outcomes.size());
    for (String verdict : Summary.VERDICTS) {
      summary.put(verdict, Summary.count(outcomes, verdict));
    }
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("hornbook", version);
    report.put("summary", summary);
    report.put("cases", outcomes.stream().map(JsonReport::entry).toList());
    return Json.write(report);
  }

  private static Map<String, Object> entry(Outcome o) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("id", o.id());
    entry.put("model", o.model());
    entry.put("generation", o.generation());
    entry.put("backend", o.backend());
    entry.put("producer", o.producer().orElse(null));
    entry.put("verdict", o.verdict());
    entry.put("message", o.message());
    entry.put("seconds", o.seconds());
    entry.put("firstDivergingLayer", o.comparison().flatMap(c -> c.firstDiverging()).orElse(null));
    entry.put("unmatched", o.comparison().map(Verdict::unmatched).orElse(List.of()));
    entry.put(
        "diagnosis",
        o.comparison().flatMap(Verdict::diagnosis).map(Diagnosis::describe).orElse(null));
    entry.put("outputs", tensors(o, Verdict::outputs));
    entry.put("layers", tensors(o, Verdict::activations));
    entry.put("isolated", tensors(o, Verdict::isolated));
    return entry;
  }

  private static List<Map<String, Object>> tensors(
      Outcome o, Function<Verdict, List<Comparison>> which) {
    return o.comparison().map(which).orElse(List.of()).stream().map(JsonReport::tensor).toList();
  }

  private static Map<String, Object> tensor(Comparison c) {
    Map<String, Object> tensor = new LinkedHashMap<>();
    tensor.put("name", c.name());
    tensor.put("shape", dims(c.shape()));
    tensor.put("expectedShape", dims(c.expected()));
    tensor.put("maxAbs", finite(c.maxAbs()));
    tensor.put("maxRel", finite(c.maxRel()));
    tensor.put("maxUlp", c.maxUlp());
    tensor.put("worstIndex", c.worst().map(JsonReport::dims).orElse(null));
    tensor.put("badElements", c.bad());
    tensor.put("elements", c.elements());
    tensor.put("share", finite(c.share()));
    tensor.put("band", band(c.band()));
    tensor.put("fedFromRun", c.unfed());
    return tensor;
  }

  private static Map<String, Object> band(Band band) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("calibrated", band.calibrated());
    entry.put("rtol", band.rtol());
    entry.put("atol", band.atol());
    entry.put("rounding", finite(band.rounding()));
    return entry;
  }

  private static List<Object> dims(Shape shape) {
    List<Object> dims = new ArrayList<>();
    for (int d : shape.dims()) {
      dims.add((long) d);
    }
    return dims;
  }

  /** JSON has no NaN or infinity: where there is no number, null. */
  private static Double finite(double value) {
    return Double.isFinite(value) ? value : null;
  }
}
