package io.hornbook.math;

import static org.assertj.core.api.Assertions.assertThat;

import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LocalFiltersTest {
  private static final Shape IN = Shape.of(1, 3, 2);
  private static final Geometry CENTRED = Geometry.of(new Window(2, 1, 1, Padding.of(1, 0)));

  private static Tensor counted(int... dims) {
    Shape shape = Shape.of(dims);
    double[] values = IntStream.range(0, shape.intSize()).mapToDouble(i -> i + 1).toArray();
    return Tensor.of(shape, values);
  }

  @Test
  void aWholeKernelIsReadWhereAWindowReaches() {
    Tensor kernel = counted(3, 2, 3, 1);
    Tensor rows = LocalFilters.ofWhole(kernel, IN, CENTRED, 1, false);
    assertThat(rows.shape()).isEqualTo(Shape.of(3, 4, 1));
    // Position 1 sees cells 0 and 1, each with two channels; position 0 sees padding before cell 0.
    assertThat(rows.toDoubles()).containsExactly(0, 0, 1, 4, 2, 5, 8, 11, 9, 12, 15, 18);
  }

  @Test
  void aSparseKernelHoldsTheConnectionsAlone() {
    assertThat(LocalFilters.connections(IN, CENTRED)).isEqualTo(5);
    Tensor rows = LocalFilters.ofSparse(counted(10), IN, CENTRED, 1, false);
    assertThat(rows.toDoubles()).containsExactly(0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
  }

  @Test
  void channelsFirstCountsFiltersAndChannelsBeforePlaces() {
    Tensor rows = LocalFilters.ofSparse(counted(10), IN, CENTRED, 1, true);
    // Position 1: channel 0 at cells 0 and 1 is 3 4, channel 1 is 5 6; rows run tap by tap.
    assertThat(rows.toDoubles()).containsExactly(0, 0, 1, 2, 3, 5, 4, 6, 7, 9, 8, 10);
  }
}
