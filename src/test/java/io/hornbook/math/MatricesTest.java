package io.hornbook.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class MatricesTest {
  /** Its first pivot is 0: rows have to change places. */
  private static final double[] TURNED = {0, 2, 1, 4};

  private static final double[] SINGULAR = {1, 2, 2, 4};

  @Test
  void rows_change_places_where_a_pivot_is_zero() {
    assertThat(Matrices.determinant(TURNED, 2)).isEqualTo(-2);
    assertThat(Matrices.solve(TURNED, 2, new double[] {2, 9}, 1)).containsExactly(5, 1);
    assertThat(Matrices.inverse(TURNED, 2)).containsExactly(-2, 1, 0.5, 0);
    double[] log = Matrices.logDeterminant(TURNED, 2);
    assertThat(log[0]).isEqualTo(-1);
    assertThat(log[1]).isCloseTo(Math.log(2), within(1e-15));
  }

  @Test
  void a_singular_matrix_has_no_finite_inverse() {
    assertThat(Matrices.determinant(SINGULAR, 2)).isZero();
    assertThat(Matrices.logDeterminant(SINGULAR, 2)).containsExactly(0, Double.NEGATIVE_INFINITY);
    for (double element : Matrices.inverse(SINGULAR, 2)) {
      assertThat(element).isNotFinite();
    }
  }

  @Test
  void a_cholesky_factor_reads_the_lower_triangle_alone() {
    double[] a = {4, 99, 2, 10};
    assertThat(Matrices.cholesky(a, 2)).containsExactly(2, 0, 1, 3);
    assertThat(Matrices.cholesky(new double[] {-1}, 1)[0]).isNaN();
  }

  @Test
  void a_triangular_system_does_not_read_the_other_triangle() {
    double[] lower = {2, 99, 1, 4};
    double[] upper = {2, 1, 99, 4};
    assertThat(Matrices.solveTriangular(lower, 2, new double[] {2, 9}, 1, true))
        .containsExactly(1, 2);
    assertThat(Matrices.solveTriangular(upper, 2, new double[] {4, 8}, 1, false))
        .containsExactly(1, 2);
  }
}
