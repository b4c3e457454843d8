package io.hornbook.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.hornbook.app.Hornbook;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every sentence of the page rests on one of these numbers. */
class ExplanationTest {
  private static final Explanation STORY = Hornbook.explain();

  private static Spellings spellings() {
    return STORY.proofs().spellings().orElseThrow();
  }

  @Test
  void theThreeSpellingsHaveTheSameBitsAndParameters() {
    assertThat(spellings().differing()).isZero();
    assertThat(spellings().elements()).isEqualTo(20);
    assertThat(spellings().parameters()).isEqualTo(36);
    assertThat(spellings().flattenParameters()).isEqualTo(820);
    assertThat(spellings().dense().toFloats())
        .isEqualTo(spellings().distributed().toFloats())
        .isEqualTo(spellings().stepwise().toFloats());
  }

  @Test
  void realReleasesOnTheanoGaveTheSameBitsForAllSpellings() {
    assertThat(spellings().kerasDiffering()).isZero();
    assertThat(spellings().keras())
        .extracting(Spellings.Witness::spelling)
        .containsExactly(
            "TimeDistributedDense",
            "TimeDistributed(Dense)",
            "Dense",
            "TimeDistributedDense",
            "Dense");
    for (Spellings.Witness w : spellings().keras()) {
      assertThat(w.elements()).isEqualTo(14_000);
      assertThat(w.hornbookDiffering()).as(w.keras()).isZero();
      assertThat(w.difference()).as(w.keras()).isLessThan(2e-6);
      assertThat(w.apart()).as(w.keras()).isLessThan(2e-6);
    }
  }

  @Test
  void aTimestepMovesItselfAloneUnlessTheLayerLooksAlongTime() {
    assertThat(STORY.proofs().influence())
        .extracting(Influence::pattern)
        .containsExactly("diagonal", "diagonal", "lower-triangular", "full");
  }

  @Test
  void timeDistributedDenseIsTheKroneckerProduct() {
    Kron kron = STORY.proofs().kron().orElseThrow();
    assertThat(kron.probeDifference()).isZero();
    assertThat(kron.outputDifference()).isLessThan(1e-6);
    assertThat(kron.ownDifference()).isGreaterThan(0.1);
    assertThat(kron.sharedEntries()).isEqualTo(160);
    assertThat(kron.entries()).isEqualTo(800);
    assertThat(kron.distinct()).isEqualTo(32);
  }

  @Test
  void flattenAloneIsTiedToItsNumberOfTimesteps() {
    assertThat(STORY.proofs().lengths())
        .extracting(OtherLength::works)
        .containsExactly(true, true, true, false);
    assertThat(STORY.proofs().lengths().get(3).says()).contains("(56, 20)", "(40, 20)");
  }

  @Test
  void onlyWhatTreatsTimestepsAlikeCommutesWithTheirOrder() {
    assertThat(STORY.proofs().permuted())
        .extracting(Permuted::commutes)
        .containsExactly(true, true, false, false);
    assertThat(STORY.proofs().permuted().get(0).order())
        .containsExactlyInAnyOrder(0, 1, 2, 3, 4)
        .isNotEqualTo(List.of(0, 1, 2, 3, 4));
  }

  @Test
  void theQuestionsModelIsRunAtFullSize() {
    Unrolled u = STORY.unrolled();
    assertThat(u.stages())
        .extracting(s -> Say.shape(s.out()))
        .containsExactly("N×700×200", "N×700×10");
    assertThat(u.stages()).extracting(Unrolled.Stage::parameters).containsExactly(40_400L, 2_010L);
    assertThat(u.stages().get(1).uses()).isEqualTo(700);
    assertThat(u.difference().orElseThrow()).isLessThan(2e-6);
  }

  @Test
  void otherLayersInsideTimeDistributedDifferWhereTheyHaveAnAxisOrAMemory() {
    Map<String, String> relations =
        STORY.inners().stream().collect(Collectors.toMap(Inner::layer, Inner::relation));
    assertThat(relations)
        .containsEntry("Dense", "same")
        .containsEntry("Softmax(axis=-1)", "same")
        .containsEntry("Softmax(axis=1)", "differ")
        .containsEntry("BatchNormalization(axis=-1)", "same")
        .containsEntry("BatchNormalization(axis=1)", "differ")
        .containsEntry("Flatten", "differ")
        .containsEntry("Conv1D(kernel_size=3)", "other rank")
        .containsEntry("LSTM(return_sequences=True)", "other rank");
    assertThat(STORY.inners())
        .filteredOn(i -> i.relation().equals("other rank"))
        .allSatisfy(i -> assertThat(i.says()).startsWith("TimeDistributed refuses"));
  }

  @Test
  void theMaskPassesInEveryGeneration() {
    for (Masked m : STORY.masks()) {
      assertThat(m.passes()).as(m.id()).isTrue();
      assertThat(m.passing()).as(m.id()).isLessThan(1e-6);
      assertThat(m.stopped()).as(m.id()).isGreaterThan(1e-3);
    }
    assertThat(STORY.maskedStep().value()).isGreaterThan(0);
  }

  @Test
  void theCommentsAreAnswered() {
    Comments c = STORY.comments();
    assertThat(c.shared().moved()).isEqualTo(c.shared().timesteps()).isEqualTo(700);
    assertThat(c.shared().otherUnits()).isZero();
    assertThat(c.last().differing()).isZero();
    assertThat(c.seq2seq().differing()).isZero();
    assertThat(c.seq2seq().difference()).isLessThan(1e-6);
  }

  @Test
  void everyClaimHasAVerdictANumberAndASource() {
    assertThat(STORY.claims()).hasSize(13);
    for (Claim c : STORY.claims()) {
      assertThat(c.verdict()).isNotBlank();
      assertThat(c.number()).containsPattern("\\d");
      assertThat(c.source()).isNotBlank();
      assertThat(c.by()).isNotBlank();
    }
  }

  @Test
  void noSumOfTheSmallExampleIsRounded() {
    Columns c = STORY.columns().orElseThrow();
    for (int f = 0; f < c.dense().size(); f++) {
      assertThat(c.dense().get(f).toFloats()).isEqualTo(c.distributed().get(f).toFloats());
      for (float y : c.dense().get(f).toFloats()) {
        assertThat(y * 8.0).isEqualTo(Math.rint(y * 8.0));
      }
    }
  }

  @Test
  void everyGenerationTellsWhatWasRunOfIt() {
    assertThat(STORY.releases())
        .extracting(Release::id)
        .containsExactly("k03", "k10", "k12", "k2", "tf", "k3");
    for (Release r : STORY.releases()) {
      assertThat(r.evidence()).as(r.label()).isNotEmpty();
      assertThat(r.snippet()).contains("return_sequences=True", "(700, 1)");
    }
    assertThat(STORY.releases().get(1).dense()).contains("Dense takes only 2-D input");
  }
}
