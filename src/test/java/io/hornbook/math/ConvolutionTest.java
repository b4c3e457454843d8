package io.hornbook.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class ConvolutionTest {
  private static final List<Padding> PADDINGS =
      List.of(Padding.VALID, Padding.SAME, Padding.CAUSAL, Padding.of(2, 1));

  @Test
  void the_float_form_agrees_with_the_double_form_in_one_to_three_dimensions() {
    Random random = new Random(3);
    for (int round = 0; round < 300; round++) {
      int rank = 1 + random.nextInt(3);
      int groups = 1 + random.nextInt(3);
      int c = groups * (1 + random.nextInt(4));
      int filters = groups * (1 + random.nextInt(5));
      Geometry g = geometry(random, rank, PADDINGS.get(random.nextInt(4)));
      Tensor x = Samples.floats(round, shape(random, rank, c));
      Tensor kernel = Samples.floats(round + 1, kernelShape(g, c / groups, filters));
      Optional<Tensor> bias = Optional.of(Samples.floats(round + 2, filters));
      Tensor actual = Convolution.convolve(x, Filters.pack(kernel, groups), bias, g);
      Tensor expected =
          Convolution.convolve(
              Samples.doubles(x),
              Filters.pack(Samples.doubles(kernel), groups),
              bias.map(Samples::doubles),
              g);
      Samples.assertClose(actual, expected, 1e-5);
      assertThat(g.output(x.shape(), filters)).isEqualTo(actual.shape());
    }
  }

  @Test
  void depthwise_agrees_with_the_double_form_and_with_groups_of_one_channel() {
    Random random = new Random(4);
    for (int round = 0; round < 100; round++) {
      int rank = 1 + random.nextInt(3);
      int c = 1 + random.nextInt(9);
      int multiplier = 1 + random.nextInt(3);
      Geometry g = geometry(random, rank, PADDINGS.get(random.nextInt(4)));
      Tensor x = Samples.floats(round, shape(random, rank, c));
      Tensor kernel = Samples.floats(round + 1, kernelShape(g, c, multiplier));
      Tensor actual = Convolution.depthwise(x, kernel, Optional.empty(), g);
      Tensor expected =
          Convolution.depthwise(Samples.doubles(x), Samples.doubles(kernel), Optional.empty(), g);
      Samples.assertClose(actual, expected, 1e-5);
      Tensor grouped = kernel.reshape(Shape.of(kernelShape(g, 1, c * multiplier)));
      Tensor same = Convolution.convolve(x, Filters.pack(grouped, c), Optional.empty(), g);
      Samples.assertClose(same, expected, 1e-5);
    }
  }

  @Test
  void the_transpose_agrees_with_the_double_form() {
    Random random = new Random(5);
    for (int round = 0; round < 200; round++) {
      int rank = 1 + random.nextInt(3);
      int c = 1 + random.nextInt(4);
      int filters = 1 + random.nextInt(5);
      Geometry g = geometry(random, rank, PADDINGS.get(random.nextInt(2)));
      Tensor x = Samples.floats(round, shape(random, rank, c));
      Tensor kernel = Samples.floats(round + 1, kernelShape(g, filters, c));
      Optional<Tensor> bias = Optional.of(Samples.floats(round + 2, filters));
      Tensor actual = Convolution.transpose(x, Filters.packTransposed(kernel), bias, g, List.of());
      Tensor expected =
          Convolution.transpose(
              Samples.doubles(x),
              Filters.packTransposed(Samples.doubles(kernel)),
              bias.map(Samples::doubles),
              g,
              List.of());
      Samples.assertClose(actual, expected, 1e-5);
    }
  }

  /** {@code <conv(x), y> = <x, transpose(y)>}: what makes it the transpose. */
  @Test
  void the_transpose_is_adjoint_to_the_convolution() {
    Random random = new Random(6);
    for (int round = 0; round < 100; round++) {
      int rank = 1 + random.nextInt(3);
      Geometry g = geometry(random, rank, PADDINGS.get(random.nextInt(2)));
      Tensor x = Samples.doubles(Samples.floats(round, shape(random, rank, 3)));
      Tensor kernel = Samples.doubles(Samples.floats(round + 1, kernelShape(g, 3, 2)));
      Tensor forward = Convolution.convolve(x, Filters.pack(kernel, 1), Optional.empty(), g);
      Tensor y = Samples.doubles(Samples.floats(round + 2, forward.shape().dims()));
      Tensor back =
          Convolution.transposeTo(
              y, Filters.packTransposed(kernel), Optional.empty(), g, x.shape());
      assertThat(dot(forward, y)).isEqualTo(dot(x, back), offset());
    }
  }

  private static org.assertj.core.data.Offset<Double> offset() {
    return org.assertj.core.data.Offset.offset(1e-10);
  }

  private static double dot(Tensor a, Tensor b) {
    return Reduction.sum(Elementwise.multiply(a, b), false, all(a)).doubleAt(0);
  }

  private static int[] all(Tensor x) {
    return Types.range(x.shape().rank());
  }

  private static Geometry geometry(Random random, int rank, Padding padding) {
    int[] sizes = random.ints(rank, 1, 4).toArray();
    int[] strides = random.ints(rank, 1, 4).toArray();
    int[] dilations = random.ints(rank, 1, 3).toArray();
    return Geometry.of(sizes, strides, dilations, padding);
  }

  private static int[] shape(Random random, int rank, int channels) {
    int[] dims = random.ints(rank + 2, 5, 9).toArray();
    dims[0] = 2;
    dims[rank + 1] = channels;
    return dims;
  }

  private static int[] kernelShape(Geometry g, int in, int out) {
    int rank = g.windows().size();
    int[] dims = new int[rank + 2];
    Arrays.setAll(dims, i -> i < rank ? g.windows().get(i).size() : i == rank ? in : out);
    return dims;
  }

  @Test
  void a_kernel_is_not_flipped() {
    Tensor x = Tensor.of(Shape.of(1, 4, 1), 1.0, 2.0, 3.0, 4.0);
    Filters filters = Filters.pack(Tensor.of(Shape.of(2, 1, 1), 10.0, 1.0), 1);
    assertThat(convolve(x, filters, Padding.VALID)).containsExactly(12, 23, 34);
    assertThat(convolve(x, filters, Padding.SAME)).containsExactly(12, 23, 34, 40);
    assertThat(convolve(x, filters, Padding.CAUSAL)).containsExactly(1, 12, 23, 34);
    assertThat(convolve(x, filters, Padding.of(1, 1))).containsExactly(1, 12, 23, 34, 40);
  }

  private static double[] convolve(Tensor x, Filters filters, Padding padding) {
    Geometry g = Geometry.of(new int[] {2}, new int[] {1}, padding);
    return Convolution.convolve(x, filters, Optional.empty(), g).toDoubles();
  }

  @Test
  void lengths_of_transposed_convolutions_are_those_of_keras() {
    // keras.src.backend.common.backend_utils.compute_conv_transpose_output_shape of 3.15.1.
    Shape in = Shape.of(Shape.UNKNOWN, 5, 3);
    assertThat(transposed(in, 3, 2, Padding.VALID, List.of())).isEqualTo(11);
    assertThat(transposed(in, 3, 2, Padding.SAME, List.of())).isEqualTo(10);
    assertThat(transposed(in, 2, 3, Padding.VALID, List.of())).isEqualTo(15);
    assertThat(transposed(in, 3, 2, Padding.SAME, List.of(1))).isEqualTo(10);
    assertThat(transposed(in, 4, 2, Padding.SAME, List.of(1))).isEqualTo(9);
    assertThat(transposed(in, 3, 2, Padding.VALID, List.of(1))).isEqualTo(12);
    assertThat(transposed(in.with(1, Shape.UNKNOWN), 3, 2, Padding.SAME, List.of()))
        .isEqualTo(Shape.UNKNOWN);
  }

  private static int transposed(
      Shape in, int size, int stride, Padding padding, List<Integer> outputPadding) {
    Geometry g = Geometry.of(new int[] {size}, new int[] {stride}, padding);
    return g.transposed(in, 4, outputPadding).dim(1);
  }

  @Test
  void a_window_longer_than_its_axis_has_no_place() {
    Window window = new Window(5, 2, 1, Padding.VALID);
    assertThat(window.output(3)).isZero();
    assertThat(window.output(5)).isEqualTo(1);
  }

  @Test
  void what_does_not_fit_is_refused() {
    Geometry g = Geometry.of(new int[] {2}, new int[] {1}, Padding.VALID);
    Filters filters = Filters.pack(Samples.floats(1, 3, 2, 4), 1);
    assertThatThrownBy(
            () -> Convolution.convolve(Samples.floats(1, 1, 5, 2), filters, Optional.empty(), g))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
