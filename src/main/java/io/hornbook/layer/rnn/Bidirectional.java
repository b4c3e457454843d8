package io.hornbook.layer.rnn;

import io.hornbook.error.Unsupported;
import io.hornbook.layer.CallArguments;
import io.hornbook.layer.Checks;
import io.hornbook.layer.Layer;
import io.hornbook.layer.LayerType;
import io.hornbook.layer.Signal;
import io.hornbook.layer.State;
import io.hornbook.layer.Weights;
import io.hornbook.math.Elementwise;
import io.hornbook.math.Rearrange;
import io.hornbook.model.Config;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Two recurrent layers, one along time and one against it, with their outputs merged: {@code x (n,
 * t, d) -> y (n, t, 2 units)} for {@code concat} (Keras 3.15 {@code layers/rnn/bidirectional.py}).
 *
 * @param mergeMode concat, sum, mul, ave, or none for two outputs
 */
record Bidirectional(Recurrent forward, Recurrent backward, String mergeMode) implements Layer {
  static final LayerType TYPE = new LayerType("Bidirectional", Bidirectional::read);
  private static final String FORWARD = "forward_layer";
  private static final String BACKWARD = "backward_layer";

  private static Bidirectional read(Config c, Map<String, Layer> inner) {
    if (!(inner.get(FORWARD) instanceof Recurrent forward)
        || !(inner.get(BACKWARD) instanceof Recurrent backward)) {
      throw new Unsupported("only recurrent layers can be made bidirectional");
    }
    String mode =
        c.has("merge_mode") && c.find("merge_mode").isEmpty()
            ? "none"
            : c.oneOf("merge_mode", "concat", "concat", "sum", "mul", "ave");
    return new Bidirectional(forward, backward, mode);
  }

  @Override
  public Layer called(CallArguments call) {
    return new Bidirectional(forward.called(call), backward.called(call), mergeMode);
  }

  @Override
  public Map<String, Inner> inner(List<Shape> in) {
    Map<String, Inner> inner = new LinkedHashMap<>();
    inner.put(FORWARD, new Inner(forward, half(in, 0)));
    inner.put(BACKWARD, new Inner(backward, half(in, 1)));
    return inner;
  }

  /** The input with one half of the initial states. */
  private static <T> List<T> half(List<T> in, int which) {
    int states = (in.size() - 1) / 2;
    List<T> half = new ArrayList<>();
    half.add(in.get(0));
    half.addAll(in.subList(1 + which * states, 1 + (which + 1) * states));
    return half;
  }

  @Override
  public List<Shape> infer(List<Shape> in) {
    Checks.require(in.size() % 2 == 1, "%s states do not halve", in.size() - 1);
    List<Shape> ahead = forward.infer(half(in, 0));
    List<Shape> back = backward.infer(half(in, 1));
    List<Shape> out = new ArrayList<>();
    Shape y = ahead.get(0);
    if (mergeMode.equals("concat")) {
      out.add(y.with(-1, y.dim(-1) + back.get(0).dim(-1)));
    } else {
      out.add(y);
    }
    if (mergeMode.equals("none")) {
      out.add(back.get(0));
    }
    out.addAll(ahead.subList(1, ahead.size()));
    out.addAll(back.subList(1, back.size()));
    return out;
  }

  @Override
  public List<Signal> forward(List<Signal> in, Weights weights, State state) {
    List<Signal> ahead = forward.forward(half(in, 0), weights.inner(FORWARD), state.inner(FORWARD));
    List<Signal> back =
        backward.forward(half(in, 1), weights.inner(BACKWARD), state.inner(BACKWARD));
    Optional<Tensor> mask = ahead.get(0).mask();
    Tensor y = ahead.get(0).value();
    Tensor z = back.get(0).value();
    if (forward.options().returnSequences()) {
      z = Rearrange.reverse(z, forward.options().timeMajor() ? 0 : 1);
    }
    List<Signal> out = new ArrayList<>();
    if (mergeMode.equals("none")) {
      out.add(new Signal(y, mask));
      out.add(new Signal(z, mask));
    } else {
      out.add(new Signal(merge(y, z), mask));
    }
    out.addAll(ahead.subList(1, ahead.size()));
    out.addAll(back.subList(1, back.size()));
    return out;
  }

  private Tensor merge(Tensor y, Tensor z) {
    return switch (mergeMode) {
      case "sum" -> Elementwise.add(y, z);
      case "mul" -> Elementwise.multiply(y, z);
      case "ave" -> Elementwise.scale(Elementwise.add(y, z), 0.5, 0);
      default -> Rearrange.concat(List.of(y, z), -1);
    };
  }
}
