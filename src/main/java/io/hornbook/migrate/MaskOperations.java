package io.hornbook.migrate;

import io.hornbook.model.Call;
import io.hornbook.model.Config;
import io.hornbook.model.Graph;
import io.hornbook.model.Node;
import io.hornbook.model.Port;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Operations that compute masks, and that merge without a thought of them. */
final class MaskOperations {
  private static final Map<String, String> WORDS =
      Map.of(
          "Add", "Add",
          "Average", "Add",
          "Maximum", "Maximum",
          "Minimum", "Minimum",
          "Multiply", "Multiply",
          "Subtract", "Subtract");

  /** The merges of a Bidirectional. */
  private static final Map<String, String> MODES =
      Map.of("concat", "Concatenate", "sum", "Add", "mul", "Multiply", "ave", "Average");

  private final Map<MaskExpression, Port> made = new HashMap<>();
  private final List<Node> nodes = new ArrayList<>();
  private final Set<String> taken = new HashSet<>();

  MaskOperations(Graph graph) {
    graph.nodes().forEach(n -> taken.add(n.name()));
  }

  /** The nodes that have been added. */
  List<Node> nodes() {
    return nodes;
  }

  /** The tensor that holds a mask. */
  Port port(MaskExpression mask) {
    Port known = made.get(mask);
    if (known == null) {
      known = make(mask);
      made.put(mask, known);
    }
    return known;
  }

  private Port make(MaskExpression mask) {
    if (mask instanceof MaskExpression.Given given) {
      return given.port();
    }
    if (mask instanceof MaskExpression.Nonzero n) {
      return add("NotEqual", Map.of(), Arrays.asList(null, 0), n.from());
    }
    if (mask instanceof MaskExpression.Differs d) {
      Port other = add("NotEqual", Map.of(), Arrays.asList(null, d.value()), d.from());
      return add("Any", Map.of("axis", List.of(-1)), Arrays.asList((Object) null), other);
    }
    if (mask instanceof MaskExpression.Joined joined) {
      Port[] parts = new Port[joined.masks().size()];
      for (int i = 0; i < parts.length; i++) {
        Optional<MaskExpression> part = joined.masks().get(i);
        parts[i] = part.isPresent() ? port(part.get()) : whole(joined.tensors().get(i));
      }
      List<Object> operands = new ArrayList<>(Collections.nCopies(parts.length, null));
      return add("Concatenate", Map.of("axis", 1), operands, parts);
    }
    boolean all = mask instanceof MaskExpression.And;
    List<MaskExpression> parts =
        all ? ((MaskExpression.And) mask).parts() : ((MaskExpression.Or) mask).parts();
    Port joined = port(parts.get(0));
    for (MaskExpression part : parts.subList(1, parts.size())) {
      String type = all ? "LogicalAnd" : "LogicalOr";
      joined = add(type, Map.of(), Arrays.asList(null, null), joined, port(part));
    }
    return joined;
  }

  /** A mask of steps which all count. */
  private Port whole(Port tensor) {
    Port same = add("Equal", Map.of(), Arrays.asList(null, null), tensor, tensor);
    return add("Any", Map.of("axis", List.of(-1)), Arrays.asList((Object) null), same);
  }

  private Port add(String type, Map<String, Object> config, List<Object> operands, Port... on) {
    Node node = operation(free("mask"), type, config, operands, "a mask", on);
    nodes.add(node);
    return new Port(node.name());
  }

  private String free(String stem) {
    String name = stem;
    for (int i = 1; !taken.add(name); i++) {
      name = stem + "_" + i;
    }
    return name;
  }

  private static Node operation(
      String name,
      String type,
      Map<String, Object> config,
      List<Object> operands,
      String origin,
      Port... on) {
    Map<String, Object> whole = new HashMap<>(config);
    whole.put("operands", operands);
    return Node.of(name, "ops." + type, whole)
        .withOrigin(origin)
        .withCalls(List.of(new Call(List.of(on))));
  }

  /** Whether a merge is the same as operations, its inputs being of one rank. */
  boolean canMerge(Node node) {
    return node.type().equals("Concatenate") || WORDS.containsKey(node.type());
  }

  /** A Bidirectional as its two layers and operations, the last of which has its name. */
  List<Node> apart(Node node, Call call) {
    Node forward = half(node, "forward_layer", call);
    Node backward = half(node, "backward_layer", call);
    Map<String, Object> time = Map.of("axis", 1);
    List<Object> one = Arrays.asList((Object) null);
    Port turned = new Port(backward.name());
    String name = free(node.name() + "_turned");
    Node turn = operation(name, "Flip", time, one, node.origin(), turned);
    Call both = new Call(List.of(new Port(forward.name()), new Port(turn.name())));
    Node merge = node.withType(MODES.get(node.config().fresh().string("merge_mode", "concat")));
    Node plain = merge.withConfig(Config.of(Map.of())).withInner(Map.of());
    List<Node> nodes = new ArrayList<>(List.of(forward, backward, turn));
    nodes.addAll(merge(plain, both));
    return nodes;
  }

  private Node half(Node node, String role, Call call) {
    return node.inner()
        .get(role)
        .withName(free(node.name() + "_" + role))
        .withOrigin(node.origin())
        .withCalls(List.of(call));
  }

  /** Whether a Bidirectional is the same as its two layers and operations. */
  static boolean comesApart(Node node) {
    return node.inner().containsKey("backward_layer")
        && MODES.containsKey(String.valueOf(node.config().peek("merge_mode")));
  }

  /** A merge as operations, the last of which has its name. */
  List<Node> merge(Node node, Call call) {
    List<Port> in = call.inputs();
    String origin = node.origin();
    if (node.type().equals("Concatenate")) {
      Map<String, Object> axis = Map.of("axis", node.config().fresh().intAt("axis", -1));
      List<Object> operands = new ArrayList<>(Collections.nCopies(in.size(), null));
      Port[] on = in.toArray(new Port[0]);
      return List.of(operation(node.name(), "Concatenate", axis, operands, origin, on));
    }
    boolean mean = node.type().equals("Average");
    List<Node> steps = new ArrayList<>();
    Port sum = in.get(0);
    for (int i = 1; i < in.size(); i++) {
      boolean last = i == in.size() - 1 && !mean;
      String name = last ? node.name() : free(node.name() + "_" + i);
      String word = WORDS.get(node.type());
      steps.add(operation(name, word, Map.of(), Arrays.asList(null, null), origin, sum, in.get(i)));
      sum = new Port(name);
    }
    if (mean) {
      List<Object> count = Arrays.asList(null, (double) in.size());
      steps.add(operation(node.name(), "TrueDivide", Map.of(), count, origin, sum));
    }
    return List.copyOf(steps);
  }

  /** A tensor without its mask. */
  Port bare(Port port, Node reader) {
    String name = free(reader.name() + "_unmasked");
    nodes.add(bare(Node.of(name, "", Map.of()).withCalls(List.of(new Call(List.of(port))))));
    return new Port(name);
  }

  /** What changes nothing, and ends masks. */
  Node bare(Node node) {
    Map<String, Object> config = new HashMap<>();
    config.put("operands", Arrays.asList(null, 0.0));
    return Node.of(node.name(), "ops.Add", config)
        .withOrigin(node.origin())
        .withCalls(node.calls());
  }
}
