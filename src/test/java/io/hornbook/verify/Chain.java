package io.hornbook.verify;

import io.hornbook.exec.Binder;
import io.hornbook.exec.Bound;
import io.hornbook.exec.Session;
import io.hornbook.exec.Trace;
import io.hornbook.layer.registry.Layers;
import io.hornbook.model.Call;
import io.hornbook.model.Graph;
import io.hornbook.model.NamedWeight;
import io.hornbook.model.Node;
import io.hornbook.model.Port;
import io.hornbook.tensor.DType;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** A model of one layer after another, for tests. */
record Chain(Graph graph, Tensor input) {
  static Chain of(Tensor input, Node... layers) {
    List<Object> batch = new ArrayList<>();
    Arrays.stream(input.shape().dims()).forEach(batch::add);
    List<Node> nodes =
        new ArrayList<>(List.of(Node.of("x", "InputLayer", Map.of("batch_shape", batch))));
    for (Node layer : layers) {
      String before = nodes.get(nodes.size() - 1).name();
      nodes.add(layer.called(new Call(List.of(new Port(before)))));
    }
    String last = layers[layers.length - 1].name();
    return new Chain(
        Graph.of("m", nodes, List.of(new Port("x")), List.of(new Port(last)), List.of(last)),
        input);
  }

  static Node layer(String name, String type, Map<String, Object> config, Tensor... weights) {
    List<NamedWeight> named = new ArrayList<>();
    Arrays.stream(weights).forEach(w -> named.add(new NamedWeight("/" + name, w)));
    return Node.of(name, type, config).withWeights(named);
  }

  static Node dense(String name, String activation, Tensor kernel) {
    Map<String, Object> config =
        Map.of("units", kernel.shape().dim(1), "use_bias", false, "activation", activation);
    return layer(name, "Dense", config, kernel);
  }

  /** Normally distributed numbers. */
  static Tensor random(long seed, int... dims) {
    Random random = new Random(seed);
    float[] values = new float[Shape.of(dims).intSize()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return Tensor.of(Shape.of(dims), values);
  }

  Bound bind(DType dtype) {
    return Binder.bind(graph, new Layers(List.of()), dtype, Optional.empty());
  }

  Subject subject() {
    return new Subject(bind(DType.FLOAT32), () -> bind(DType.FLOAT64), Precision.FLOAT32);
  }

  /** What the model gives in {@code dtype}, with every activation. */
  Map<String, Tensor> tensors(DType dtype) {
    Trace trace = bind(dtype).run(List.of(input), new Session());
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.put("inputs/0", input);
    tensors.put("outputs/0", trace.outputs().get(0));
    trace.activations().forEach(a -> tensors.put("activations/" + a.node(), a.value()));
    return tensors;
  }

  Verdict verify(Map<String, Tensor> tensors, Tolerance tolerance) {
    return Verifier.verify(subject(), new Reference(tensors, "a test"), tolerance, Mode.BOTH);
  }

  Verdict verify(Map<String, Tensor> tensors) {
    return verify(tensors, Tolerance.DEFAULT);
  }
}
