package io.hornbook.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hornbook.tensor.DType;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class RearrangeTest {
  /** 0, 1, 2, … */
  private static Tensor count(int... dims) {
    Shape shape = Shape.of(dims);
    return Tensor.of(shape, IntStream.range(0, shape.intSize()).toArray());
  }

  @Test
  void permute_reads_each_index_where_its_axis_went() {
    Tensor x = count(2, 3, 4, 5);
    Tensor y = Rearrange.permute(x, 2, 0, 3, 1);
    assertThat(y.shape()).isEqualTo(Shape.of(4, 2, 5, 3));
    for (int i = 0; i < 120; i++) {
      int b = i % 3;
      int d = i / 3 % 5;
      int a = i / 15 % 2;
      int c = i / 30;
      assertThat(y.doubleAt(i)).isEqualTo(x.doubleAt(((a * 3 + b) * 4 + c) * 5 + d));
    }
  }

  @ParameterizedTest
  @EnumSource(value = DType.class, names = "STRING", mode = EnumSource.Mode.EXCLUDE)
  void every_type_goes_there_and_back(DType dtype) {
    Tensor x = count(2, 3, 4).as(dtype);
    Tensor back = Rearrange.channelsFirst(Rearrange.channelsLast(x));
    assertThat(back.toDoubles()).isEqualTo(x.toDoubles());
    assertThat(back.dtype()).isEqualTo(dtype);
    assertThat(Rearrange.reverse(Rearrange.reverse(x, 1), 1).toDoubles()).isEqualTo(x.toDoubles());
    assertThat(Rearrange.slice(Rearrange.tile(x, 2, 0), 0, 2, 4).toDoubles())
        .isEqualTo(x.toDoubles());
    Tensor padded = Rearrange.pad(x, new int[] {1, 0, 2}, new int[] {0, 1, 1}, 1);
    Tensor cut = Rearrange.slice(Rearrange.slice(padded, 0, 1, 3), 1, 0, 3);
    assertThat(Rearrange.slice(cut, 2, 2, 6).toDoubles()).isEqualTo(x.toDoubles());
    assertThat(padded.doubleAt(0)).isEqualTo(1);
  }

  @Test
  void strings_move_too() {
    Tensor x = Tensor.of(Shape.of(2, 2), "a", "b", "c", "d");
    assertThat(Rearrange.transpose(x).toStrings()).containsExactly("a", "c", "b", "d");
  }

  @Test
  void repeat_doubles_each_and_tile_the_whole() {
    Tensor x = count(2, 2);
    assertThat(Rearrange.repeat(x, 2, 1).toInts()).containsExactly(0, 0, 1, 1, 2, 2, 3, 3);
    assertThat(Rearrange.tile(x, 2, 1).toInts()).containsExactly(0, 1, 0, 1, 2, 3, 2, 3);
    assertThat(Rearrange.repeat(x, 2, 0).toInts()).containsExactly(0, 1, 0, 1, 2, 3, 2, 3);
  }

  @Test
  void concat_joins_on_any_axis() {
    Tensor a = count(2, 2);
    Tensor b = count(2, 1);
    assertThat(Rearrange.concat(List.of(a, b), -1).toInts()).containsExactly(0, 1, 0, 2, 3, 1);
    assertThat(Rearrange.concat(List.of(a, a), 0).toInts()).containsExactly(0, 1, 2, 3, 0, 1, 2, 3);
    assertThatThrownBy(() -> Rearrange.concat(List.of(a, b), 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void gather_takes_rows_and_names_an_index_that_is_none() {
    Tensor table = count(3, 2);
    Tensor rows = Rearrange.gather(table, Tensor.of(Shape.of(1, 2), 2, 0));
    assertThat(rows.shape()).isEqualTo(Shape.of(1, 2, 2));
    assertThat(rows.toInts()).containsExactly(4, 5, 0, 1);
    assertThatThrownBy(() -> Rearrange.gather(table, Tensor.of(Shape.of(2), 0, 3)))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessage("index 3 at 1 of a table of 3 rows");
  }

  @Test
  void reshape_finds_the_unknown_dimension() {
    assertThat(Rearrange.reshape(count(2, 6), 3, -1).shape()).isEqualTo(Shape.of(3, 4));
    assertThatThrownBy(() -> Rearrange.reshape(count(2, 6), 5, -1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_box_is_a_slice_of_each_axis() {
    Tensor x = count(3, 4, 5, 2);
    Tensor slices = Rearrange.slice(Rearrange.slice(x, 1, 1, 3), 2, 2, 5);
    Tensor box = Rearrange.box(x, new int[] {0, 1, 2, 0}, Shape.of(3, 2, 3, 2));
    assertThat(box.toInts()).isEqualTo(slices.toInts());
    assertThatThrownBy(() -> Rearrange.box(x, new int[] {0, 1, 2, 0}, Shape.of(3, 2, 4, 2)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @EnumSource(value = DType.class, names = "STRING", mode = EnumSource.Mode.EXCLUDE)
  void repeating_all_axes_at_once_is_repeating_each(DType dtype) {
    Tensor x = count(2, 3, 4).as(dtype);
    Tensor one = Rearrange.repeat(Rearrange.repeat(x, 3, 1), 2, 2);
    assertThat(Rearrange.repeat(x, new int[] {1, 3, 2}).shape()).isEqualTo(Shape.of(2, 9, 8));
    assertThat(Rearrange.repeat(x, new int[] {1, 3, 2}).toDoubles()).isEqualTo(one.toDoubles());
  }

  @Test
  void a_tensor_without_elements_keeps_its_shape() {
    Tensor empty = Tensor.zeros(Shape.of(0, 3, 2), DType.FLOAT32);
    assertThat(Rearrange.permute(empty, 2, 1, 0).shape()).isEqualTo(Shape.of(2, 3, 0));
    assertThat(Rearrange.reverse(empty, 0).shape()).isEqualTo(empty.shape());
  }
}
