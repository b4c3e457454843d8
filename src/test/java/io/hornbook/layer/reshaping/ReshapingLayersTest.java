package io.hornbook.layer.reshaping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hornbook.error.Damaged;
import io.hornbook.error.Inconsistent;
import io.hornbook.layer.Signal;
import io.hornbook.layer.Trial;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReshapingLayersTest {
  private static final int UNKNOWN = Shape.UNKNOWN;

  @Test
  void flattenPutsOneRowPerSample() {
    Tensor x = Trial.noise(1, 2, 3, 4);
    Tensor y = Trial.of("Flatten", Map.of()).run(x);
    assertThat(y.shape()).isEqualTo(Shape.of(2, 12));
    assertThat(y.toDoubles()).isEqualTo(x.toDoubles());
  }

  @Test
  void flattenOfChannelsFirstCountsChannelsFastest() {
    Tensor x = Trial.noise(1, 1, 2, 3);
    Tensor y = Trial.of("Flatten", Map.of("data_format", "channels_first")).run(x);
    assertThat(Trial.at(y, 0, 1)).isEqualTo(Trial.at(x, 0, 1, 0));
    assertThat(Trial.at(y, 0, 2)).isEqualTo(Trial.at(x, 0, 0, 1));
  }

  @Test
  void flattenGivesABatchOfNumbersAnAxisAndLeavesTheUnknownUnknown() {
    Trial flatten = Trial.of("Flatten", Map.of());
    assertThat(flatten.infer(Shape.of(UNKNOWN))).isEqualTo(Shape.of(UNKNOWN, 1));
    assertThat(flatten.infer(Shape.of(UNKNOWN, UNKNOWN, 4))).isEqualTo(Shape.of(UNKNOWN, UNKNOWN));
  }

  @Test
  void aMaskEndsWhereTimestepsDo() {
    Signal in = new Signal(Trial.noise(1, 1, 3, 2), Trial.mask(true, true, false));
    assertThat(Trial.of("Flatten", Map.of()).mask(in)).isEmpty();
    assertThat(Trial.of("Permute", Map.of("dims", List.of(2, 1))).mask(in)).isEmpty();
  }

  @Test
  void reshapeFindsTheDimensionThatIsLeftOpen() {
    Trial reshape = Trial.of("Reshape", Map.of("target_shape", List.of(-1, 2)));
    assertThat(reshape.infer(Shape.of(UNKNOWN, 3, 4))).isEqualTo(Shape.of(UNKNOWN, 6, 2));
    assertThat(reshape.infer(Shape.of(UNKNOWN, UNKNOWN, 4)))
        .isEqualTo(Shape.of(UNKNOWN, UNKNOWN, 2));
    assertThatThrownBy(() -> reshape.infer(Shape.of(UNKNOWN, 3, 3)))
        .isInstanceOf(Inconsistent.class)
        .hasMessage("each sample should have as many elements as [-1, 2]; found (None, 3, 3)");
  }

  @Test
  void permuteCountsAxesFromOne() {
    Tensor x = Trial.noise(1, 2, 3, 4, 5);
    Tensor y = Trial.of("Permute", Map.of("dims", List.of(3, 1, 2))).run(x);
    assertThat(y.shape()).isEqualTo(Shape.of(2, 5, 3, 4));
    assertThat(Trial.at(y, 1, 4, 2, 3)).isEqualTo(Trial.at(x, 1, 2, 3, 4));
    assertThatThrownBy(() -> Trial.of("Permute", Map.of("dims", List.of(1, 3))))
        .isInstanceOf(Damaged.class);
  }

  @Test
  void repeatVectorRepeatsAlongTime() {
    Tensor y = Trial.of("RepeatVector", Map.of("n", 3)).run(Trial.noise(1, 2, 4));
    assertThat(y.shape()).isEqualTo(Shape.of(2, 3, 4));
    assertThat(Trial.at(y, 1, 2, 3)).isEqualTo(Trial.at(y, 1, 0, 3));
  }

  @Test
  void croppingTakesAPairForEachAxis() {
    Tensor x = Trial.noise(1, 1, 5, 6, 2);
    List<List<Integer>> pairs = List.of(List.of(1, 2), List.of(0, 3));
    Tensor y = Trial.of("Cropping2D", Map.of("cropping", pairs)).run(x);
    assertThat(y.shape()).isEqualTo(Shape.of(1, 2, 3, 2));
    assertThat(Trial.at(y, 0, 1, 2, 1)).isEqualTo(Trial.at(x, 0, 2, 2, 1));
  }

  @Test
  void croppingOfOneAxisTakesThePairItself() {
    assertThat(Trial.of("Cropping1D", Map.of("cropping", List.of(1, 2))).infer(Shape.of(1, 9, 4)))
        .isEqualTo(Shape.of(1, 6, 4));
    assertThatThrownBy(() -> Trial.of("Cropping1D", Map.of()).infer(Shape.of(1, 2, 4)))
        .isInstanceOf(Inconsistent.class)
        .hasMessage(
            "axis 1 should have more than the 1 + 1 elements that are cropped; found (1, 2, 4)");
  }

  @Test
  void zeroPaddingSurroundsTheSpatialAxesOfEitherFormat() {
    Map<String, Object> config = Map.of("padding", 1, "data_format", "channels_first");
    Tensor y = Trial.of("ZeroPadding2D", config).run(Trial.noise(1, 1, 2, 3, 3));
    assertThat(y.shape()).isEqualTo(Shape.of(1, 2, 5, 5));
    assertThat(Trial.at(y, 0, 1, 0, 2)).isZero();
    assertThat(Trial.at(y, 0, 1, 1, 1)).isEqualTo(Trial.at(Trial.noise(1, 1, 2, 3, 3), 0, 1, 0, 0));
  }

  @Test
  void threeAxesAreTreatedAsTwo() {
    Shape in = Shape.of(2, 3, 4, 5, 6);
    assertThat(Trial.of("Cropping3D", Map.of()).infer(in)).isEqualTo(Shape.of(2, 1, 2, 3, 6));
    assertThat(Trial.of("ZeroPadding3D", Map.of()).infer(in)).isEqualTo(Shape.of(2, 5, 6, 7, 6));
    assertThat(Trial.of("UpSampling3D", Map.of("size", List.of(2, 1, 3))).infer(in))
        .isEqualTo(Shape.of(2, 6, 4, 15, 6));
  }

  @Test
  void upSamplingRepeatsEachElement() {
    Tensor x = Trial.noise(1, 1, 2, 3, 4, 2);
    Tensor y = Trial.of("UpSampling3D", Map.of("size", List.of(2, 1, 3))).run(x);
    assertThat(Trial.at(y, 0, 3, 2, 10, 1)).isEqualTo(Trial.at(x, 0, 1, 2, 3, 1));
  }

  @Test
  void bilinearUpSamplingHasPixelCentresAtHalves() {
    Tensor x = Tensor.of(Shape.of(1, 1, 2, 1), 0.0, 4.0);
    Map<String, Object> config = Map.of("size", List.of(1, 2), "interpolation", "bilinear");
    assertThat(Trial.of("UpSampling2D", config).run(x).toDoubles()).containsExactly(0, 1, 3, 4);
  }
}
