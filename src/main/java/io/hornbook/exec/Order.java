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

  private record Key(String node, int number) {}

  private final Map<String, Node> nodes = new HashMap<>();
  private final Set<Key> done = new HashSet<>();
  private final Set<Key> open = new HashSet<>();
  private final List<Use> order = new ArrayList<>();

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
    graph.inputs().forEach(p -> order.done.add(new Key(p.node(), p.call())));
    for (Node node : graph.nodes()) {
      for (int number = 0; number < node.calls().size(); number++) {
        if (!node.type().equals("InputLayer")) {
          order.visit(new Key(node.name(), number));
        }
      }
    }
    return order.order;
  }

  /** Depth first, with a stack of its own: a model may be thousands of layers deep. */
  private void visit(Key start) {
    Deque<Key> stack = new ArrayDeque<>();
    stack.push(start);
    while (!stack.isEmpty()) {
      Key key = stack.peek();
      if (done.contains(key)) {
        stack.pop();
      } else if (open.add(key)) {
        pushInputs(key, stack);
      } else {
        done.add(stack.pop());
        order.add(new Use(nodes.get(key.node()), key.number()));
      }
    }
  }

  private void pushInputs(Key key, Deque<Key> stack) {
    Node node = nodes.get(key.node());
    if (node == null || key.number() >= node.calls().size()) {
      throw new Damaged("call " + key.number() + " of '" + key.node() + "' is used but not made");
    }
    Call call = node.calls().get(key.number());
    if (call.inputs().isEmpty()) {
      throw new Damaged(node.origin() + " is called on nothing");
    }
    for (Port input : call.all()) {
      Key needed = new Key(input.node(), input.call());
      if (!done.contains(needed)) {
        if (open.contains(needed)) {
          throw new Damaged(node.origin() + " waits for itself through '" + input.node() + "'");
        }
        stack.push(needed);
      }
    }
  }
}
