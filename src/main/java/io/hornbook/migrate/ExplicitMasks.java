package io.hornbook.migrate;

import io.hornbook.model.Call;
import io.hornbook.model.Change;
import io.hornbook.model.Graph;
import io.hornbook.model.Node;
import io.hornbook.model.Port;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Masks that the target would not hand on as the model's own Keras did: they are computed by
 * operations and given to the layers that heed them. Merges in between become operations, at which
 * masks end.
 */
final class ExplicitMasks {
  private static final String ID = "migrate/masks.explicit";

  private final Graph graph;
  private final MaskFlow flow;
  private final MaskOperations operations;
  private final List<Change> changes;
  private final Map<String, List<Node>> instead = new LinkedHashMap<>();

  /** The mask of each tensor, as the model's own Keras has it; none where there is no entry. */
  private final Map<Port, MaskExpression> said = new HashMap<>();

  /** The mask of each tensor in the target. */
  private final Map<Port, MaskExpression> found = new HashMap<>();

  private ExplicitMasks(Graph graph, Target target, List<Change> changes) {
    this.graph = graph;
    this.flow = new MaskFlow(target);
    this.operations = new MaskOperations(graph);
    this.changes = changes;
  }

  /** The graph with masks given where they would be others; the graph itself where none would. */
  static Graph of(Graph graph, Target target, List<Change> changes) {
    if (!Masks.areMade(graph)) {
      return graph;
    }
    ExplicitMasks masks = new ExplicitMasks(graph, target, changes);
    masks.walk();
    return masks.instead.isEmpty() ? graph : masks.result();
  }

  private Graph result() {
    List<Node> nodes = new ArrayList<>();
    graph.nodes().forEach(n -> nodes.addAll(instead.getOrDefault(n.name(), List.of(n))));
    nodes.addAll(operations.nodes());
    return graph.withNodes(nodes);
  }

  /** Every node after those that it takes its tensors from. */
  private void walk() {
    Deque<Node> waiting = new ArrayDeque<>(graph.nodes());
    Map<String, Node> done = new HashMap<>();
    int idle = 0;
    while (!waiting.isEmpty() && idle <= waiting.size()) {
      Node node = waiting.poll();
      boolean ready =
          node.calls().stream()
              .flatMap(c -> c.all().stream())
              .allMatch(p -> done.containsKey(p.node()) || p.node().equals(node.name()));
      if (ready) {
        settle(node);
        done.put(node.name(), node);
        idle = 0;
      } else {
        waiting.add(node);
        idle++;
      }
    }
  }

  private void settle(Node node) {
    Node now = node;
    for (int i = 0; i < node.calls().size(); i++) {
      now = settle(now, i);
    }
    if (!now.equals(node)) {
      instead.putIfAbsent(node.name(), List.of(now));
    }
  }

  /** One call of a node, which may change how it is called. */
  private Node settle(Node node, int number) {
    Call call = node.calls().get(number);
    List<MaskExpression> before = new ArrayList<>();
    List<MaskExpression> after = new ArrayList<>();
    for (int i = 0; i < call.inputs().size(); i++) {
      Port port = call.inputs().get(i);
      boolean given = i < call.masks().size();
      MaskExpression own =
          given
              ? call.masks()
                  .get(i)
                  .map(m -> (MaskExpression) new MaskExpression.Given(m))
                  .orElse(null)
              : said.get(port);
      before.add(own);
      after.add(given ? own : flow.reaching(node, call, found.get(port)));
    }
    Port out = new Port(node.name(), number, 0);
    if (flow.isMerge(node)) {
      return merge(node, call, before, after, out);
    }
    if (node.type().equals("Identity")
        && before.get(0) != null
        && Boolean.FALSE.equals(node.config().peek("supports_masking"))) {
      instead.put(node.name(), List.of(operations.bare(node)));
      return node;
    }
    put(said, out, flow.after(node, call, before));
    boolean repeats = before.size() == 1 && before.get(0) != null && MaskFlow.repeats(node, true);
    if (node.type().equals("Bidirectional") && repeats && isSeen(node, number)) {
      return apart(node, call, before.get(0), after.get(0));
    }
    if (Calls.isUnmasked(call) && after.get(0) != null) {
      return unmasked(node, number);
    }
    put(found, out, flow.afterThere(node, call, after));
    boolean same =
        before.isEmpty()
            || Calls.isUnmasked(call)
            || java.util.Objects.equals(before.get(0), after.get(0));
    return same || !flow.heeds(node) || before.get(0) == null
        ? node
        : given(node, number, before.get(0));
  }

