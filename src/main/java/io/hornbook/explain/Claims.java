package io.hornbook.explain;

import java.util.List;

/** What people say, and what the runs on this page say to it. */
final class Claims {
  private final Spellings spellings;
  private final Proofs proofs;
  private final Comments comments;
  private final List<Masked> masks;
  private final Masked.Step masked;
  private final UnknownLength unknown;

  Claims(
      Proofs proofs,
      Comments comments,
      List<Masked> masks,
      Masked.Step masked,
      UnknownLength unknown) {
    this.spellings = proofs.spellings().orElseThrow();
    this.proofs = proofs;
    this.comments = comments;
    this.masks = masks;
    this.masked = masked;
    this.unknown = unknown;
  }

  List<Claim> all() {
    return List.of(
        flattened(),
        perStep(),
        since(),
        equivalence(),
        swap(),
        restricts(),
        sequences(),
        rank(),
        padding(),
        warnings(),
        thread(),
        lastStep(),
        performance());
  }

  private String differing() {
    return "%s of %s".formatted(Say.count(spellings.differing()), Say.count(spellings.elements()));
  }

  private Kron kron() {
    return proofs.kron().orElseThrow();
  }

  private Claim flattened() {
    return new Claim(
        "“If the input has a rank greater than 2, then it is flattened prior to the initial dot"
            + " product.”",
        "Keras documentation 2.0.0 to 2.3.1, Dense; keras #9813, #10736, #11596, #12111; tensorflow"
            + " #25780",
        "false",
        "%s, not %s"
            .formatted(Say.count(spellings.parameters()), Say.count(spellings.flattenParameters())),
        "parameters of Dense on "
            + Say.batch(spellings.in())
            + "; flattening would need the latter",
        "Keras 2.3.1 layers/core.py, Dense.call: K.dot on the last axis");
  }

  private Claim perStep() {
    Comments.Shared shared = comments.shared();
    return new Claim(
        "TimeDistributedDense applies “different transformations at each time step”.",
        "GeeksforGeeks, “What is the Difference between Dense and TimeDistributedDense”",
        "false",
        "%s of %s".formatted(Say.count(shared.moved()), Say.count(shared.timesteps())),
        "timesteps move when one weight is changed: it is the same weight at each",
        "Keras 0.3.3 layers/core.py, TimeDistributedDense.get_output");
  }

  private Claim since() {
    Spellings.Witness w =
        spellings.keras().stream()
            .filter(k -> k.spelling().equals("Dense") && k.keras().contains("1.2"))
            .findFirst()
            .orElseThrow();
    return new Claim(
        "Dense works on the last axis “from version 2.0”.",
        "Stack Overflow 47305618",
        "wrong version: 1.2.0",
        "%s of %s".formatted(Say.count(w.differing()), Say.count(w.elements())),
        "outputs of Dense differ from TimeDistributedDense's, both computed by Keras 1.2.2 itself",
        "commit 18e5b75f67 of 2016-12-19, “Generalize Dense to nD tensors”, in 1.2.0");
  }

  private Claim equivalence() {
    return new Claim(
        "TimeDistributed(Dense) is “not equivalent” to TimeDistributedDense.",
        "keras #2405",
        "false for the values",
        differing(),
        "outputs differ in a bit. In 1.0 only the need for an input length differed; "
            + unknown.says(),
        "Keras 1.0.8 layers/wrappers.py, TimeDistributed");
  }

  private Claim swap() {
    Comments.Seq2seq s = comments.seq2seq();
    return new Claim(
        "A TimeDistributed may not be swapped for a Dense.",
        "keras #16894, tf-keras #488",
        "false for an inner Dense",
        "%s of %s".formatted(Say.count(s.differing()), Say.count(s.elements())),
        "outputs of the seq2seq model change when they are swapped; other inner layers do differ",
        "Keras 3.15.1 layers/rnn/time_distributed.py");
  }

