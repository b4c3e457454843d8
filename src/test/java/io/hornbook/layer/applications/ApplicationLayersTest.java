package io.hornbook.layer.applications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hornbook.error.Inconsistent;
import io.hornbook.layer.Trial;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ApplicationLayersTest {
  private static final Tensor X = Tensor.of(Shape.of(1, 2), 3.0, 4.0);

  @Test
  void aLayerScaleMultipliesTheLastAxis() {
    Trial scale = Trial.of("LayerScale", Map.of("init_values", 1e-6, "projection_dim", 2));
    assertThat(scale.with("gamma", Shape.of(2), 2.0, -1.0).run(X).toDoubles())
        .containsExactly(6, -4);
    assertThatThrownBy(() -> scale.infer(Shape.of(-1, 3)))
        .isInstanceOf(Inconsistent.class)
        .hasMessage("the last axis should have 2 elements; found (None, 3)");
  }

  @Test
  void aResidualBranchIsScaledBeforeItIsAdded() {
    Tensor b = Tensor.of(Shape.of(1, 2), 1.0, 10.0);
    assertThat(Trial.of("CustomScaleLayer", Map.of("scale", 0.5)).run(X, b).toDoubles())
        .containsExactly(3.5, 9);
  }

  @Test
  void noBranchIsDroppedAtInference() {
    assertThat(Trial.of("StochasticDepth", Map.of("drop_path_rate", 0.9)).run(X).toDoubles())
        .containsExactly(3, 4);
  }
}