  /**
   * A layer that walks every step, whatever its input's mask: it is called on the input without.
   */
  private Node unmasked(Node node, int number) {
    List<Call> calls = new ArrayList<>(node.calls());
    Call call = calls.get(number);
    List<Port> inputs = new ArrayList<>(call.inputs());
    inputs.set(0, operations.bare(inputs.get(0), node));
    calls.set(number, new Call(inputs, call.tensors(), call.masks(), Map.of()));
    note(node, "its mask", "taken off", "a layer that is given its states sees none in Keras 3");
    return node.withCalls(calls);
  }

  /** A Bidirectional as two layers, which repeat at a masked step what they gave before. */
  private Node apart(Node node, Call call, MaskExpression before, MaskExpression after) {
    if (node.calls().size() > 1 || !MaskOperations.comesApart(node)) {
      throw Site.refused(
          node,
          "at a masked step it gives what it gave before, which something reads, and its two layers"
              + " can take its place only where they are merged and called once",
          "zeros there");
    }
    Call told = before.equals(after) ? call : given(node, 0, before).calls().get(0);
    instead.put(node.name(), operations.apart(node, told));
    note(node, node.type(), "its two layers", "they repeat at a masked step what they gave before");
    return node;
  }

  /** Whether anything sees what a Bidirectional gives at masked steps. */
  private boolean isSeen(Node node, int number) {
    Node forward = node.inner().get("forward_layer");
    boolean turned = forward != null && Boolean.TRUE.equals(forward.config().peek("go_backwards"));
    // Turned outputs no longer stand where their mask does.
    return turned
        || isObserved(new Port(node.name(), number, 0))
        || isObserved(new Port(node.name(), number, 1));
  }

  /** Whether what a tensor holds at masked steps reaches an output of the model. */
  private boolean isObserved(Port port) {
    if (graph.outputs().contains(port)) {
      return true;
    }
    for (Node node : graph.nodes()) {
      for (int i = 0; i < node.calls().size(); i++) {
        if (node.calls().get(i).all().contains(port)
            && !flow.heeds(node)
            && (!MaskFlow.isPassing(node) || isObserved(new Port(node.name(), i, 0)))) {
          return true;
        }
      }
    }
    return false;
  }

  private Node given(Node node, int number, MaskExpression mask) {
    List<Call> calls = new ArrayList<>(node.calls());
    Call old = calls.get(number);
    Port port = operations.port(mask);
    calls.set(
        number, new Call(old.inputs(), old.tensors(), List.of(Optional.of(port)), old.arguments()));
    note(node, "its mask", "given as " + port.node(), "the mask that its own Keras handed on");
    return node.withCalls(calls);
  }

  private Node merge(
      Node node, Call call, List<MaskExpression> before, List<MaskExpression> after, Port out) {
    MaskExpression own = flow.joined(node, call, before);
    MaskExpression there = flow.joinedThere(node, call, after);
    put(said, out, own);
    boolean heeds = flow.leavesOut(node) && after.stream().anyMatch(m -> m != null);
    boolean heeded = MaskFlow.leftOut(node) && before.stream().anyMatch(m -> m != null);
    if (java.util.Objects.equals(own, there) && heeds == heeded) {
      put(found, out, there);
      return MaskFlow.plain(node);
    }
    if (heeded) {
      throw Site.refused(
          node, "masked steps are left out of what it gives", "one that takes them in");
    }
    if (node.calls().size() > 1 || !operations.canMerge(node)) {
      put(found, out, there);
      return node;
    }
    instead.put(node.name(), operations.merge(node, call));
    note(node, node.type(), "operations", "the same sum, at which masks end");
    return node;
  }

  private void note(Node node, String before, String after, String why) {
    changes.add(
        new Change(
            ID, node.name(), before, after, why, "Keras 3.15.1 layers/merging/base_merge.py"));
  }

  private static void put(Map<Port, MaskExpression> masks, Port port, MaskExpression mask) {
    if (mask != null) {
      masks.put(port, mask);
    }
  }
}
