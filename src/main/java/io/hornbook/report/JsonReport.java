package io.hornbook.report;

import io.hornbook.conformance.Outcome;
import io.hornbook.format.Json;
import io.hornbook.tensor.Shape;
import io.hornbook.verify.Comparison;
import io.hornbook.verify.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
    entry.put("verdict", o.verdict());
    entry.put("message", o.message());
    entry.put("firstDivergingLayer", o.comparison().flatMap(c -> c.firstDiverging()).orElse(null));
    entry.put("unmatched", o.comparison().map(Verdict::unmatched).orElse(List.of()));
    List<Comparison> outputs = o.comparison().map(c -> c.outputs()).orElse(List.of());
    entry.put("outputs", outputs.stream().map(JsonReport::output).toList());
    return entry;
  }

  private static Map<String, Object> output(Comparison c) {
    Map<String, Object> output = new LinkedHashMap<>();
    output.put("name", c.name());
    output.put("shape", dims(c.shape()));
    output.put("expectedShape", dims(c.expected()));
    output.put("maxAbs", finite(c.maxAbs()));
    output.put("maxRel", finite(c.maxRel()));
    output.put("maxUlp", c.maxUlp());
    output.put("worstIndex", c.worst().map(JsonReport::dims).orElse(null));
    output.put("badElements", c.bad());
    output.put("elements", c.elements());
    return output;
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
