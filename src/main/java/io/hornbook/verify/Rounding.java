package io.hornbook.verify;

import io.hornbook.exec.Bound;
import io.hornbook.tensor.DType;
import io.hornbook.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The rounding that a model really has, tensor by tensor, and the band that follows from it.
 *
 * <p>The samples are the distances to the float64 run: of the float32 run, and of {@value #SAMPLES}
 * runs in which the inputs and every tensor between two layers were moved by up to {@value #NOISE}
 * rounding units, which is what other engines' sums, exponentials and fused layers come to; runs
 * come in pairs that move everything in opposite directions. Of each element the largest counts.
 * One sample alone may be small by chance: the tensor's 90 % quantile is added to each. Another
 * engine's rounding is an independent draw of about that size.
 *
 * <p>An element that jumps in a sample (a step function, an index) sits at its threshold, and may
 * jump in the reference as well; the others may not.
 */
final class Rounding implements Bands {
  private static final int SAMPLES = 4;
  private static final double NOISE = 2;

  /** Multiply-adds of a run that is worth sparing. */
  private static final long HEAVY = 1 << 24;

  private final Run exact;
  private final double unit;
  private final List<List<float[]>> outputs = new ArrayList<>();
  private final Map<String, float[]> activations = new HashMap<>();

  private Rounding(Run exact, double unit) {
    this.exact = exact;
    this.unit = unit;
  }

  /**
   * Measured on {@code subject}, its layers fed by {@code feed}.
   *
   * <p>On a heavy model it is measured no further than the verdict needs, as each band lies within
   * the next: what the sizes of tensors explain, then half the distances of float32 runs (no more
   * than the larger of theirs to the float64 run), then all.
   *
   * @param run what it gave when it was fed so
   * @param enough whether everything agrees within these bands
   */
  static Rounding of(
      Subject subject,
      Reference reference,
      Matching matching,
      Feed feed,
      Run run,
      Predicate<Bands> enough) {
    double unit = subject.precision().unit();
    boolean heavy = subject.work(reference) > HEAVY;
    Rounding least = new Rounding(run, unit);
    if (heavy) {
      least.add(run, 1);
      if (enough.test(least)) {
        return least;
      }
    }
    List<Run> samples = samples(subject, reference, matching, feed);
    if (heavy && subject.precision() == Precision.FLOAT32) {
      samples.forEach(sample -> least.add(sample, 0.5));
      if (enough.test(least)) {
        return least;
      }
    }
    Function<Bound, Run> again =
        model ->
            model == subject.model() ? run : Run.of(model, reference, matching, feed, Noise.NONE);
    Rounding rounding = new Rounding(again.apply(subject.wide()), unit);
    // A model of less than float32 rounds to what it computes in by itself.
    rounding.add(again.apply(subject.narrow()), Math.min(1, unit / Precision.FLOAT32.unit()));
    samples.forEach(sample -> rounding.add(sample, 1));
    return rounding;
  }

  private static List<Run> samples(
      Subject subject, Reference reference, Matching matching, Feed feed) {
    boolean fine = subject.precision() == Precision.FLOAT64;
    Bound model = fine ? subject.wide() : subject.narrow();
    double unit = subject.precision().unit();
    Set<Float> marks = Marks.of(subject.model().graph());
    List<Run> samples = new ArrayList<>();
    for (int i = 0; i < SAMPLES; i++) {
      Noise noise = new Noise((i % 2 == 0 ? NOISE : -NOISE) * unit, i / 2, marks);
      samples.add(Run.of(model, reference, matching, feed, noise));
    }
    return samples;
  }

  private void add(Run run, double scale) {
    for (int p = 0; p < run.outputs().size(); p++) {
      List<Tensor> given = run.outputs().get(p);
      if (outputs.size() == p) {
        outputs.add(given.stream().map(t -> new float[t.size()]).toList());
      }
      for (int i = 0; i < given.size(); i++) {
        widen(outputs.get(p).get(i), given.get(i), exact.outputs().get(p).get(i), scale);
      }
    }
    run.activations()
        .forEach(
            (key, gave) -> {
              Tensor value = gave.value();
              float[] most = activations.computeIfAbsent(key, k -> new float[value.size()]);
              widen(most, value, exact.activations().get(key).value(), scale);
            });
  }

  private static void widen(float[] most, Tensor rounded, Tensor exact, double scale) {
    if (rounded.dtype() == DType.STRING || most.length != rounded.size()) {
      return;
    }
    for (int i = 0; i < most.length; i++) {
      double off = Math.abs(rounded.doubleAt(i) - exact.doubleAt(i)) * scale;
      if (Double.isFinite(off)) {
        most[i] = Math.max(most[i], (float) off);
      }
    }
  }

  @Override
  public Allowance output(int prediction, int index, Tensor reference) {
    return allowance(outputs.get(prediction).get(index), reference, exact.sums().get(index));
  }

  @Override
  public Allowance activation(String key, Tensor reference) {
    Run.Gave gave = exact.activations().get(key);
    return gave == null
        ? allowance(new float[0], reference, 1)
        : allowance(activations.get(key), reference, gave.sum());
  }

  /**
   * Of a tensor that is not the model's, as another engine may give, no more than its size is
   * known.
   */
  private Allowance allowance(float[] moved, Tensor reference, double sum) {
    boolean ours = moved.length == reference.size();
    return new Measured(ours ? moved : new float[reference.size()], reference, unit, sum);
  }
}
