package io.hornbook.layer.pooling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.hornbook.error.Inconsistent;
import io.hornbook.layer.Signal;
import io.hornbook.layer.Trial;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PoolingLayersTest {
  private static final Tensor STEPS = Tensor.of(Shape.of(1, 5, 1), 1.0, 5.0, 2.0, 4.0, 3.0);

  private static double[] pool(String type, Object... pairs) {
    Map<String, Object> config = new HashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      config.put((String) pairs[i], pairs[i + 1]);
    }
    return Trial.of(type, config).run(STEPS).toDoubles();
  }

  @Test
  void strideIsThePoolSizeUnlessSaid() {
    assertThat(pool("MaxPooling1D", "pool_size", 2)).containsExactly(5, 4);
    assertThat(pool("MaxPooling1D", "pool_size", 2, "strides", 1)).containsExactly(5, 5, 4, 4);
    assertThat(pool("AveragePooling1D", "pool_size", 2)).containsExactly(3, 3);
  }

  @Test
  void paddingIsNoPartOfAMeanNorEverTheLargest() {
    assertThat(pool("AveragePooling1D", "pool_size", 2, "padding", "same"))
        .containsExactly(3, 3, 3);
    Tensor negative = Tensor.of(Shape.of(1, 3, 1), -1.0, -2.0, -3.0);
    assertThat(
            Trial.of("MaxPooling1D", Map.of("pool_size", 2, "padding", "same"))
                .run(negative)
                .toDoubles())
        .containsExactly(-1, -3);
  }

  @Test
  void theanoPadsBothSidesAndKeepsTheFirstWindows() {
    // Pool 2: one element before, windows [·1] [52] [43].
    assertThat(pool("MaxPooling1D", "pool_size", 2, "padding", "theano_same"))
        .containsExactly(1, 5, 4);
    // Pool 3, stride 2: one element before, windows [·15] [524] [43·].
    assertThat(pool("AveragePooling1D", "pool_size", 3, "strides", 2, "padding", "theano_same"))
        .containsExactly(3, 11.0 / 3, 3.5);
  }

  @Test
  void channelsFirstPoolsTheLastAxes() {
    Tensor x = Trial.noise(1, 2, 3, 4, 6);
    Map<String, Object> config = Map.of("pool_size", 2, "data_format", "channels_first");
    Tensor y = Trial.of("MaxPooling2D", config).run(x);
    assertThat(y.shape()).isEqualTo(Shape.of(2, 3, 2, 3));
    double largest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < 4; i++) {
      largest = Math.max(largest, Trial.at(x, 1, 2, 2 + i / 2, 4 + i % 2));
    }
    assertThat(Trial.at(y, 1, 2, 1, 2)).isEqualTo(largest);
  }

  @Test
  void aWindowLargerThanItsInputIsRefused() {
    Trial pool = Trial.of("MaxPooling2D", Map.of("pool_size", 3));
    assertThat(pool.infer(Shape.of(-1, -1, 3, 2))).isEqualTo(Shape.of(-1, -1, 1, 2));
    assertThatThrownBy(() -> pool.infer(Shape.of(-1, 2, 3, 2)))
        .isInstanceOf(Inconsistent.class)
        .hasMessageContaining("spans 3")
        .hasMessageContaining("(None, 2, 3, 2)");
    assertThatThrownBy(() -> pool.infer(Shape.of(-1, 3, 2)))
        .hasMessage("the input should have 4 axes; found (None, 3, 2)");
  }

  @Test
  void globalPoolingTakesAllSpatialAxesAndMayKeepThem() {
    Tensor x = Trial.noise(1, 2, 3, 4, 5, 6);
    Tensor y = Trial.of("GlobalMaxPooling3D", Map.of()).run(x);
    assertThat(y.shape()).isEqualTo(Shape.of(2, 6));
    Map<String, Object> kept = Map.of("keepdims", true, "data_format", "channels_first");
    assertThat(Trial.of("GlobalAveragePooling3D", kept).run(x).shape())
        .isEqualTo(Shape.of(2, 3, 1, 1, 1));
  }

  @Test
  void aGlobalMeanOverTimeLeavesMaskedStepsOut() {
    Signal in = new Signal(STEPS, Trial.mask(true, false, true, false, false));
    Signal out = Trial.of("GlobalAveragePooling1D", Map.of()).signal(in);
    assertThat(out.value().doubleAt(0)).isCloseTo(1.5, within(1e-12));
    assertThat(out.mask()).isEmpty();
    assertThat(Trial.of("GlobalMaxPooling1D", Map.of()).signal(in).value().doubleAt(0))
        .isEqualTo(5);
  }
}
