package io.hornbook.report;

import io.hornbook.exec.BoundNode;
import io.hornbook.model.Change;
import io.hornbook.model.Generation;
import io.hornbook.tensor.Shape;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a model is, for people: who wrote it, its layers, and what was changed to read it. */
public final class InspectReport {
  private InspectReport() {}

  /**
   * The report on a model.
   *
   * @param kernel which matrix kernel runs
   */
  public static String of(
      Generation generation, List<BoundNode> layers, List<Change> changes, String kernel) {
    StringBuilder out = new StringBuilder();
    out.append("written by  ").append(Shown.line(generation.toString())).append('\n');
    generation
        .evidence()
        .forEach(e -> out.append("            ").append(Shown.line(e)).append('\n'));
    out.append("kernel      ").append(kernel).append("\n\n");
    table(out, layers);
    out.append('\n');
    for (Change change : changes) {
      out.append(story(change, layers)).append('\n');
    }
    return out.toString();
  }

  private static void table(StringBuilder out, List<BoundNode> layers) {
    String form = "%-40s  %-24s  %-24s  %12s%n";
    out.append(String.format(Locale.ROOT, form, "layer", "input", "output", "parameters"));
    long total = 0;
    for (BoundNode layer : layers) {
      String name = layer.origin() + (layer.calls() > 1 ? " ×" + layer.calls() : "");
      out.append(
          String.format(
              Locale.ROOT,
              form,
              Shown.shortened(Shown.line(name), 40),
              shapes(layer.in()),
              shapes(layer.out()),
              Shown.count(layer.parameters())));
      total += layer.parameters();
    }
    out.append(String.format(Locale.ROOT, form, "", "", "", Shown.count(total)));
  }

  private static String shapes(List<Shape> shapes) {
    return shapes.stream().map(Shape::toString).collect(Collectors.joining(" "));
  }

  private static String story(Change change, List<BoundNode> layers) {
    String shared =
        layers.stream()
            .filter(l -> l.name().equals(change.node()) && l.type().equals("Dense"))
            .filter(l -> change.after().startsWith("Dense"))
            .filter(l -> l.in().get(0).rank() >= 3)
            .map(InspectReport::sharing)
            .findFirst()
            .orElse("");
    return Shown.line(
            "%s  %s → %s%s%n    %s [%s]"
                .formatted(
                    change.node(),
                    change.before(),
                    change.after(),
                    shared,
                    change.why(),
                    change.source()))
        .replace("    ", "\n    ");
  }

  /** The counts behind "the same weights at every timestep". */
  private static String sharing(BoundNode dense) {
    int steps = dense.in().get(0).dim(1);
    String all = steps == Shape.UNKNOWN ? "all" : "all " + Shown.count(steps);
    return ", " + Shown.count(dense.parameters()) + " weights shared by " + all + " timesteps";
  }
}
