package io.hornbook.layer.preprocessing;

import io.hornbook.error.Damaged;
import io.hornbook.layer.LayerType;
import io.hornbook.layer.UnmaskedLayer;
import io.hornbook.layer.Weights;
import io.hornbook.model.Config;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.Optional;

/**
 * Text or whole numbers in bins by their hash; with a mask value bin 0 is its own (Keras 3.15
 * {@code layers/preprocessing/hashing.py}). Shapes are those of {@link Encoding}.
 */
record Hashing(Buckets buckets, Optional<String> mask, Encoding encoding) implements UnmaskedLayer {
  static final LayerType TYPE = new LayerType("Hashing", Hashing::read);

  private static Hashing read(Config c) {
    int bins = c.intAt("num_bins");
    if (bins < 1) {
      throw new Damaged("num_bins should be 1 or more; found " + bins);
    }
    Optional<String> mask = Buckets.token(c, "mask_value").filter(m -> bins > 1);
    Buckets buckets = new Buckets(mask.isPresent() ? bins - 1 : bins, Buckets.salt(c));
    return new Hashing(buckets, mask, new Encoding(Encoding.mode(c, "int"), bins));
  }

  @Override
  public boolean castsInputs() {
    return false;
  }

  @Override
  public Shape infer(Shape in) {
    return encoding.infer(in);
  }

  @Override
  public Tensor forward(Tensor x, Weights w) {
    String[] texts = Buckets.texts(x);
    long[] bins = new long[texts.length];
    for (int i = 0; i < bins.length; i++) {
      boolean masked = mask.isPresent() && mask.get().equals(texts[i]);
      bins[i] = masked ? 0 : buckets.of(texts[i]) + (mask.isPresent() ? 1 : 0);
    }
    return encoding.of(x.shape(), bins);
  }
}
