package io.hornbook.layer.preprocessing;

import io.hornbook.layer.CallArguments;
import io.hornbook.layer.Checks;
import io.hornbook.layer.Layer;
import io.hornbook.layer.LayerType;
import io.hornbook.layer.Signal;
import io.hornbook.layer.State;
import io.hornbook.layer.Weights;
import io.hornbook.model.Config;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.List;
import java.util.Optional;

/**
 * Whole numbers as vectors; a second input says what each counts for (Keras 3.15 {@code
 * layers/preprocessing/category_encoding.py}). Shapes are those of {@link Encoding}.
 */
record CategoryEncoding(Encoding encoding) implements Layer {
  static final LayerType TYPE = new LayerType("CategoryEncoding", CategoryEncoding::read);

  private static CategoryEncoding read(Config c) {
    return new CategoryEncoding(new Encoding(Encoding.mode(c, "multi_hot"), c.intAt("num_tokens")));
  }

  /** The weights may come by name: they are the second input all the same. */
  @Override
  public boolean castsInputs() {
    return false;
  }

  @Override
  public Layer called(CallArguments arguments) {
    arguments.tensor("count_weights");
    return this;
  }

  @Override
  public List<Shape> infer(List<Shape> in) {
    Checks.require(in.size() == 1 || in.size() == 2, "one or two inputs expected; found %s", in);
    return List.of(encoding.infer(in.get(0)));
  }

  @Override
  public List<Signal> forward(List<Signal> in, Weights weights, State state) {
    Tensor x = in.get(0).value();
    Optional<Tensor> counts = in.stream().skip(1).map(Signal::value).findFirst();
    return List.of(Signal.of(encoding.of(x.shape(), x.toLongs(), counts)));
  }
}
