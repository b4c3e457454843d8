package io.hornbook.migrate;

import io.hornbook.exec.Shaped;
import io.hornbook.layer.registry.Layers;
import io.hornbook.model.Change;
import io.hornbook.model.Graph;
import io.hornbook.model.Node;
import io.hornbook.model.Port;
import io.hornbook.tensor.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A model that reads images channels first, turned into one that reads them channels last. Each
 * tensor has a known layout; each layer follows it, with its settings and weights, or has its
 * tensors as they lay from a Permute before it. No product and no sum is another, only their order.
 */
final class LayoutPass {
  private final Layers layers;
  private final List<Change> changes;
  private final LayoutDemand demand;

  private LayoutPass(Layers layers, List<Change> changes) {
    this.layers = layers;
    this.changes = changes;
    this.demand = new LayoutDemand(layers);
  }

  /** A model with another layout, and what it is. */
  record Result(Graph graph, Layouts layouts) {}

  /**
   * The model with its images' channels last: those it is given and those it gives as well.
   *
   * @param changes takes what was done and why
   */
  static Result of(Graph graph, Layers layers, List<Change> changes) {
    if (graph.nodes().stream().noneMatch(ChannelsFirst::isWithin)) {
      return new Result(graph, Layouts.SAME);
    }
    List<Shape> in = Shaped.declared(graph);
    LayoutPass pass = new LayoutPass(layers, changes);
    Result result = pass.graph(graph, List.of(), in, "", Masks.areMade(graph));
    LayoutEnds.tell(graph, result.layouts(), Shaped.ports(graph, layers, in), changes);
    return result;
  }

  /** A graph on inputs in these layouts, where it does not want them otherwise. */
  private Result graph(
      Graph graph, List<Layout> given, List<Shape> in, String parent, boolean masked) {
    Map<Port, Shape> shapes = Shaped.ports(graph, layers, in);
    Map<Port, Layout> wanted = demand.of(graph, shapes);
    LayoutReaders readers = new LayoutReaders(graph, shapes);
    LayoutGraph made = new LayoutGraph(graph, shapes, parent, masked);
    for (int i = 0; i < in.size(); i++) {
      Port input = graph.inputs().get(i);
      Layout same = Layout.same(in.get(i).rank());
      Layout otherwise = given.isEmpty() || !given.get(i).row().isEmpty() ? same : given.get(i);
      made.input(input, wanted.getOrDefault(input, otherwise));
    }
    for (Port port : shapes.keySet()) {
      if (port.output() == 0 && !made.isInput(port)) {
        Optional<Layout> want = Optional.ofNullable(wanted.get(port));
        made.call(port, (node, site) -> told(layer(node, site.with(want, readers.of(node)))));
      }
    }
    changes.addAll(made.changes());
    return made.result();
  }

  private LaidOut told(LaidOut laid) {
    laid.change().ifPresent(changes::add);
    return laid;
  }

  private LaidOut layer(Node node, LayoutSite site) {
    if (node.graph().isPresent()) {
      boolean masked = site.masked() || Masks.areMade(node.graph().get());
      Result inside = graph(node.graph().get(), site.given(), site.in(), site.path() + "/", masked);
      Node model = node.withGraph(inside.graph());
      Layouts layouts = inside.layouts();
      return new LaidOut(model, layouts.inputs(), layouts.outputs(), Optional.empty());
    }
    return node.type().equals("TimeDistributed")
        ? distributed(node, site)
        : LayoutRules.apply(node, site);
  }

  /** The layer inside sees each timestep; the axis of time stays where it is. */
  private LaidOut distributed(Node node, LayoutSite site) {
    String role = "layer";
    List<Layout> steps =
        site.given().stream()
            .map(l -> l.keepsTime() ? l.step() : Layout.same(l.rank() - 1))
            .toList();
    LayoutSite.Readers readers = new LayoutSite.Readers(site.readers().takeRows(), false);
    LayoutSite inside =
        new LayoutSite(
            site.path() + "/" + role,
            steps,
            site.in().stream().map(s -> s.without(1)).toList(),
            site.out().stream().map(s -> s.without(1)).toList(),
            site.wanted().filter(Layout::keepsTime).map(Layout::step),
            readers,
            site.masked());
    LaidOut laid = layer(node.inner().get(role), inside);
    Map<String, Node> inner = new LinkedHashMap<>(node.inner());
    inner.put(role, laid.node());
    List<Layout> in = laid.in().stream().map(Layout::steps).toList();
    List<Layout> out = new ArrayList<>(laid.out().stream().map(Layout::steps).toList());
    return new LaidOut(node.withInner(inner), in, out, laid.change());
  }
}
