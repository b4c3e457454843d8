package io.hornbook.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class VersionTest {
  @Test
  void ordersReleasesByNumberAndKeepsSuffixesAside() {
    assertThat(Version.parse("1.0.10")).isGreaterThan(Version.parse("1.0.9"));
    assertThat(Version.parse("2.2.4-tf").suffix()).isEqualTo("-tf");
    assertThat(Version.parse("2.2.4-tf")).isEqualByComparingTo(Version.parse("2.2.4"));
    assertThat(Version.parse("1.2")).hasToString("1.2.0");
  }

  @Test
  void refusesWhatIsNoNumber() {
    assertThatThrownBy(() -> Version.parse("unknown")).hasMessage("not a release number: unknown");
  }
}
