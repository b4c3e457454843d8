package io.hornbook.exec;

import io.hornbook.error.Damaged;
import io.hornbook.model.Call;
import io.hornbook.model.Graph;
import io.hornbook.model.Node;
import io.hornbook.model.Port;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The calls of a graph in an order in which every input is ready. */
final class Order {
  /** One call of one node. */
  record Use(Node node, int number) {
    Call call() {
      return node.calls().get(number);
    }

    Port output(int index) {
      return new Port(node.name(), number, index);
    }
  }

  private final Map<String, Node> nodes = new HashMap<>();
  private final Set<Port> done = new HashSet<>();
  private final Set<Port> open = new HashSet<>();
  private final List<Use> order = new ArrayList<>();

  /** A call as a key: all its outputs are ready at once, the first stands for them. */
  private static Port call(String node, int number) {
    return new Port(node, number, 0);
  }

  private Order(Graph graph) {
    graph.nodes().forEach(n -> nodes.put(n.name(), n));
  }

  /**
   * The calls in order; a model's inputs are not among them.
   *
   * @throws Damaged if calls wait for each other in a circle, or for a layer that is not there
   */
  static List<Use> of(Graph graph) {
    Order order = new Order(graph);
    graph.inputs().forEach(p -> order.done.add(call(p.node(), p.call())));
    for (Node node : graph.nodes()) {
      for (int number = 0; number < node.calls().size(); number++) {
        if (!node.type().equals("InputLayer")) {
          order.visit(call(node.name(), number));
        }
      }
    }
    return order.order;
  }

  /** Depth first, with a stack of its own: a model may be thousands of layers deep. */
  private void visit(Port start) {
    Deque<Port> stack = new ArrayDeque<>();
    stack.push(start);
    while (!stack.isEmpty()) {
      Port call = stack.peek();
      if (done.contains(call)) {
        stack.pop();
      } else if (open.add(call)) {
        pushInputs(call, stack);
      } else {
        done.add(stack.pop());
        order.add(new Use(nodes.get(call.node()), call.call()));
      }
    }
  }

  private void pushInputs(Port needing, Deque<Port> stack) {
    Node node = nodes.get(needing.node());
    if (node == null || needing.call() >= node.calls().size()) {
      throw new Damaged(
          "call " + needing.call() + " of '" + needing.node() + "' is used but not made");
    }
    Call call = node.calls().get(needing.call());
    if (call.inputs().isEmpty()) {
      throw new Damaged(node.origin() + " is called on nothing");
    }
    for (Port input : call.all()) {
      Port needed = call(input.node(), input.call());
      if (!done.contains(needed)) {
        if (open.contains(needed)) {
          throw new Damaged(node.origin() + " waits for itself through '" + input.node() + "'");
        }
        stack.push(needed);
      }
    }
  }
}
