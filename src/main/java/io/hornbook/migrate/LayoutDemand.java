package io.hornbook.migrate;

import io.hornbook.exec.Shaped;
import io.hornbook.layer.registry.Layers;
import io.hornbook.model.Graph;
import io.hornbook.model.Node;
import io.hornbook.model.Port;
import io.hornbook.tensor.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How tensors are wanted: channels last by whatever reads them channels first now, be it through
 * layers that hand the layout on.
 */
final class LayoutDemand {
  private final Layers layers;

  LayoutDemand(Layers layers) {
    this.layers = layers;
  }

  /**
   * The tensors of a graph that are wanted otherwise.
   *
   * @param shapes of its tensors, in the order in which they come about
   */
  Map<Port, Layout> of(Graph graph, Map<Port, Shape> shapes) {
    Map<String, Node> nodes = new HashMap<>();
    graph.nodes().forEach(n -> nodes.put(n.name(), n));
    List<Port> ports = new ArrayList<>(shapes.keySet());
    Collections.reverse(ports);
    Map<Port, Layout> wanted = new HashMap<>();
    Set<Port> calls = new HashSet<>();
    for (Port port : ports) {
      Node node = nodes.get(port.node());
      Port first = new Port(port.node(), port.call(), 0);
      if (!node.type().equals("InputLayer") && calls.add(first)) {
        List<Port> read = node.calls().get(port.call()).operands();
        List<Shape> in = read.stream().map(shapes::get).toList();
        List<Optional<Layout>> want = of(node, in, Optional.ofNullable(wanted.get(first)));
        for (int i = 0; i < read.size(); i++) {
          Port input = read.get(i);
          want.get(i).ifPresent(layout -> wanted.putIfAbsent(input, layout));
        }
      }
    }
    return wanted;
  }

  /**
   * How a layer wants what it reads.
   *
   * @param out how what it gives is wanted
   */
  private List<Optional<Layout>> of(Node node, List<Shape> in, Optional<Layout> out) {
    if (node.graph().isPresent()) {
      Graph graph = node.graph().get();
      Map<Port, Layout> inside = of(graph, Shaped.ports(graph, layers, in));
      return graph.inputs().stream().map(p -> Optional.ofNullable(inside.get(p))).toList();
    }
    if (node.type().equals("TimeDistributed")) {
      List<Shape> steps = in.stream().map(s -> s.without(1)).toList();
      Optional<Layout> step = out.filter(Layout::keepsTime).map(Layout::step);
      return of(node.inner().get("layer"), steps, step).stream()
          .map(layout -> layout.map(Layout::steps))
          .toList();
    }
    List<Optional<Layout>> wanted = new ArrayList<>();
    for (int i = 0; i < in.size(); i++) {
      int rank = in.get(i).rank();
      wanted.add(
          ChannelsFirst.is(node)
              ? Optional.of(ChannelsFirst.wanted(node, i, rank))
              : out.filter(l -> LayoutRules.follows(node) && l.rank() == rank));
    }
    return wanted;
  }
}
