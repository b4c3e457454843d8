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
    stories(out, generation, layers, changes);
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

  /** What means something else today, with its reason; then what is only called otherwise. */
  private static void stories(
      StringBuilder out, Generation generation, List<BoundNode> layers, List<Change> changes) {
    for (Change change : changes) {
      if (!change.why().equals(Change.RENAMED)) {
        out.append(story(change, generation, layers)).append('\n');
      }
    }
    out.append("\nonly called otherwise:\n");
    for (Change change : changes) {
      if (change.why().equals(Change.RENAMED)) {
        String renamed = change.node() + ": " + change.before() + " → " + change.after();
        out.append("  ").append(Shown.line(renamed)).append('\n');
      }
    }
  }

  private static String story(Change change, Generation generation, List<BoundNode> layers) {
    BoundNode layer =
        layers.stream().filter(l -> l.name().equals(change.node())).findFirst().orElse(null);
    String who = layer == null ? change.node() : layer.origin();
    boolean dense = layer != null && change.after().startsWith("Dense");
    String after = dense ? "Dense on the last axis" + sharing(layer) : change.after();
    String before = who.startsWith(change.before()) ? "" : ": " + change.before();
    String what = who + " (" + generation + ")" + before + " → " + after;
    return Shown.line(what)
        + "\n    "
        + Shown.line(change.why())
        + "\n    "
        + Shown.line(change.source());
  }

  /** The counts behind "the same weights at every timestep". */
  private static String sharing(BoundNode dense) {
    if (dense.in().get(0).rank() < 3) {
      return "";
    }
    int steps = dense.in().get(0).dim(1);
    String all = steps == Shape.UNKNOWN ? "all" : "all " + Shown.count(steps);
    return ", " + Shown.count(dense.parameters()) + " weights shared by " + all + " timesteps";
  }
}
