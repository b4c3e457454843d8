package io.hornbook.migrate;

import io.hornbook.model.Call;
import io.hornbook.model.Graph;
import io.hornbook.model.Node;
import io.hornbook.model.Port;
import io.hornbook.tensor.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who reads the tensors of a graph. */
final class LayoutReaders {
  /** How many layers a row is followed through. */
  private static final int FARTHEST = 100;

  private final Map<Port, List<Node>> readers = new HashMap<>();

  /** Tensors that someone reads who cannot be told that they lie otherwise. */
  private final Set<Port> seen = new HashSet<>();

  private final Map<Port, Shape> shapes;

  LayoutReaders(Graph graph, Map<Port, Shape> shapes) {
    this.shapes = shapes;
    seen.addAll(graph.outputs());
    for (Node node : graph.nodes()) {
      for (Call call : node.calls()) {
        call.operands().stream()
            .distinct()
            .forEach(p -> readers.computeIfAbsent(p, k -> new ArrayList<>()).add(node));
        call.masks().forEach(mask -> mask.ifPresent(seen::add));
      }
    }
  }

  /** Those of what a layer gives. */
  LayoutSite.Readers of(Node node) {
    Port port = new Port(node.name());
    boolean once = node.calls().size() == 1;
    return new LayoutSite.Readers(
        once && takeRows(port, 0),
        once && !seen.contains(port) && all(port).stream().allMatch(LayoutReaders::isPermute));
  }

  private List<Node> all(Port port) {
    return readers.getOrDefault(port, List.of());
  }

  private static boolean isPermute(Node node) {
    return node.type().equals("Permute") && node.calls().size() == 1;
  }

  /** Whether all that read a tensor take its rows in any order. */
  private boolean takeRows(Port port, int depth) {
    return depth < FARTHEST
        && !seen.contains(port)
        && !all(port).isEmpty()
        && all(port).stream().allMatch(n -> takesRows(n, port, depth));
  }

  private boolean takesRows(Node node, Port port, int depth) {
    if (node.calls().size() != 1) {
      return false;
    }
    boolean each = node.type().equals("TimeDistributed");
    Node inner = each ? node.inner().get("layer") : node;
    if (inner == null || inner.graph().isPresent()) {
      return false;
    }
    if (inner.type().equals("Dense")) {
      return true;
    }
    boolean along = !each && isAlongRows(node, shapes.get(port).rank());
    return (Pointwise.is(inner) || along) && takeRows(new Port(node.name()), depth + 1);
  }

  /** Whether a layer has a weight for each element of a row. */
  private static boolean isAlongRows(Node node, int rank) {
    return switch (node.type()) {
      case "BatchNormalization" ->
          node.config().fresh().ints("axis", List.of(-1)).stream()
              .allMatch(a -> a == -1 || a == rank - 1);
      case "PReLU", "ParametricSoftplus", "SReLU" -> rank == 2 && !LayoutWeights.isShared(node);
      default -> false;
    };
  }
}
