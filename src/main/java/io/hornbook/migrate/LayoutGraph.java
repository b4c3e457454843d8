package io.hornbook.migrate;

import io.hornbook.error.Unsupported;
import io.hornbook.model.Call;
import io.hornbook.model.Change;
import io.hornbook.model.Config;
import io.hornbook.model.Graph;
import io.hornbook.model.Node;
import io.hornbook.model.Port;
import io.hornbook.tensor.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/**
 * A graph that is built anew, call by call, with a Permute wherever a tensor must lie otherwise.
 */
final class LayoutGraph {
  private record Turn(Port port, Layout to) {}

  private final Graph old;
  private final Map<Port, Shape> shapes;
  private final String parent;
  private final boolean masked;
  private final Map<String, Node> before = new HashMap<>();
  private final Map<String, Node> nodes = new LinkedHashMap<>();
  private final Map<String, LaidOut> laid = new HashMap<>();
  private final Map<String, SortedMap<Integer, Call>> calls = new HashMap<>();
  private final Map<Port, Layout> layouts = new HashMap<>();
  private final Map<Turn, Port> turned = new HashMap<>();
  private final Set<String> names = new HashSet<>();
  private final List<Change> changes = new ArrayList<>();

  /**
   * @param shapes of the old tensors
   * @param parent path of the graph, for people
   * @param masked whether tensors may carry masks, which a Permute would end
   */
  LayoutGraph(Graph old, Map<Port, Shape> shapes, String parent, boolean masked) {
    this.old = old;
    this.shapes = shapes;
    this.parent = parent;
    this.masked = masked;
    old.nodes().forEach(n -> before.put(n.name(), n));
    names.addAll(before.keySet());
  }

  private Node node(Port port) {
    return before.get(port.node());
  }

  boolean isInput(Port port) {
    return node(port).type().equals("InputLayer");
  }

  private Layout lies(Port port) {
    return layouts.get(port);
  }

  /** Where a call is made, whoever reads what it gives. */
  private LayoutSite site(Port port) {
    List<Port> read = node(port).calls().get(port.call()).operands();
    return new LayoutSite(
        parent + port.node(),
        read.stream().map(this::lies).toList(),
        read.stream().map(shapes::get).toList(),
        outShapes(port),
        Optional.empty(),
        LayoutSite.Readers.ANY,
        masked);
  }

  /** The old shapes of all that the call gives whose first output is {@code port}. */
  private List<Shape> outShapes(Port port) {
    return IntStream.iterate(0, i -> i + 1)
        .mapToObj(i -> shapes.get(new Port(port.node(), port.call(), i)))
        .takeWhile(s -> s != null)
        .toList();
  }

  /** Sets how an input lies. */
  void input(Port port, Layout layout) {
    layouts.put(port, layout);
    Node input = node(port);
    Shape now = layout.of(shapes.get(port));
    Config config = input.config();
    boolean declared = config.peek("batch_shape") instanceof List<?>;
    nodes.put(
        input.name(),
        declared ? input.withConfig(config.with("batch_shape", Keras3Config.dims(now))) : input);
  }

  /**
   * Makes a call whose inputs are all made.
   *
   * @param port what it gives first
   * @param lay says how the layer stands where it is called first
   */
  void call(Port port, BiFunction<Node, LayoutSite, LaidOut> lay) {
    Node node = node(port);
    LayoutSite site = site(port);
    List<Layout> given = site.given();
    LaidOut own = laid.computeIfAbsent(node.name(), n -> lay.apply(node, site));
    nodes.putIfAbsent(node.name(), own.node());
    List<Layout> in = own.in();
    List<Layout> out = own.out();
    if (!ranks(in).equals(ranks(given))) {
      requireIndifferent(own);
      in = given.stream().map(l -> Layout.same(l.rank())).toList();
      out = site.out().stream().map(s -> Layout.same(s.rank())).toList();
    }
    Iterator<Layout> next = in.iterator();
    Call call = node.calls().get(port.call());
    calls.computeIfAbsent(node.name(), n -> new TreeMap<>()).put(port.call(), turned(call, next));
    for (int i = 0; i < out.size(); i++) {
      layouts.put(new Port(port.node(), port.call(), i), out.get(i));
    }
  }

  private static List<Integer> ranks(List<Layout> layouts) {
    return layouts.stream().map(Layout::rank).toList();
  }

  /** That a layer called on tensors of several ranks has no axes to move. */
  private static void requireIndifferent(LaidOut own) {
    boolean same = own.in().stream().allMatch(Layout::isSame);
    if (!same && !Pointwise.is(own.node())) {
      throw new Unsupported(
          own.node().origin()
              + " has no exact form channels_last: it is called on tensors of several ranks");
    }
  }

  /** The call on tensors that lie as {@code in} says; masks lie as they lay. */
  private Call turned(Call call, Iterator<Layout> in) {
    List<Port> inputs = call.inputs().stream().map(p -> turned(p, in.next())).toList();
    Map<String, List<Port>> tensors = new LinkedHashMap<>();
    call.tensors()
        .forEach(
            (k, ports) -> tensors.put(k, ports.stream().map(p -> turned(p, in.next())).toList()));
    List<Optional<Port>> masks =
        call.masks().stream().map(m -> m.map(p -> turned(p, Layout.same(lies(p).rank())))).toList();
    return new Call(inputs, tensors, masks, call.arguments());
  }

  private Port turned(Port port, Layout to) {
    Layout from = lies(port);
    return from.equals(to)
        ? port
        : turned.computeIfAbsent(new Turn(port, to), t -> permute(port, from, to));
  }

  private Port permute(Port port, Layout from, Layout to) {
    if (!from.row().isEmpty() || !to.row().isEmpty()) {
      throw new IllegalStateException("a row is read by " + port + " that does not take it");
    }
    String name = free(port.node() + (to.isSame() ? "_channels_first" : "_channels_last"));
    Map<String, Object> dims = ChannelsFirst.dims(from, to);
    Node permute = Node.of(name, "Permute", dims).withOrigin("Permute after " + port.node());
    if (masked && from.keepsTime() && to.keepsTime() && from.rank() > 3) {
      Node each = Node.of(name + "_step", "Permute", ChannelsFirst.dims(from.step(), to.step()));
      permute = Node.of(name, "TimeDistributed", Map.of()).withInner(Map.of("layer", each));
    }
    nodes.put(name, permute.withCalls(List.of(new Call(List.of(port)))));
    Shape shape = shapes.get(port);
    changes.add(
        new Change(
            "migrate/layout.order",
            parent + name,
            from.of(shape).toString(),
            to.of(shape).toString(),
            "the layer behind it reads its axes in this order",
            "Keras 3.15.1 layers/reshaping/permute.py"));
    return new Port(name);
  }

  private String free(String name) {
    String free = name;
    for (int i = 1; !names.add(free); i++) {
      free = name + "_" + i;
    }
    return free;
  }

  List<Change> changes() {
    return changes;
  }

  LayoutPass.Result result() {
    List<Node> all = new ArrayList<>();
    nodes.forEach(
        (name, node) -> {
          SortedMap<Integer, Call> own = calls.get(name);
          all.add(own == null ? node : node.withCalls(List.copyOf(own.values())));
        });
    Graph graph = Graph.of(old.name(), all, old.inputs(), old.outputs(), old.outputNames());
    Map<Port, Layout> moved = new HashMap<>(layouts);
    moved.values().removeIf(Layout::isSame);
    return new LayoutPass.Result(
        graph,
        new Layouts(
            old.inputs().stream().map(this::lies).toList(),
            old.outputs().stream().map(this::lies).toList(),
            moved));
  }
}
