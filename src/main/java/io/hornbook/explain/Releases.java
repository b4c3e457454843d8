package io.hornbook.explain;

import io.hornbook.error.HornbookException;
import io.hornbook.exec.Binder;
import io.hornbook.layer.registry.Layers;
import io.hornbook.tensor.DType;
import io.hornbook.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The generations of Keras, each with what was run of it. */
final class Releases {
  private static final String SAME = "TimeDistributed(Dense) computes the same";

  private final Specimens files;
  private final List<Masked> masks;
  private final List<Spellings.Witness> witnesses;

  Releases(Specimens files, List<Masked> masks, List<Spellings.Witness> witnesses) {
    this.files = files;
    this.masks = masks;
    this.witnesses = witnesses;
  }

  List<Release> all() {
    return List.of(zero(), one(), onePointTwo(), two(), tf(), three());
  }

  private Release zero() {
    return new Release(
        "k03",
        "0.3",
        "TimeDistributedDense. Dense takes 2-D input only, and a 3-D tensor is an error.",
        "refused: it asserts 2 dimensions",
        "the way",
        "first in 0.3.3; " + SAME,
        "TimeDistributedDense and TimeDistributed pass it",
        evidence("Keras 0.3"),
        snippet(
            "from keras.layers.core import TimeDistributedDense",
            "TimeDistributedDense(%d)",
            "from keras.layers.recurrent import SimpleRNN"),
        "Keras 0.3.3 layers/core.py, TimeDistributedDense and Dense.input_ndim;"
            + " layers/wrappers.py, TimeDistributed(MaskedLayer)");
  }

  private Release one() {
    return new Release(
        "k10",
        "1.0–1.1",
        "TimeDistributedDense or TimeDistributed(Dense): the same numbers. Dense on a 3-D tensor is"
            + " an error.",
        "refused: " + refusal(),
        "works",
        "works; " + SAME,
        "TimeDistributedDense and TimeDistributed pass it; Dense does not",
        evidence("Keras 1.0"),
        snippet(
            "from keras.layers import Dense, SimpleRNN, TimeDistributed",
            "TimeDistributed(Dense(%d))"),
        "Keras 1.0.8 layers/core.py, Dense.input_spec");
  }

  private Release onePointTwo() {
    return new Release(
        "k12",
        "1.2",
        "Any of the three, they are one function. Dense works on 3-D tensors since 1.2.0, but"
            + " refuses a mask: behind one, use TimeDistributed(Dense).",
        "works, since 1.2.0",
        "deprecated, works",
        "works; " + SAME,
        "TimeDistributedDense and TimeDistributed pass it; Dense raises an error",
        evidence("Keras 1.2"),
        snippet(
            "from keras.layers import Dense, SimpleRNN, TimeDistributed",
            "TimeDistributed(Dense(%d))"),
        "Keras 1.2.2 layers/core.py; commit 18e5b75f67 of 2016-12-19, “Generalize Dense to nD"
            + " tensors”");
  }

  private Release two() {
    return new Release(
        "k2",
        "2.x",
        "Dense. TimeDistributedDense is gone since 2.0, and " + SAME + ".",
        "works; its docstring says the opposite",
        "gone since 2.0.0",
        "works; " + SAME,
        "Dense and TimeDistributed pass it",
        evidence("Keras 2"),
        snippet("from keras.layers import Dense, SimpleRNN", "Dense(%d)"),
        "Keras 2.3.1 layers/core.py, Dense.call");
  }

  private Release tf() {
    return new Release(
        "tf",
        "tf.keras",
        "Dense. " + SAME + "; TimeDistributedDense is an unknown layer.",
        "works",
        "gone",
        "works; " + SAME,
        "Dense and TimeDistributed pass it",
        evidence("tf.keras"),
        snippet(
            "from tensorflow.keras.layers import Dense, SimpleRNN",
            "Dense(%d)",
            "from tensorflow.keras import Sequential"),
        "tf.keras 2.15.0 layers/core/dense.py, Dense.call");
  }

  private Release three() {
    return new Release(
        "k3",
        "3",
        "Dense. " + SAME + "; TimeDistributedDense is an unknown layer.",
        "works",
        "gone",
        "works; " + SAME,
        "Dense and TimeDistributed pass it",
        evidence("Keras 3"),
        snippet(
            "from keras.layers import Dense, SimpleRNN",
            "Dense(%d)",
            "from keras import Sequential"),
        "Keras 3.15.1 layers/core/dense.py, Dense.call");
  }

  /** What was run of a generation, each with its number. */
  private List<String> evidence(String generation) {
    List<String> lines = new ArrayList<>();
    for (Spellings.Witness w : witnesses) {
      if (w.keras().startsWith(generation)) {
        lines.add(
            "%s in %s, the question's model: Hornbook is %s from its %s outputs"
                .formatted(
                    w.spelling(), w.keras(), Say.gap(w.difference()), Say.count(w.elements())));
      }
    }
    for (Masked m : masks) {
      if (m.keras().startsWith(generation)) {
        lines.add("%s behind a mask in %s: %s".formatted(m.spelling(), m.keras(), m.says()));
      }
    }
    return lines;
  }

  /** What reading a real file of 1.0.0 with a Dense on a 3-D tensor ends with. */
  private String refusal() {
    try {
      Binder.bind(
          files.get(Specimens.REFUSED).graph(),
          new Layers(List.of()),
          DType.FLOAT32,
          Optional.empty());
      return "but its file was read";
    } catch (HornbookException e) {
      return e.getMessage().replaceFirst("^[^:]*: ", "").replaceFirst(",? which .*", "");
    }
  }

  private String snippet(String layers, String dense) {
    return snippet(layers, dense, "from keras.models import Sequential");
  }

  private String snippet(String layers, String dense, String also) {
    Specimen seed = files.get(Specimens.ASKED);
    var shapes =
        Shapes.of(
            seed.graph(),
            seed.inputs().stream().map(x -> x.shape().with(0, Shape.UNKNOWN)).toList());
    Shape in = seed.inputs().get(0).shape();
    Shape hidden = shapes.get(seed.node("SimpleRNN").name()).get(1);
    Shape out = seed.theirs().shape();
    String models = also.contains("Sequential") ? "" : "from keras.models import Sequential\n";
    return """
        %s%s
        %s

        model = Sequential()
        model.add(SimpleRNN(%d, input_shape=(%d, %d), return_sequences=True))
        model.add(%s)
        """
        .formatted(
            models,
            also,
            layers,
            hidden.dim(-1),
            in.dim(1),
            in.dim(2),
            dense.formatted(out.dim(-1)));
  }
}
