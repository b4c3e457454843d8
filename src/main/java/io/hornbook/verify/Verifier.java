package io.hornbook.verify;

import io.hornbook.error.Usage;
import io.hornbook.model.Graph;
import io.hornbook.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Compares all that a reference knows with what a model, or another engine, gives. */
public final class Verifier {
  private final Reference reference;
  private final Findings findings = new Findings();

  private Verifier(Reference reference) {
    this.reference = reference;
  }

  /**
   * The verdict on a model, run on the reference's inputs.
   *
   * @throws Usage if the reference lacks an input, holds no output of this model, or compares
   *     nothing
   */
  public static Verdict verify(
      Subject subject, Reference reference, Tolerance tolerance, Mode mode) {
    return new Verifier(reference).run(subject, tolerance, mode);
  }

  /**
   * The verdict on tensors that another engine computed from the reference's inputs.
   *
   * @param subject the model, which tells its outputs' names, and how it rounds
   * @param found outputs by name or index; activations under the keys of {@code reference}
   * @throws Usage if either lacks an output that the other has, or nothing is compared
   */
  public static Verdict compare(
      Subject subject, Reference found, Reference reference, Tolerance tolerance) {
    Matching matching = new Matching(subject.model().graph(), reference);
    Run run = Run.of(subject.model(), reference, matching, Feed.PROPAGATED, Noise.NONE);
    Bands bands =
        bands(subject, reference, matching, Feed.PROPAGATED, run, tolerance, least -> false);
    return new Verifier(reference).run(found, subject.model().outputNames(), bands);
  }

  /**
   * The verdict on tensors of any origin, within given bounds.
   *
   * @param names what the outputs are called, in order
   */
  public static Verdict compare(
      Reference found, Reference reference, List<String> names, Tolerance.Fixed bounds) {
    return new Verifier(reference).run(found, names, Bands.fixed(bounds));
  }

  private static Bands bands(
      Subject subject,
      Reference reference,
      Matching matching,
      Feed feed,
      Run run,
      Tolerance tolerance,
      Predicate<Bands> enough) {
    return tolerance instanceof Tolerance.Fixed bounds
        ? Bands.fixed(bounds)
        : Rounding.of(subject, reference, matching, feed, run, enough);
  }

  private Verdict run(Subject subject, Tolerance tolerance, Mode mode) {
    Graph graph = subject.model().graph();
    List<String> names = subject.model().outputNames();
    Matching matching = new Matching(graph, reference);
    Run run = Run.of(subject.model(), reference, matching, Feed.PROPAGATED, Noise.NONE);
    List<List<Tensor>> expected = expected(names);
    Predicate<Bands> enough =
        least -> outputsAgree(run, expected, least) && activationsAgree(run, least);
    Bands bands = bands(subject, reference, matching, Feed.PROPAGATED, run, tolerance, enough);
    for (int p = 0; p < expected.size(); p++) {
      outputs(names, run.outputs().get(p), expected.get(p), p, bands);
    }
    findings.unmatched.addAll(reference.keys("activations"));
    findings.unmatched.removeAll(run.activations().keySet());
    if (mode != Mode.ISOLATED) {
      run.activations().forEach((key, a) -> findings.propagated.add(compare(key, a, bands)));
    }
    if (mode != Mode.PROPAGATED && !run.activations().isEmpty()) {
      isolated(subject, matching, run, bands, tolerance);
    }
    return findings.verdict(reference.where());
  }

  private List<List<Tensor>> expected(List<String> names) {
    List<List<Tensor>> expected = new ArrayList<>();
    for (int p = 0; p < reference.predictions(); p++) {
      expected.add(reference.outputs(names, p));
    }
    return expected;
  }

  private void isolated(
      Subject subject, Matching matching, Run through, Bands known, Tolerance tolerance) {
    Graph graph = subject.model().graph();
    Isolation feed = new Isolation(graph, matching, reference);
    boolean same = feed.changesNothing(through);
    Run run = same ? through : Run.of(subject.model(), reference, matching, feed, Noise.NONE);
    Predicate<Bands> enough = least -> activationsAgree(run, least);
    Bands bands = same ? known : bands(subject, reference, matching, feed, run, tolerance, enough);
    run.activations()
        .forEach(
            (key, a) ->
                findings.isolated.add(compare(key, a, bands).unfed(feed.unfed(graph, a.port()))));
  }

  private static boolean outputsAgree(Run run, List<List<Tensor>> expected, Bands bands) {
    for (int p = 0; p < expected.size(); p++) {
      for (int i = 0; i < expected.get(p).size(); i++) {
        Tensor wanted = expected.get(p).get(i);
        Allowance allowed = bands.output(p, i, wanted);
        if (!Comparator.compare("", run.outputs().get(p).get(i), wanted, allowed).agrees()) {
          return false;
        }
      }
    }
    return true;
  }

  private boolean activationsAgree(Run run, Bands bands) {
    return run.activations().entrySet().stream()
        .allMatch(
            a -> {
              Tensor wanted = reference.tensors().get(a.getKey());
              Allowance allowed = bands.activation(a.getKey(), wanted);
              return Comparator.compare("", a.getValue().value(), wanted, allowed).agrees();
            });
  }

  private Comparison compare(String key, Run.Gave gave, Bands bands) {
    Tensor expected = reference.tensors().get(key);
    Bands.Of band = read -> bands.activation(key, read);
    return findings.compare(gave.name(), gave.value(), expected, band);
  }

  private void outputs(
      List<String> names, List<Tensor> found, List<Tensor> expected, int prediction, Bands bands) {
    for (int i = 0; i < names.size(); i++) {
      String known = Reference.known(names, i);
      String shown = prediction == 0 ? known : known + "@" + prediction;
      int index = i;
      Bands.Of band = read -> bands.output(prediction, index, read);
      findings.outputs.add(findings.compare(shown, found.get(i), expected.get(i), band));
    }
  }

  private Verdict run(Reference found, List<String> names, Bands bands) {
    for (int p = 0; p < reference.predictions(); p++) {
      outputs(names, found.outputs(names, p), reference.outputs(names, p), p, bands);
    }
    for (String key : reference.keys("activations")) {
      Tensor expected = reference.tensors().get(key);
      Optional<Tensor> tensor = Optional.ofNullable(found.tensors().get(key));
      if (tensor.isEmpty()) {
        findings.unmatched.add(key);
      } else {
        String name = key.substring("activations/".length());
        Bands.Of band = read -> bands.activation(key, read);
        findings.propagated.add(findings.compare(name, tensor.get(), expected, band));
      }
    }
    return findings.verdict(reference.where());
  }
}
