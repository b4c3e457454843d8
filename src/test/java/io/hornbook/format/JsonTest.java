package io.hornbook.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hornbook.error.Damaged;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
  private static Object parse(String text) {
    return Json.parse(text, "model.json");
  }

  @Test
  void valuesAreThePlainJavaOnes() {
    Object value = parse("{\"b\": [1, 2.0, \"x\", true, false, null], \"a\": {}}");
    Map<String, Object> expected = new LinkedHashMap<>();
    expected.put("b", Arrays.asList(1L, 2.0, "x", true, false, null));
    expected.put("a", Map.of());
    assertThat(value).isEqualTo(expected);
    assertThat(((Map<?, ?>) value).keySet().toString()).isEqualTo("[b, a]");
  }

  @Test
  void whatPythonWritesForNumbersThatAreNotFiniteIsRead() {
    assertThat(parse("[NaN, Infinity, -Infinity]"))
        .isEqualTo(List.of(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY));
  }

  @Test
  void integersBeyondALongBecomeDoubles() {
    assertThat(parse("[9223372036854775807, 9223372036854775808]"))
        .isEqualTo(List.of(Long.MAX_VALUE, 0x1p63));
  }

  @Test
  void aByteOrderMarkAndWhitespaceAreNoObstacle() {
    assertThat(parse("\uFEFF  \n[1] \n")).isEqualTo(List.of(1L));
  }

  @Test
  void aKeyThatIsThereTwiceIsNamedWithItsPlace() {
    assertThatThrownBy(() -> parse("{\"units\": 1,\n \"units\": 2}"))
        .isInstanceOf(Damaged.class)
        .hasMessage("key 'units' is there twice at line 2 column 12 in model.json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "  ", "{", "[1,", "[1", "{\"a\"", "{\"a\":", "nul", "[1] 2", "{'a': 1}", "\""})
  void whatIsNotJsonIsDamagedWithItsPlace(String text) {
    assertThatThrownBy(() -> parse(text))
        .isInstanceOf(Damaged.class)
        .hasMessageStartingWith("not JSON: ")
        .hasMessageNotContainingAny("Source", "REDACTED")
        .hasMessageEndingWith(" in model.json");
  }

  @Test
  @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void nestingNumbersStringsAndTokensAreLimited() {
    for (String text :
        List.of(
            "[".repeat(100_000),
            "{\"a\":".repeat(100_000),
            "[1" + "0".repeat(500) + "]",
            "[1." + "0".repeat(1_000_000) + "]",
            "{\"" + "k".repeat(100_000) + "\": 1}",
            "\"" + "x".repeat(Json.LONGEST_STRING + 1) + "\"",
            "[" + "0,".repeat(5_000_000) + "0]")) {
      assertThatThrownBy(() -> parse(text))
          .isInstanceOf(Damaged.class)
          .hasMessageStartingWith("JSON beyond a limit: ")
          .hasMessageContaining(" at line 1 column ");
    }
  }

  @Test
  void nestingAsDeepAsAnyModelIsRead() {
    assertThat(parse("[".repeat(190) + "]".repeat(190))).isInstanceOf(List.class);
  }

  @Test
  void writingIsStableAndReadsBackEqual() {
    String text = "{\n  \"b\": [\n    1,\n    2.5,\n    null\n  ],\n  \"a\": {},\n  \"c\": []\n}\n";
    assertThat(Json.write(parse(text))).isEqualTo(text);
  }

  @Test
  void controlCharactersAreEscapedWhenWritten() {
    String hostile = "\u001b[31m\u0000\u202e\u2028\"\\\n</script>";
    String written = Json.write(hostile);
    assertThat(written).isEqualTo("\"\\u001b[31m\\u0000\\u202e\\u2028\\\"\\\\\\n</script>\"\n");
    assertThat(parse(written)).isEqualTo(hostile);
  }

  @Test
  void numbersThatAreNotFiniteAreWrittenAsStrings() {
    assertThat(Json.write(List.of(Double.NaN, Double.NEGATIVE_INFINITY)))
        .isEqualTo("[\n  \"NaN\",\n  \"-Infinity\"\n]\n");
  }
}
