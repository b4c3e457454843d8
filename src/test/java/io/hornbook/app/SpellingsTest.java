package io.hornbook.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.hornbook.exec.BoundNode;
import io.hornbook.tensor.Tensor;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Three spellings of one layer, in files of five generations that hold the same weights. */
class SpellingsTest {
  private static final List<Path> SPELLINGS =
      List.of(
          Path.of("fixtures/keras-0.3.3-theano/seed_tdd"),
          Path.of("fixtures/keras-0.3.3-theano/seed_td_dense"),
          Path.of("fixtures/keras-1.2.2-theano/seed_tdd"),
          Path.of("fixtures/keras-1.2.2-theano/seed_dense_3d"),
          Path.of("fixtures/keras-2.3.1-tensorflow/seed_td_dense"),
          Path.of("fixtures/keras-2.3.1-tensorflow/seed_dense_3d"));

  private static Model open(Path folder) {
    Path weights = folder.resolve("weights.h5");
    return Hornbook.open(folder.resolve("model.json"), Options.NONE.withWeights(weights));
  }

  private static Tensor run(Path folder, Tensor x) {
    return open(folder).predict(Map.of("0", x)).values().iterator().next();
  }

  private static Tensor input(Path folder) {
    return References.read(folder.resolve("reference.h5")).tensors().entrySet().stream()
        .filter(e -> e.getKey().startsWith("inputs/"))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theSameWeightsGiveBitEqualOutputsInEverySpelling() {
    Tensor x = input(SPELLINGS.get(0));
    float[] first = run(SPELLINGS.get(0), x).toFloats();
    assertThat(first).hasSize(2 * 700 * 10);
    for (Path spelling : SPELLINGS) {
      assertThat(run(spelling, x).toFloats()).as(spelling.toString()).isEqualTo(first);
    }
  }

  @Test
  void allSpellingsRunThroughTheSameLayerClass() {
    for (Path spelling : SPELLINGS) {
      List<BoundNode> layers = open(spelling).layers();
      BoundNode last = layers.get(layers.size() - 1);
      assertThat(last.type()).as(spelling.toString()).isEqualTo("Dense");
      assertThat(last.out().get(0)).hasToString("(None, 700, 10)");
      assertThat(last.parameters()).isEqualTo(2010);
    }
  }
}
