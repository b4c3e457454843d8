package io.hornbook.layer.preprocessing;

import io.hornbook.error.Damaged;
import io.hornbook.error.Inconsistent;
import io.hornbook.error.Unsupported;
import io.hornbook.model.Config;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * What a look-up makes of a token: 0 for the mask where indices are given out, then one index for
 * unknown tokens or several among which they are divided, then the vocabulary (Keras 3.15 {@code
 * layers/preprocessing/index_lookup.py}).
 *
 * @param numbers whether tokens are whole numbers
 * @param hashed whether unknown numbers are divided by their hash; else by their remainder
 */
record Lookup(
    boolean numbers,
    boolean hashed,
    Buckets unknown,
    Optional<String> mask,
    Optional<String> oov,
    Encoding.Mode mode) {

  static Lookup read(Config c, boolean numbers) {
    int unknown = c.intAt("num_oov_indices", 1);
    if (unknown < 0) {
      throw new Damaged("num_oov_indices should not be negative; found " + unknown);
    }
    String method = c.oneOf("oov_method", "floormod", "floormod", "farmhash");
    return new Lookup(
        numbers,
        method.equals("farmhash"),
        new Buckets(unknown, Buckets.salt(c)),
        Buckets.token(c, "mask_token"),
        Buckets.token(c, "oov_token"),
        Encoding.mode(c, "int"));
  }

  /** The tokens at {@code vocabulary}, if the config has them. */
  static Optional<List<String>> vocabulary(Config c) {
    c.ignore("vocabulary_size", "has_input_vocabulary", "vocabulary_dtype");
    Optional<Object> value = c.find("vocabulary");
    if (value.isEmpty()) {
      return Optional.empty();
    }
    if (!(value.get() instanceof List<?> list)) {
      throw new Unsupported("the vocabulary lies in a file of its own: " + value.get());
    }
    List<String> tokens = new ArrayList<>();
    for (Object token : list) {
      tokens.add(token instanceof Number n ? Long.toString(n.longValue()) : String.valueOf(token));
    }
    return Optional.of(tokens);
  }

  private int masks() {
    return mask.isPresent() && mode == Encoding.Mode.INT ? 1 : 0;
  }

  /** How many indices lie before the first token's. */
  int front() {
    return Math.addExact(masks(), unknown.count());
  }

  /** A vocabulary from a list in which the tokens for those indices may stand in front. */
  Vocabulary words(List<String> listed) {
    return new Vocabulary(listed, listed.size() < front() ? null : special());
  }

  private List<String> special() {
    List<String> special = new ArrayList<>(Collections.nCopies(masks(), mask.orElse("")));
    special.addAll(Collections.nCopies(unknown.count(), oov.orElse("")));
    return special;
  }

  /** The index of a token; one that no encoding counts for the mask where it has no index. */
  long index(String token, Vocabulary vocabulary) {
    if (mask.isPresent() && mask.get().equals(token)) {
      return mode == Encoding.Mode.INT ? 0 : Long.MAX_VALUE;
    }
    int place = vocabulary.place(token);
    if (place >= 0) {
      return (long) front() + place;
    }
    return masks() + bucket(token);
  }

  private long bucket(String token) {
    return switch (unknown.count()) {
      case 0 ->
          throw new Inconsistent(
              "every input should be in the vocabulary, as num_oov_indices = 0; found '"
                  + token
                  + "'");
      case 1 -> 0;
      default ->
          numbers && !hashed
              ? Math.floorMod(Long.parseLong(token), (long) unknown.count())
              : unknown.of(token);
    };
  }

  /** The token of an index. */
  String token(long index, Vocabulary vocabulary) {
    if (index == 0 && mask.isPresent()) {
      return mask.get();
    }
    return vocabulary.token(index - front(), oov.orElse(""));
  }
}
