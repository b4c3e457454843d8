package io.hornbook.layer.preprocessing;

import io.hornbook.error.Damaged;
import io.hornbook.math.Fingerprint;
import io.hornbook.math.SipHash;
import io.hornbook.model.Config;
import io.hornbook.tensor.DType;
import io.hornbook.tensor.Tensor;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Text in buckets by its hash: FarmHash, or SipHash under a key (TensorFlow's {@code
 * strings.to_hash_bucket_fast} and {@code to_hash_bucket_strong}).
 */
record Buckets(int count, Optional<List<Long>> salt) {
  /** The key at {@code salt}: two numbers, or one twice. */
  static Optional<List<Long>> salt(Config c) {
    return c.find("salt").map(Buckets::parsed);
  }

  private static List<Long> parsed(Object value) {
    List<?> both = value instanceof List<?> list ? list : List.of(value, value);
    if (both.size() == 2 && both.get(0) instanceof Number a && both.get(1) instanceof Number b) {
      return List.of(a.longValue(), b.longValue());
    }
    throw new Damaged("'salt' should be one or two numbers; found " + value);
  }

  int of(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    long hash =
        salt.map(s -> SipHash.of(bytes, s.get(0), s.get(1))).orElseGet(() -> Fingerprint.of(bytes));
    return (int) Long.remainderUnsigned(hash, count);
  }

  /** The elements as text: numbers as whole numbers in decimal. */
  static String[] texts(Tensor x) {
    if (x.dtype() == DType.STRING) {
      return x.toStrings();
    }
    long[] whole = x.toLongs();
    String[] texts = new String[whole.length];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = Long.toString(whole[i]);
    }
    return texts;
  }

  /** A token of a config as {@link #texts} spells it. */
  static Optional<String> token(Config c, String key) {
    return c.find(key).map(v -> v instanceof Number n ? Long.toString(n.longValue()) : "" + v);
  }
}
