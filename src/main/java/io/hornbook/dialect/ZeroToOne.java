package io.hornbook.dialect;

import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** What changed from Keras 0.3.3 to Keras 1.2.2. Sources: both releases' {@code keras/layers}. */
final class ZeroToOne {
  static final Step STEP = new Step("0.3→1", rows());

  private ZeroToOne() {}

  private static List<Row> rows() {
    Table t = new Table("0.3→1");
    ZeroFirst.rows(t);
    t.row("keys")
        .dropped("bookkeeping of Keras 0.x", "cache_enabled", "is_graph", "input_shape")
        .source("Keras 0.3.3 layers/core.py, Layer.get_config");
    t.row("Embedding.dropout", "Embedding")
        .verb(new RetainedEmbedding())
        .because("the table is scaled by 1 - p at inference; Keras 1 scales while training instead")
        .source("Keras 0.3.3 layers/embeddings.py, Embedding.get_output");
    t.row("MaskedLayer", "MaskedLayer")
        .becomes("Activation")
        .is("activation", "linear")
        .because("it hands on what it gets, the mask too")
        .source("Keras 0.3.3 layers/core.py, MaskedLayer");
    t.row("Reshape.dims", "Reshape")
        .rename("dims", "target_shape")
        .source("Keras 0.3.3 layers/core.py, Reshape");
    t.row("Merge.cos", "Merge")
        .when("mode", "cos")
        .is("extra_axis", false)
        .because("Keras 0.x gives (n, 1), Keras 1 puts an axis of length 1 behind n")
        .source("Keras 0.3.3 layers/core.py, Merge.get_output");
    t.row("Merge.dot_axes", "Merge")
        .values("dot_axes", Map.of(1L, ends(1), 2L, ends(2), -1L, last(1), -2L, last(2)))
        .because("d meant the last d axes of one and the first d of the other, -d the last d")
        .source("Keras 0.3.3 layers/core.py, Merge.__init__");
    t.row("Merge.layers", "Merge")
        .dropped("Merge does not use it", "layers")
        .source("Keras 0.3.3 layers/core.py, Merge");
    return t.rows();
  }

  private static List<List<Long>> ends(int count) {
    return List.of(last(count).get(0), LongStream.rangeClosed(1, count).boxed().toList());
  }

  private static List<List<Long>> last(int count) {
    List<Long> axes = LongStream.range(-count, 0).boxed().toList();
    return List.of(axes, axes);
  }
}
