package io.hornbook.layer.preprocessing;

import io.hornbook.error.Inconsistent;
import io.hornbook.layer.Checks;
import io.hornbook.layer.LayerType;
import io.hornbook.layer.UnmaskedLayer;
import io.hornbook.layer.Weight;
import io.hornbook.layer.Weights;
import io.hornbook.math.Elementwise;
import io.hornbook.model.Config;
import io.hornbook.tensor.DType;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.List;
import java.util.Optional;

/**
 * Tokens to indices or back: {@code (...) -> (...)}, or as {@link Encoding} says. The vocabulary
 * stands in the config or was learnt, and so do the weights of {@code tf_idf} (Keras 3.15 {@code
 * layers/preprocessing/index_lookup.py}).
 *
 * @param size of the encoding where it is fixed; else the vocabulary's
 */
record IndexLookup(
    Lookup lookup,
    boolean invert,
    Optional<Vocabulary> given,
    Optional<List<Double>> frequencies,
    Optional<Integer> size)
    implements UnmaskedLayer {
  static LayerType type(String name, boolean numbers) {
    return new LayerType(name, c -> read(c, numbers));
  }

  private static IndexLookup read(Config c, boolean numbers) {
    c.only("encoding", "utf-8");
    return of(c, Lookup.read(c, numbers), c.flag("invert", false));
  }

  static IndexLookup of(Config c, Lookup lookup, boolean invert) {
    Optional<Integer> most = c.find("max_tokens").map(m -> c.intAt("max_tokens"));
    boolean padded = c.flag("pad_to_max_tokens", false);
    Optional<List<Double>> frequencies =
        c.find("idf_weights").map(found -> c.doubles("idf_weights"));
    return new IndexLookup(
        lookup,
        invert,
        Lookup.vocabulary(c).map(listed -> lookup.words(listed)),
        frequencies,
        padded ? most : Optional.empty());
  }

  private boolean weighted() {
    return lookup.mode() == Encoding.Mode.TF_IDF;
  }

  @Override
  public boolean castsInputs() {
    return false;
  }

  @Override
  public List<Weight> weights(Shape in) {
    Weight tokens = Weight.of("vocabulary", Shape.UNKNOWN);
    Weight idf = Weight.of("idf_weights", Shape.UNKNOWN);
    List<Weight> learnt = given.isPresent() ? List.of() : List.of(tokens);
    if (!weighted() || frequencies.isPresent()) {
      return learnt;
    }
    return given.isPresent() ? List.of(idf) : List.of(tokens, idf);
  }

  private Encoding encoding(int words) {
    return new Encoding(lookup.mode(), size.orElse(lookup.front() + words));
  }

  @Override
  public Shape infer(Shape in) {
    if (given.isPresent()) {
      return encoding(given.get().size()).infer(in);
    }
    Shape out = encoding(0).infer(in);
    boolean fixed = lookup.mode() == Encoding.Mode.INT || size.isPresent();
    return fixed ? out : out.with(-1, Shape.UNKNOWN);
  }

  private Vocabulary vocabulary(Weights w) {
    return given.orElseGet(() -> w.derive("words", this::learnt));
  }

  private Vocabulary learnt(Weights w) {
    Tensor tokens = w.get("vocabulary");
    if (tokens.dtype() != DType.STRING) {
      throw new Inconsistent("a vocabulary should be text; found " + tokens);
    }
    return lookup.words(List.of(tokens.toStrings()));
  }

  @Override
  public Tensor forward(Tensor x, Weights w) {
    Vocabulary words = vocabulary(w);
    return invert ? tokens(x, words) : encoded(x.shape(), Buckets.texts(x), w);
  }

  private Tensor tokens(Tensor x, Vocabulary words) {
    long[] indices = x.toLongs();
    String[] out = new String[indices.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = lookup.token(indices[i], words);
    }
    if (!lookup.numbers()) {
      return Tensor.of(x.shape(), out);
    }
    long[] numbers = java.util.Arrays.stream(out).mapToLong(Long::parseLong).toArray();
    return Tensor.of(x.shape(), numbers);
  }

  /** What becomes of tokens; an empty row of {@code (n, k)} may be filled with nulls. */
  Tensor encoded(Shape shape, String[] texts, Weights w) {
    Vocabulary words = vocabulary(w);
    long none = lookup.mode() == Encoding.Mode.INT ? 0 : Long.MAX_VALUE;
    long[] indices = new long[texts.length];
    for (int i = 0; i < indices.length; i++) {
      indices[i] = texts[i] == null ? none : lookup.index(texts[i], words);
    }
    Tensor counts = encoding(words.size()).of(shape, indices);
    return weighted() ? Elementwise.multiply(counts, idf(w, counts)) : counts;
  }

  private Tensor idf(Weights w, Tensor counts) {
    int depth = counts.shape().dim(-1);
    double[] weights = frequencies.isPresent() ? padded() : w.get("idf_weights").toDoubles();
    Checks.require(
        weights.length <= depth,
        "there should be %s idf_weights, one a token; found %s",
        depth,
        weights.length);
    double[] whole = java.util.Arrays.copyOf(weights, depth);
    return Tensor.of(Shape.of(depth), whole).as(counts.dtype());
  }

  /** Weights as the layer was made with them: what stands before the tokens weighs their mean. */
  private double[] padded() {
    double[] own = frequencies.orElseThrow().stream().mapToDouble(v -> v).toArray();
    int front = given.orElseThrow().size() == own.length ? lookup.front() : 0;
    double mean = java.util.Arrays.stream(own).average().orElse(0);
    double[] all = new double[front + own.length];
    java.util.Arrays.fill(all, 0, front, mean);
    System.arraycopy(own, 0, all, front, own.length);
    return all;
  }
}
