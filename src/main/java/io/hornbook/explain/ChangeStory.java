package io.hornbook.explain;

import io.hornbook.model.Change;
import io.hornbook.model.Generation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Everything that was changed to read a model.
 *
 * @param model the file
 * @param keras who wrote it
 * @param evidence how that is known
 * @param told each change, once for all the layers that it was made to
 * @param count how many there were
 * @param difference between the model's outputs after all of them and the reference, where there is
 *     one
 */
public record ChangeStory(
    String model,
    String keras,
    List<String> evidence,
    List<Told> told,
    int count,
    OptionalDouble difference,
    String says) {
  public ChangeStory {
    evidence = List.copyOf(evidence);
    told = List.copyOf(told);
  }

  /**
   * One kind of change.
   *
   * @param kind what was done: renamed, reordered, flipped, collapsed, spelled out, rewritten or
   *     left out
   * @param layers the layers that it was made to
   * @param exact why nothing is computed otherwise
   */
  public record Told(
      String kind,
      String id,
      List<String> layers,
      String before,
      String after,
      String exact,
      String source) {
    public Told {
      layers = List.copyOf(layers);
    }
  }

  private record Key(String id, String before, String after, String why, String source) {}

  public static ChangeStory of(
      String model, Generation generation, List<Change> changes, OptionalDouble difference) {
    Map<Key, List<String>> layers = new LinkedHashMap<>();
    for (Change c : changes) {
      Key key = new Key(c.id(), c.before(), c.after(), c.why(), c.source());
      layers.computeIfAbsent(key, k -> new ArrayList<>()).add(c.node());
    }
    List<Told> told = new ArrayList<>();
    layers.forEach((k, nodes) -> told.add(told(k, nodes)));
    String says =
        "%s, written by %s: %s, in %s."
            .formatted(
                model,
                generation,
                Say.plural(changes.size(), "change"),
                Say.plural(told.size(), "kind"));
    return new ChangeStory(
        model,
        generation.toString(),
        generation.evidence(),
        told,
        changes.size(),
        difference,
        says);
  }

  private static Told told(Key k, List<String> nodes) {
    String kind = kind(k.before(), k.after(), k.why());
    boolean plain = kind.equals("left out") && k.why().equals(Change.RENAMED);
    String exact =
        plain ? "nothing is computed from it: " + k.after().replace("left out: ", "") : k.why();
    return new Told(kind, k.id(), nodes, k.before(), k.after(), exact, k.source());
  }

  /** What a change did, told from its words. */
  private static String kind(String before, String after, String why) {
    boolean spelling = before.contains("TimeDistributed") && after.startsWith("Dense");
    if (spelling || after.endsWith("on the last axis")) {
      return "collapsed";
    }
    if (after.contains("correlation kernel")) {
      return "flipped";
    }
    if (after.contains("fused")
        || after.contains("axes [")
        || before.startsWith("/")
        || before.startsWith("CuDNN")) {
      return "reordered";
    }
    if (after.startsWith("left out")) {
      return "left out";
    }
    if (before.endsWith("is missing")) {
      return "spelled out";
    }
    return why.equals(Change.RENAMED) ? "renamed" : "rewritten";
  }
}
