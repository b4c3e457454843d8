package io.hornbook.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hornbook.error.Damaged;
import io.hornbook.error.Unsupported;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigTest {
  @Test
  void remembersWhatNobodyRead() {
    Map<String, Object> entries = new HashMap<>();
    entries.put("units", 3L);
    entries.put("lora_rank", 4L);
    entries.put("quantization_config", null);
    Config config = Config.of(entries);
    assertThat(config.intAt("units")).isEqualTo(3);
    assertThat(config.unread()).containsExactly("lora_rank");
    assertThat(config.fresh().unread()).containsExactly("lora_rank", "units");
  }

  @Test
  void takesASingleNumberForAListOfOne() {
    assertThat(Config.of(Map.of("strides", 2L)).ints("strides")).containsExactly(2);
    assertThat(Config.of(Map.of("strides", List.of(2L, 3L))).ints("strides")).containsExactly(2, 3);
  }

  @Test
  void saysWhatItExpectedAndFound() {
    Config config = Config.of(Map.of("units", "many", "padding", "reflect"));
    assertThatThrownBy(() -> config.intAt("units"))
        .isInstanceOf(Damaged.class)
        .hasMessage("'units' should be a whole number; found many");
    assertThatThrownBy(() -> config.oneOf("padding", "valid", "valid", "same"))
        .isInstanceOf(Unsupported.class)
        .hasMessage("'padding' should be one of valid, same; found 'reflect'");
    assertThatThrownBy(() -> config.doubleAt("rate")).hasMessage("the config has no 'rate'");
  }

  @Test
  void refusesAnyValueButTheOnlyOne() {
    Config config = Config.of(Map.of("ragged", true));
    assertThatThrownBy(() -> config.only("ragged", false)).isInstanceOf(Unsupported.class);
  }
}
