package io.hornbook.layer.rnn;

import io.hornbook.error.Unsupported;
import io.hornbook.layer.Activations;
import io.hornbook.layer.DataFormat;
import io.hornbook.layer.Weight;
import io.hornbook.layer.Weights;
import io.hornbook.layer.Windows;
import io.hornbook.math.Activation;
import io.hornbook.math.ConvolutionalLstm;
import io.hornbook.math.Filters;
import io.hornbook.math.Geometry;
import io.hornbook.math.Rearrange;
import io.hornbook.math.Recurrence;
import io.hornbook.math.Window;
import io.hornbook.model.Config;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An LSTM cell whose products are convolutions: {@code x (n, s1, ..., c) -> (n, o1, ..., filters)}
 * or channels_first, which both states have as well. The recurrent kernel has the kernel's size and
 * keeps the state's (Keras 3.15 {@code layers/rnn/conv_lstm.py}).
 *
 * @param hidden how the recurrent kernel slides; {@code recurrent_padding} in the config, 'same'
 *     but for what Theano made of it
 */
record ConvLstmCell(
    int filters,
    Geometry geometry,
    Geometry hidden,
    DataFormat format,
    Activation activation,
    Activation recurrent,
    boolean useBias)
    implements Cell {
  static ConvLstmCell read(Config c, int dims) {
    ConvLstmCell cell =
        new ConvLstmCell(
            c.intAt("filters"),
            Windows.convolution(c, dims),
            Windows.keeping(c, dims, "recurrent_padding"),
            DataFormat.read(c),
            Activations.read(c, "activation", "tanh"),
            Activations.read(c, "recurrent_activation", "sigmoid"),
            c.flag("use_bias", true));
    boolean rows = !cell.activation.elementwise() || !cell.recurrent.elementwise();
    if (rows && cell.format == DataFormat.CHANNELS_FIRST) {
      throw new Unsupported("an activation along the last axis is not supported channels_first");
    }
    return cell;
  }

  @Override
  public int rank() {
    return geometry.windows().size() + 2;
  }

  @Override
  public List<Shape> states(Shape step) {
    Shape last = format.toLast(step);
    Windows.check(geometry, last);
    Shape state = format.fromLast(geometry.output(last, filters));
    return List.of(state, state);
  }

  @Override
  public List<Weight> weights(Shape step) {
    int gates = Math.multiplyExact(4, filters);
    int[] sizes = geometry.windows().stream().mapToInt(Window::size).toArray();
    int channels = format.toLast(step).dim(-1);
    List<Weight> slots = new ArrayList<>();
    slots.add(new Weight("kernel", Shape.of(sizes).concat(Shape.of(channels, gates))));
    slots.add(new Weight("recurrent_kernel", Shape.of(sizes).concat(Shape.of(filters, gates))));
    if (useBias) {
      slots.add(Weight.of("bias", gates));
    }
    return slots;
  }

  @Override
  public Walker bind(Weights w) {
    ConvolutionalLstm cell =
        new ConvolutionalLstm(
            Filters.pack(w.get("kernel"), 1),
            Filters.pack(w.get("recurrent_kernel"), 1),
            w.find("bias"),
            geometry,
            hidden,
            activation,
            recurrent);
    return (x, initial, mask, walk) -> walk(cell, x, initial, mask, walk);
  }

  private Recurrence.Result walk(
      ConvolutionalLstm cell,
      Tensor x,
      List<Tensor> initial,
      Optional<Tensor> mask,
      Recurrence.Walk walk) {
    if (format == DataFormat.CHANNELS_LAST) {
      return cell.run(x, initial, mask, walk);
    }
    List<Tensor> states = initial.stream().map(format::toLast).toList();
    Recurrence.Result last = cell.run(Rearrange.moveAxis(x, 2, -1), states, mask, walk);
    Tensor y = Rearrange.moveAxis(last.output(), -1, walk.sequences() ? 2 : 1);
    return new Recurrence.Result(y, last.states().stream().map(format::fromLast).toList());
  }
}
