package io.hornbook.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hornbook.error.Usage;
import org.junit.jupiter.api.Test;

class WordsTest {
  @Test
  void wordsArePartedBySpacesOutsideQuotes() {
    assertThat(Words.of(" env A=1  python 'my engine.py' --x=\"it's\" '' "))
        .containsExactly("env", "A=1", "python", "my engine.py", "--x=it's", "");
    assertThat(Words.of("x".repeat(100_000))).hasSize(1);
  }

  @Test
  void aQuoteThatIsNotClosedIsRefused() {
    assertThatThrownBy(() -> Words.of("python 'engine.py")).isInstanceOf(Usage.class);
    assertThatThrownBy(() -> Words.of("  ")).isInstanceOf(Usage.class);
  }
}
