package io.hornbook.explain;

import java.util.List;
import java.util.Optional;

/**
 * All that a page says.
 *
 * @param hornbook the version that computed it
 * @param kernel the matrix kernel that ran
 * @param answer the answer in one sentence
 * @param own the reader's own layer, where there is one
 * @param release the generation to show first, by id
 */
public record Explanation(
    String hornbook,
    String kernel,
    String answer,
    Optional<Own> own,
    String release,
    List<Release> releases,
    Optional<Columns> columns,
    Unrolled unrolled,
    Proofs proofs,
    List<Inner> inners,
    List<Masked> masks,
    Masked.Step maskedStep,
    UnknownLength unknownLength,
    List<Stored> stored,
    Comments comments,
    List<Claim> claims) {
  static final String ANSWER =
      "They are the same layer: both multiply every timestep by the same W and add the same b.";

  public Explanation {
    releases = List.copyOf(releases);
    inners = List.copyOf(inners);
    masks = List.copyOf(masks);
    stored = List.copyOf(stored);
    claims = List.copyOf(claims);
  }

  /**
   * The whole story, on layers made for it and on files of the real releases.
   *
   * @param hornbook version and kernel of this library, in this order
   */
  public static Explanation of(Specimens files, String hornbook, String kernel) {
    Proofs proofs = Proofs.of(files);
    Comments comments = Comments.of(files);
    List<Masked> masks = Masked.all(files);
    Masked.Step step = Masked.step();
    UnknownLength unknown = UnknownLength.ofDense();
    return new Explanation(
        hornbook,
        kernel,
        ANSWER,
        Optional.empty(),
        "k3",
        new Releases(files, masks, proofs.spellings().orElseThrow().keras()).all(),
        Optional.of(Columns.drawn()),
        Unrolled.of(files.get(Specimens.ASKED)),
        proofs,
        Inner.all(),
        masks,
        step,
        unknown,
        Stored.all(files),
        comments,
        new Claims(proofs, comments, masks, step, unknown).all());
  }
}