  private Claim restricts() {
    Kron k = kron();
    return new Claim(
        "What TimeDistributedDense restricts: #698 says one thing, #278 and #1029 another.",
        "keras #698, #278, #1029",
        "nothing against Dense, much against Flatten",
        "%s of %s".formatted(Say.count(k.sharedEntries()), Say.count(k.entries())),
        "entries that a Dense behind Flatten could set are free to be other than zero, all copies of "
            + Say.count(k.distinct())
            + " weights",
        "Keras 0.3.3 layers/core.py, TimeDistributedDense");
  }

  private Claim sequences() {
    Comments.Last last = comments.last();
    return new Claim(
        "“You need return_sequences=False for Dense” – “you don't need to”.",
        "keras #1029",
        "both true, for different releases",
        last.sequences() + " or " + last.single(),
        "the question's model with True and with False: Dense could take only the latter before"
            + " 1.2.0",
        "Keras 1.0.8 layers/core.py, Dense.input_spec; 1.2.2 without it");
  }

  private Claim rank() {
    return new Claim(
        "Dense “only takes 2-d input”.",
        "keras pull request #12111, rejected",
        "false since 1.2.0",
        Say.batch(spellings.in()) + " → " + Say.batch(spellings.dense().shape()),
        "what Dense makes of a 3-D tensor",
        "Keras 1.2.2 layers/core.py, Dense: InputSpec(ndim='2+')");
  }

  private Claim padding() {
    return new Claim(
        "TimeDistributed “respects the padding”.",
        "errorhandle.ai",
        "false",
        Say.gap(masked.value()),
        masked.says() + "; only the mask travels on",
        "Keras 3.15.1 layers/rnn/time_distributed.py, compute_mask");
  }

  private Claim warnings() {
    Spellings.Witness w =
        spellings.keras().stream()
            .filter(k -> k.spelling().startsWith("TimeDistributed(") && k.keras().contains("1.2"))
            .findFirst()
            .orElseThrow();
    Masked m = masks.stream().filter(k -> k.keras().contains("1.2")).findFirst().orElseThrow();
    return new Claim(
        "Instead of TimeDistributedDense use Dense (the warning) – use TimeDistributed (the"
            + " docstring).",
        "Keras 1.2.2 itself, both in one file",
        "the values are equal",
        "%s of %s".formatted(Say.count(w.differing()), Say.count(w.elements())),
        "outputs differ in a bit; but behind a mask only TimeDistributed works there (the mask is worth "
            + Say.gap(m.stopped())
            + ")",
        "Keras 1.2.2 layers/core.py, TimeDistributedDense");
  }

  private Claim thread() {
    Permuted flat = proofs.permuted().stream().reduce((first, second) -> second).orElseThrow();
    return new Claim(
        "The top answer explains TimeDistributed against Flatten, never Dense against"
            + " TimeDistributedDense.",
        "Data Science Stack Exchange 10836, the question itself",
        "answers another question",
        differing() + " against " + Say.gap(flat.difference()),
        "outputs of Dense and TimeDistributed differ in a bit; Flatten mixes timesteps, and with these in"
            + " another order lies that far from itself",
        "the question of 2016-03-22, when Dense on a 3-D tensor did not run at all");
  }

  private Claim lastStep() {
    Comments.Last last = comments.last();
    return new Claim(
        "“When return_sequences is False, Dense is applied to the last time step only.”",
        "Data Science Stack Exchange 85199",
        "true",
        Say.gap(last.difference()),
        "between that output and the last timestep of the full sequence's",
        "Keras 0.3.3 layers/recurrent.py, Recurrent.get_output");
  }

  private Claim performance() {
    Timing timing = Timing.measured();
    return new Claim(
        "TimeDistributedDense and Dense “had the exact same performance”.",
        "F. Chollet, keras #278",
        timing.alike() ? "true" : "not in this run",
        timing.ratio(),
        timing.says(),
        "Keras 0.3.3 layers/core.py, TimeDistributedDense: one product of reshaped tensors");
  }
}
