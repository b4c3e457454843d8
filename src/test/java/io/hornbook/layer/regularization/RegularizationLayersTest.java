package io.hornbook.layer.regularization;

import static org.assertj.core.api.Assertions.assertThat;

import io.hornbook.layer.LayerType;
import io.hornbook.layer.Signal;
import io.hornbook.layer.Trial;
import io.hornbook.tensor.Tensor;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RegularizationLayersTest {
  @Test
  void everythingIsLetThroughWithItsMask() {
    Tensor x = Trial.noise(1, 1, 3, 2);
    Signal in = new Signal(x, Trial.mask(true, false, true));
    for (LayerType type : RegularizationLayers.ALL) {
      Signal out = Trial.of(type.name(), Map.of()).signal(in);
      assertThat(out.value().toDoubles()).as(type.name()).isEqualTo(x.toDoubles());
      assertThat(out.mask()).as(type.name()).isEqualTo(in.mask());
    }
  }

  @Test
  void aRateIsHonouredByDoingNothing() {
    assertThat(Trial.of("Dropout", Map.of("rate", 0.9)).run(Trial.noise(1, 2, 2)).toDoubles())
        .isEqualTo(Trial.noise(1, 2, 2).toDoubles());
  }
}
