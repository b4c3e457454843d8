package io.hornbook.layer.preprocessing;

import io.hornbook.layer.Checks;
import io.hornbook.layer.LayerType;
import io.hornbook.layer.UnmaskedLayer;
import io.hornbook.layer.Weight;
import io.hornbook.layer.Weights;
import io.hornbook.model.Config;
import io.hornbook.tensor.DType;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Texts as rows of indices, {@code (n,)} or {@code (n, 1) -> (n, length)}, padded with 0 to the
 * longest or to a fixed length, or as one vector each, {@code (n, depth)} (Keras 3.15 {@code
 * layers/preprocessing/text_vectorization.py}). Texts that are not cut keep their shape.
 */
record TextVectorization(Tokens tokens, IndexLookup lookup, Optional<Integer> length)
    implements UnmaskedLayer {
  static final LayerType TYPE = new LayerType("TextVectorization", TextVectorization::read);

  private static TextVectorization read(Config c) {
    c.only("encoding", "utf-8");
    c.only("ragged", false);
    Lookup lookup =
        new Lookup(
            false,
            true,
            new Buckets(1, Optional.empty()),
            Optional.of(""),
            Optional.of("[UNK]"),
            Encoding.mode(c, "int"));
    return new TextVectorization(
        Tokens.read(c),
        IndexLookup.of(c, lookup, false),
        c.find("output_sequence_length").map(l -> c.intAt("output_sequence_length")));
  }

  @Override
  public boolean castsInputs() {
    return false;
  }

  @Override
  public List<Weight> weights(Shape in) {
    return lookup.weights(in);
  }

  private boolean whole() {
    return tokens.cut() == Tokens.Cut.NOWHERE;
  }

  @Override
  public Shape infer(Shape in) {
    if (whole()) {
      Checks.require(in.rank() > 0, "the input should have an axis; found %s", in);
      return lookup.infer(length.map(l -> in.with(-1, l)).orElse(in));
    }
    boolean column = in.rank() == 1 || (in.rank() == 2 && in.dim(1) == 1);
    Checks.require(column, "the input should be (n,) or (n, 1); found %s", in);
    return lookup.infer(Shape.of(in.dim(0), length.orElse(Shape.UNKNOWN)));
  }

  @Override
  public Tensor forward(Tensor x, Weights w) {
    Checks.require(x.dtype() == DType.STRING, "the input should be text; found %s", x);
    String[] texts = x.toStrings();
    int columns = whole() ? x.shape().dim(-1) : 1;
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < texts.length; i += Math.max(1, columns)) {
      List<String> row = new ArrayList<>();
      for (int k = 0; k < columns; k++) {
        row.addAll(tokens.of(texts[i + k]));
      }
      rows.add(row);
    }
    int longest = rows.stream().mapToInt(List::size).max().orElse(0);
    int width = length.orElse(longest);
    String[] table = table(rows, width);
    Shape shape = whole() ? x.shape().with(-1, width) : Shape.of(rows.size(), width);
    return lookup.encoded(shape, table, w);
  }

  /** Rows cut or filled up with nulls to one width. */
  private static String[] table(List<List<String>> rows, int width) {
    String[] table = new String[Math.multiplyExact(rows.size(), width)];
    for (int i = 0; i < rows.size(); i++) {
      for (int k = 0; k < Math.min(width, rows.get(i).size()); k++) {
        table[i * width + k] = rows.get(i).get(k);
      }
    }
    return table;
  }
}
