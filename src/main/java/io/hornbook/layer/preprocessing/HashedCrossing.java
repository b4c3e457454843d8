package io.hornbook.layer.preprocessing;

import io.hornbook.layer.Checks;
import io.hornbook.layer.Layer;
import io.hornbook.layer.LayerType;
import io.hornbook.layer.Signal;
import io.hornbook.layer.State;
import io.hornbook.layer.Weights;
import io.hornbook.math.Fingerprint;
import io.hornbook.model.Config;
import io.hornbook.tensor.DType;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * One bin for what stands together in several features, {@code (n, 1)} or {@code (n,)} each: the
 * joined fingerprints of strings and of numbers as they are (Keras 3.15 {@code
 * layers/preprocessing/hashed_crossing.py}; TensorFlow {@code kernels/sparse_cross_op.cc}).
 */
record HashedCrossing(Encoding encoding) implements Layer {
  static final LayerType TYPE = new LayerType("HashedCrossing", HashedCrossing::read);

  /** TensorFlow's default key ({@code python/ops/sparse_ops.py}, {@code _DEFAULT_HASH_KEY}). */
  private static final long KEY = 0xDECAFCAFFEL;

  private static HashedCrossing read(Config c) {
    return new HashedCrossing(new Encoding(Encoding.mode(c, "int"), c.intAt("num_bins")));
  }

  @Override
  public boolean castsInputs() {
    return false;
  }

  @Override
  public List<Shape> infer(List<Shape> in) {
    Checks.require(encoding.depth() > 0, "num_bins should be positive");
    for (Shape shape : in) {
      boolean column = shape.rank() == 1 || (shape.rank() == 2 && shape.dim(1) == 1);
      Checks.require(column, "an input should be (n,) or (n, 1); found %s", shape);
      Checks.require(shape.matches(in.get(0)), "the inputs should be alike; found %s", in);
    }
    return List.of(encoding.infer(in.get(0)));
  }

  @Override
  public List<Signal> forward(List<Signal> in, Weights weights, State state) {
    Shape shape = in.get(0).value().shape();
    long[] bins = new long[shape.intSize()];
    java.util.Arrays.fill(bins, KEY);
    for (Signal signal : in) {
      long[] features = features(signal.value());
      for (int i = 0; i < bins.length; i++) {
        bins[i] = Fingerprint.join(bins[i], features[i]);
      }
    }
    for (int i = 0; i < bins.length; i++) {
      bins[i] = Long.remainderUnsigned(bins[i], encoding.depth());
    }
    return List.of(Signal.of(encoding.of(shape, bins)));
  }

  private static long[] features(Tensor x) {
    if (x.dtype() != DType.STRING) {
      return x.toLongs();
    }
    String[] texts = x.toStrings();
    long[] features = new long[texts.length];
    for (int i = 0; i < features.length; i++) {
      features[i] = Fingerprint.of(texts[i].getBytes(StandardCharsets.UTF_8));
    }
    return features;
  }
}
