package io.hornbook.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hornbook.error.Usage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShardTest {
  private static final List<SuiteCase> SUITE = Cases.of(List.of(Path.of("fixtures")));

  @Test
  void theShardsTogetherAreTheSuiteAndNoneComesTwice() {
    for (int n : new int[] {1, 2, 7}) {
      List<SuiteCase> all = new ArrayList<>();
      for (int i = 1; i <= n; i++) {
        List<SuiteCase> part = new Shard(i, n).of(SUITE);
        assertThat(part).hasSizeBetween(SUITE.size() / n * 3 / 4, SUITE.size() / n * 5 / 4 + 1);
        assertThat(part).isSubsetOf(SUITE).doesNotHaveDuplicates();
        all.addAll(part);
      }
      assertThat(all).containsExactlyInAnyOrderElementsOf(SUITE);
    }
  }

  @Test
  void aCaseKeepsItsShardWhenOthersComeOrGo() {
    List<SuiteCase> few = SUITE.subList(100, 300);
    assertThat(new Shard(2, 3).of(SUITE)).containsAll(new Shard(2, 3).of(few));
  }

  @Test
  void whatIsNoShardIsRefused() {
    assertThat(Shard.parse("2/3")).isEqualTo(new Shard(2, 3));
    for (String wrong : new String[] {"", "0/3", "4/3", "1", "a/b", "1/0", "-1/2", "9999999/3"}) {
      assertThatThrownBy(() -> Shard.parse(wrong)).isInstanceOf(Usage.class);
    }
  }
}
