package io.hornbook.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NarrowTest {
  @Test
  void halvesHaveElevenBitsAndTiesGoToEven() {
    assertThat(Narrow.FLOAT16.round(1 + 0x1p-11f)).isEqualTo(1);
    assertThat(Narrow.FLOAT16.round(1 + 3 * 0x1p-11f)).isEqualTo(1 + 0x1p-9f);
    assertThat(Narrow.FLOAT16.round(0.1f)).isEqualTo(0x1.998p-4f);
    assertThat(Narrow.FLOAT16.round(-2049)).isEqualTo(-2048);
  }

  @Test
  void halvesEndAt65504AndBeginAtTheirLeastStep() {
    assertThat(Narrow.FLOAT16.round(65519)).isEqualTo(65504);
    assertThat(Narrow.FLOAT16.round(65520)).isEqualTo(Float.POSITIVE_INFINITY);
    assertThat(Narrow.FLOAT16.round(-1e30f)).isEqualTo(Float.NEGATIVE_INFINITY);
    assertThat(Narrow.FLOAT16.round(0x1.8p-25f)).isEqualTo(0x1p-24f);
    assertThat(Narrow.FLOAT16.round(0x1p-25f)).isEqualTo(0);
    assertThat(Narrow.FLOAT16.round(Float.NaN)).isNaN();
  }

  @Test
  void brainFloatsKeepTheRangeAndEightBits() {
    assertThat(Narrow.BFLOAT16.round(0.1f)).isEqualTo(0x1.9ap-4f);
    assertThat(Narrow.BFLOAT16.round(1 + 0x1p-8f)).isEqualTo(1);
    assertThat(Narrow.BFLOAT16.round(1e30f)).isBetween(0.99e30f, 1.01e30f);
    assertThat(Narrow.BFLOAT16.round(Float.MAX_VALUE)).isEqualTo(Float.POSITIVE_INFINITY);
  }

  @Test
  void whatIsNoFloatStaysAsItIs() {
    Tensor whole = Tensor.of(Shape.of(1), 4097);
    assertThat(Narrow.FLOAT16.round(whole)).isSameAs(whole);
    Tensor float32 = Tensor.of(Shape.of(2), 4097f, 1f);
    assertThat(Narrow.FLOAT16.round(float32).toFloats()).containsExactly(4096, 1);
  }
}
