package io.hornbook.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlainTest {
  @Test
  void anArrayOfNumpyIsItsValue() {
    Object wrapped =
        Map.of("class_name", "__numpy__", "config", Map.of("value", 6.0, "dtype", "float32"));
    assertThat(Plain.of(Map.of("max_value", wrapped))).isEqualTo(Map.of("max_value", 6.0));
  }

  @Test
  void aTupleIsAListOfPlainValues() {
    Object inner = Map.of("class_name", "TensorShape", "items", Arrays.asList(null, 3L));
    Object tuple = Map.of("class_name", "__tuple__", "items", List.of(1L, inner));
    assertThat(Plain.of(tuple)).isEqualTo(List.of(1L, Arrays.asList(null, 3L)));
  }

  @Test
  void everythingElseStaysWhatItIs() {
    Object layer = Map.of("class_name", "Dense", "config", Map.of("units", 3L, "value", 2L));
    assertThat(Plain.of(layer)).isEqualTo(layer);
    Object slice = Map.of("class_name", "__slice__", "config", Map.of("start", 1L));
    assertThat(Plain.of(slice)).isEqualTo(slice);
  }
}
