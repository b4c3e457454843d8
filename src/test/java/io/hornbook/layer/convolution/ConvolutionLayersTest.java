package io.hornbook.layer.convolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.hornbook.error.Damaged;
import io.hornbook.error.Inconsistent;
import io.hornbook.error.Unsupported;
import io.hornbook.layer.Signal;
import io.hornbook.layer.Trial;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConvolutionLayersTest {
  private static final Tensor STEPS = Tensor.of(Shape.of(1, 4, 1), 1.0, 2.0, 3.0, 4.0);

  private static Map<String, Object> config(Object... pairs) {
    Map<String, Object> config = new HashMap<>(Map.of("filters", 1, "kernel_size", 2));
    for (int i = 0; i < pairs.length; i += 2) {
      config.put((String) pairs[i], pairs[i + 1]);
    }
    return config;
  }

  /** Kernel (10, 1), bias 0.5: an output reads as its two inputs. */
  private static double[] digits(String type, Object... pairs) {
    return Trial.of(type, config(pairs))
        .with("kernel", Shape.of(2, 1, 1), 10, 1)
        .with("bias", Shape.of(1), 0.5)
        .run(STEPS)
        .toDoubles();
  }

  @Test
  void aKernelIsNotFlipped() {
    assertThat(digits("Conv1D")).containsExactly(12.5, 23.5, 34.5);
  }

  @Test
  void eachKindOfPaddingHasItsPlace() {
    assertThat(digits("Conv1D", "padding", "same")).containsExactly(12.5, 23.5, 34.5, 40.5);
    assertThat(digits("Conv1D", "padding", "causal")).containsExactly(1.5, 12.5, 23.5, 34.5);
    assertThat(digits("Conv1D", "padding", "half")).containsExactly(1.5, 12.5, 23.5, 34.5);
    assertThat(digits("Conv1D", "padding", "full")).containsExactly(1.5, 12.5, 23.5, 34.5, 40.5);
    assertThatThrownBy(() -> digits("Conv1D", "padding", "other")).isInstanceOf(Unsupported.class);
  }

  @Test
  void stridesAndDilationsAreHonoured() {
    assertThat(digits("Conv1D", "strides", 2)).containsExactly(12.5, 34.5);
    assertThat(digits("Conv1D", "dilation_rate", List.of(2))).containsExactly(13.5, 24.5);
  }

  @Test
  void aConvolutionIsASumOverItsWindow() {
    Tensor x = Trial.noise(1, 2, 5, 6, 4);
    Map<String, Object> config = config("filters", 6, "kernel_size", List.of(2, 3), "groups", 2);
    Trial conv = Trial.of("Conv2D", config).random(x.shape());
    assertThat(conv.slots(x.shape())).containsExactly("kernel (2, 3, 2, 6)", "bias (6,)");
    Tensor y = conv.run(x);
    assertThat(y.shape()).isEqualTo(Shape.of(2, 4, 4, 6));
    double sum = Trial.at(conv.weight("bias"), 4);
    for (int i = 0; i < 2; i++) {
      for (int j = 0; j < 3; j++) {
        for (int c = 0; c < 2; c++) {
          sum += Trial.at(x, 1, 2 + i, 3 + j, 2 + c) * Trial.at(conv.weight("kernel"), i, j, c, 4);
        }
      }
    }
    assertThat(Trial.at(y, 1, 2, 3, 4)).isCloseTo(sum, within(1e-12));
  }

  @Test
  void channelsFirstIsTheSameWithAxesMoved() {
    Tensor last = Trial.noise(1, 1, 5, 6, 3);
    Tensor first = Trial.of("Permute", Map.of("dims", List.of(3, 1, 2))).run(last);
    for (String type : List.of("Conv2D", "Conv2DTranspose", "SeparableConv2D")) {
      Map<String, Object> config = config("filters", 2, "strides", 2, "padding", "same");
      Tensor y = Trial.of(type, config).random(last.shape()).run(last);
      config.put("data_format", "channels_first");
      Tensor z = Trial.of(type, config).random(first.shape()).run(first);
      assertThat(Trial.at(z, 0, 1, 2, 0)).as(type).isEqualTo(Trial.at(y, 0, 2, 0, 1));
    }
  }

  @Test
  void aSoftmaxRunsAlongTheLastAxisOfEitherFormat() {
    Map<String, Object> config =
        config("filters", 2, "activation", "softmax", "data_format", "channels_first");
    Tensor x = Trial.noise(1, 1, 3, 5);
    Tensor y = Trial.of("Conv1D", config).random(x.shape()).run(x);
    double sum = 0;
    for (int t = 0; t < 4; t++) {
      sum += Trial.at(y, 0, 1, t);
    }
    assertThat(sum).isCloseTo(1, within(1e-12));
  }

  @Test
  void aDepthwiseConvolutionKeepsChannelsApart() {
    Tensor x = Trial.noise(1, 1, 4, 2);
    Map<String, Object> config = Map.of("kernel_size", 2, "depth_multiplier", 3);
    Trial conv = Trial.of("DepthwiseConv1D", config).random(x.shape());
    assertThat(conv.slots(x.shape())).containsExactly("kernel (2, 2, 3)", "bias (6,)");
    double sum = Trial.at(conv.weight("bias"), 5);
    for (int i = 0; i < 2; i++) {
      sum += Trial.at(x, 0, 1 + i, 1) * Trial.at(conv.weight("kernel"), i, 1, 2);
    }
    assertThat(Trial.at(conv.run(x), 0, 1, 5)).isCloseTo(sum, within(1e-12));
  }

  @Test
  void aTransposedConvolutionSpreadsEachElement() {
    // 1 2 3 4 at strides of 2, each as (10 x, x).
    assertThat(digits("Conv1DTranspose", "strides", 2))
        .containsExactly(10.5, 1.5, 20.5, 2.5, 30.5, 3.5, 40.5, 4.5);
    Trial conv = Trial.of("Conv3DTranspose", config("filters", 5, "strides", 2));
    assertThat(conv.slots(Shape.of(-1, 2, 2, 2, 3))).startsWith("kernel (2, 2, 2, 5, 3)");
    assertThat(conv.infer(Shape.of(-1, 2, -1, 3, 3))).isEqualTo(Shape.of(-1, 4, -1, 6, 5));
  }

  @Test
  void masksEndHere() {
    Trial conv = Trial.of("Conv1D", config()).random(STEPS.shape());
    assertThat(conv.mask(new Signal(STEPS, Trial.mask(true, true, true, false)))).isEmpty();
  }

  @Test
  void whatDoesNotFitIsRefusedWithItsShape() {
    assertThatThrownBy(() -> Trial.of("Conv1D", config()).infer(Shape.of(-1, 1, 3)))
        .isInstanceOf(Inconsistent.class)
        .hasMessageContaining("(None, 1, 3)");
    assertThatThrownBy(() -> Trial.of("Conv1D", config("groups", 2))).isInstanceOf(Damaged.class);
    assertThatThrownBy(() -> Trial.of("Conv2DTranspose", config("groups", 2)))
        .isInstanceOf(Unsupported.class);
  }
}
