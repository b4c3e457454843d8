package io.hornbook.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ContractionTest {
  private static final Tensor A = Tensor.of(Shape.of(2, 2), 1.0, 2.0, 3.0, 4.0);
  private static final Tensor ROW = Tensor.of(Shape.of(2), 10.0, 100.0);

  private static Tensor sum(String equation, Tensor... tensors) {
    List<Tensor> all = List.of(tensors);
    return Contraction.parse(equation, all.stream().map(t -> t.shape().rank()).toList()).of(all);
  }

  @Test
  void one_operand_is_turned_or_summed() {
    assertThat(sum("ij->ji", A).toDoubles()).containsExactly(1, 3, 2, 4);
    assertThat(sum("ij->j", A).toDoubles()).containsExactly(4, 6);
    assertThat(sum("ji", A).toDoubles()).containsExactly(1, 3, 2, 4);
  }

  @Test
  void letters_that_occur_once_are_the_result_where_none_is_named() {
    assertThat(sum("ij,j", A, ROW).toDoubles()).containsExactly(210, 430);
  }

  @Test
  void several_operands_meet_one_after_the_other() {
    assertThat(sum("i,ij,j->", ROW, A, ROW).toDoubles()).containsExactly(10 * 210 + 100 * 430);
  }

  @Test
  void an_ellipsis_may_stand_in_every_operand() {
    assertThat(sum("...i,...i->...", A, A).toDoubles()).containsExactly(5, 25);
    assertThat(sum("...j,j->...j", A, ROW).toDoubles()).containsExactly(10, 200, 30, 400);
  }

  @Test
  void diagonals_and_letters_from_nowhere_are_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> sum("ii->i", A));
    assertThatIllegalArgumentException().isThrownBy(() -> sum("ij->k", A));
    assertThatIllegalArgumentException().isThrownBy(() -> sum("ij,j->i", A));
  }
}
