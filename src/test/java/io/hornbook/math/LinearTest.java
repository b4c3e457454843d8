package io.hornbook.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hornbook.tensor.DType;
import io.hornbook.tensor.Raw;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class LinearTest {
  /** Around the sizes at which kernels change their ways. */
  private static final int[] BOUNDARIES = {1, 2, 5, 6, 7, 12, 15, 16, 17, 32, 33, 64, 67};

  static Stream<Kernel> kernels() {
    return Stream.concat(Stream.of(Kernels.PLAIN), Kernels.VECTOR.stream());
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void every_number_of_rows_agrees_with_the_double_form(Kernel kernel) {
    for (int m = 0; m <= 67; m++) {
      for (int k : BOUNDARIES) {
        for (int n : BOUNDARIES) {
          check(kernel, m, k, n);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void every_depth_agrees_with_the_double_form(Kernel kernel) {
    for (int k = 0; k <= 67; k++) {
      for (int m : BOUNDARIES) {
        for (int n : BOUNDARIES) {
          check(kernel, m, k, n);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void every_number_of_columns_agrees_with_the_double_form(Kernel kernel) {
    for (int n = 1; n <= 67; n++) {
      for (int m : BOUNDARIES) {
        for (int k : BOUNDARIES) {
          check(kernel, m, k, n);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void products_beyond_one_block_of_columns_agree_too(Kernel kernel) {
    for (int n : new int[] {255, 256, 257, 511, 512, 513, 1030}) {
      check(kernel, 9, 40, n);
    }
  }

  private static void check(Kernel kernel, int m, int k, int n) {
    Tensor a = Samples.floats(m * 31L + k, m, k);
    Tensor b = Samples.floats(n * 37L + k + 1, k, n);
    Tensor expected =
        Linear.affine(Samples.doubles(a), Linear.pack(Samples.doubles(b)), Optional.empty());
    Tensor actual = Linear.affine(a, Linear.pack(b, kernel), Optional.empty());
    Samples.assertClose(actual, expected, 2e-6 * Math.sqrt(k + 1));
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void a_row_does_not_notice_the_others(Kernel kernel) {
    for (int n : BOUNDARIES) {
      for (int k : new int[] {1, 3, 4, 5, 40, 300}) {
        Tensor b = Samples.floats(n, k, n);
        Tensor a = Samples.floats(k, 29, k);
        Linear.Packed packed = Linear.pack(b, kernel);
        float[] together = Linear.affine(a, packed, Optional.empty()).toFloats();
        float[] alone = new float[together.length];
        for (int row = 0; row < 29; row++) {
          Linear.multiply(1, Raw.floats(a), row * k, k, packed, alone, row * n, n, false);
        }
        Samples.assertBitEqual(alone, together);
      }
    }
  }

  /** Plain Java transposes many rows of a narrow product, and sums few of them row by row. */
  @ParameterizedTest
  @MethodSource("kernels")
  void a_row_does_not_notice_how_many_there_are(Kernel kernel) {
    Tensor b = Samples.floats(1, 261, 10);
    Linear.Packed packed = Linear.pack(b, kernel);
    for (int rows : new int[] {31, 32, 33, 255, 256, 257, 290, 520}) {
      Tensor a = Samples.floats(2, rows, 261);
      check(kernel, rows, 261, 10);
      float[] together = Linear.affine(a, packed, Optional.empty()).toFloats();
      float[] alone = new float[together.length];
      for (int row = 0; row < rows; row++) {
        Linear.multiply(1, Raw.floats(a), row * 261, 261, packed, alone, row * 10, 10, false);
      }
      Samples.assertBitEqual(alone, together);
    }
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void accumulating_adds_the_rounded_product_and_touches_nothing_else(Kernel kernel) {
    for (int rows : BOUNDARIES) {
      for (int n : BOUNDARIES) {
        int k = 11;
        int lda = k + 3;
        int ldc = n + 5;
        Tensor b = Samples.floats(n, k, n);
        float[] a = Samples.floats(rows, 7 + rows * lda).toFloats();
        Linear.Packed packed = Linear.pack(b, kernel);
        float[] product = new float[rows * n];
        Linear.multiply(rows, a, 7, lda, packed, product, 0, n, false);
        float[] before = Samples.floats(99, 4 + rows * ldc).toFloats();
        float[] expected = before.clone();
        for (int i = 0; i < product.length; i++) {
          expected[4 + i / n * ldc + i % n] += product[i];
        }
        Linear.multiply(rows, a, 7, lda, packed, before, 4, ldc, true);
        Samples.assertBitEqual(before, expected);
        for (int i = 0; i < product.length; i++) {
          expected[4 + i / n * ldc + i % n] = product[i];
        }
        Linear.multiply(rows, a, 7, lda, packed, before, 4, ldc, false);
        Samples.assertBitEqual(before, expected);
      }
    }
  }

  @Test
  void the_rank_of_the_input_is_free_and_changes_no_bit() {
    Linear.Packed w = Linear.pack(Samples.floats(1, 8, 4));
    Optional<Tensor> bias = Optional.of(Samples.floats(2, 4));
    Tensor x = Samples.floats(3, 2, 5, 8);
    Tensor y = Linear.affine(x, w, bias);
    assertThat(y.shape()).isEqualTo(Shape.of(2, 5, 4));
    Tensor flat = Linear.affine(x.reshape(Shape.of(10, 8)), w, bias);
    Samples.assertBitEqual(y.toFloats(), flat.toFloats());
    Tensor one = Linear.affine(Rearrange.slice(flat(x), 0, 6, 7).reshape(Shape.of(8)), w, bias);
    Samples.assertBitEqual(one.toFloats(), Rearrange.slice(flat, 0, 6, 7).toFloats());
  }

  private static Tensor flat(Tensor x) {
    return x.reshape(Shape.of(10, 8));
  }

  @Test
  void a_kernel_of_higher_rank_is_flattened_to_its_last_axis() {
    Tensor kernel = Samples.floats(1, 2, 3, 4);
    Linear.Packed packed = Linear.pack(kernel);
    assertThat(packed.k()).isEqualTo(6);
    assertThat(packed.n()).isEqualTo(4);
    Tensor x = Samples.floats(2, 3, 6);
    Tensor expected =
        Linear.affine(x, Linear.pack(kernel.reshape(Shape.of(6, 4))), Optional.empty());
    assertThat(Linear.affine(x, packed, Optional.empty()).toFloats())
        .isEqualTo(expected.toFloats());
  }

  @Test
  void no_rows_give_no_rows() {
    Tensor y =
        Linear.affine(
            Tensor.zeros(Shape.of(0, 3), DType.FLOAT32),
            Linear.pack(Samples.floats(1, 3, 2)),
            Optional.of(Samples.floats(1, 2)));
    assertThat(y.shape()).isEqualTo(Shape.of(0, 2));
  }

  @Test
  void batches_of_matrices_multiply_one_by_one_and_broadcast() {
    Tensor a = Samples.floats(1, 2, 3, 5, 4);
    Tensor b = Samples.floats(2, 2, 3, 4, 6);
    Tensor c = Linear.matmul(a, b);
    Samples.assertClose(c, Linear.matmul(Samples.doubles(a), Samples.doubles(b)), 1e-6);
    assertThat(c.shape()).isEqualTo(Shape.of(2, 3, 5, 6));
    Tensor shared = Samples.floats(3, 1, 4, 6);
    Tensor expected = Linear.affine(a, Linear.pack(shared), Optional.empty());
    assertThat(Linear.matmul(a, shared).toFloats()).isEqualTo(expected.toFloats());
  }

  @Test
  void the_kernel_tells_its_name() {
    assertThat(Linear.kernel()).matches("plain|vector \\d+-bit");
  }

  @Test
  void what_does_not_fit_is_refused() {
    Linear.Packed w = Linear.pack(Samples.floats(1, 3, 2));
    assertThatThrownBy(() -> Linear.affine(Samples.floats(1, 2, 4), w, Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("(2, 4)");
    Tensor ints = Tensor.of(Shape.of(1, 1), IntStream.of(1).toArray());
    assertThatThrownBy(() -> Linear.pack(ints)).isInstanceOf(IllegalArgumentException.class);
  }
}
