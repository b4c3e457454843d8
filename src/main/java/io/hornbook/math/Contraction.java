package io.hornbook.math;

import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A sum of products of any number of tensors, as numpy's {@code einsum} writes it, one pair after
 * the other by {@link Einsum}. An operand may have axes that are summed by themselves, the result
 * may be implied ({@code ab,bc} is {@code ab,bc->ac}), and {@code ...} may stand in every operand.
 *
 * @param operands the letters of each operand's axes
 * @param out the letters of the result's
 */
public record Contraction(List<String> operands, String out) {
  /** The last of the letters that stand for the axes of an ellipsis: these count from behind. */
  private static final char UNNAMED = '\ue0ff';

  private static final String DOTS = "...";

  /**
   * Reads {@code equation} for operands of these ranks.
   *
   * @throws IllegalArgumentException if it is none, or wants the diagonal of an operand
   */
  public static Contraction parse(String equation, List<Integer> ranks) {
    String[] sides = equation.replace(" ", "").split("->", -1);
    String[] terms = sides[0].split(",", -1);
    Types.require(
        sides.length <= 2 && terms.length == ranks.size(),
        "the equation '%s' for %s operands",
        equation,
        ranks.size());
    List<String> operands = new ArrayList<>();
    int most = 0;
    for (int i = 0; i < terms.length; i++) {
      int unnamed = ranks.get(i) - terms[i].replace(DOTS, "").length();
      Types.require(
          unnamed >= 0 && (unnamed == 0 || terms[i].contains(DOTS)) && distinct(terms[i]),
          "'%s' for an operand of %s axes in '%s'",
          terms[i],
          ranks.get(i),
          equation);
      most = Math.max(most, unnamed);
      operands.add(terms[i].replace(DOTS, unnamed(unnamed)));
    }
    String named = sides.length == 2 ? sides[1] : implied(terms);
    String out = named.replace(DOTS, unnamed(most));
    String given = String.join("", operands);
    Types.require(
        distinct(named) && out.chars().allMatch(c -> given.indexOf(c) >= 0),
        "the result '%s' of '%s'",
        named,
        equation);
    return new Contraction(operands, out);
  }

  private static String unnamed(int count) {
    StringBuilder letters = new StringBuilder();
    for (int i = count - 1; i >= 0; i--) {
      letters.append((char) (UNNAMED - i));
    }
    return letters.toString();
  }

  /** The letters that occur once, in the order of the alphabet. */
  private static String implied(String... terms) {
    String all = String.join("", terms);
    String once =
        all.replace(".", "")
            .chars()
            .filter(c -> all.indexOf(c) == all.lastIndexOf(c))
            .sorted()
            .mapToObj(Character::toString)
            .collect(Collectors.joining());
    return (all.contains(DOTS) ? DOTS : "") + once;
  }

  private static boolean distinct(String term) {
    String letters = term.replace(DOTS, "");
    return letters.chars().distinct().count() == letters.length();
  }

  /** The result's shape for operands of these shapes. */
  public Shape output(List<Shape> shapes) {
    return Shape.of(out.chars().map(letter -> dim(letter, shapes)).toArray());
  }

  private int dim(int letter, List<Shape> shapes) {
    int found = Shape.UNKNOWN;
    for (int i = 0; i < shapes.size(); i++) {
      int at = operands.get(i).indexOf(letter);
      int dim = at < 0 ? Shape.UNKNOWN : shapes.get(i).dim(at);
      Types.require(
          dim == Shape.UNKNOWN || found == Shape.UNKNOWN || dim == found,
          "%s do not fit %s",
          shapes,
          operands);
      found = dim == Shape.UNKNOWN ? found : dim;
    }
    return found;
  }

  public Tensor of(List<Tensor> tensors) {
    output(tensors.stream().map(Tensor::shape).toList());
    String left = "";
    Tensor all = null;
    for (int i = 0; i < tensors.size(); i++) {
      String later = out + String.join("", operands.subList(i + 1, operands.size()));
      String own = operands.get(i);
      String kept = only(own, left + later);
      Tensor next = summed(tensors.get(i), own, kept);
      if (all == null) {
        all = next;
        left = kept;
        continue;
      }
      String before = only(left, kept + later);
      String result = only(before, later) + only(without(kept, before), later);
      all = new Einsum(before, kept, result).of(summed(all, left, before), next);
      left = result;
    }
    return Rearrange.permute(all, out.chars().map(left::indexOf).toArray());
  }

  /** Those of {@code letters} that are among {@code wanted}. */
  private static String only(String letters, String wanted) {
    return letters
        .chars()
        .filter(c -> wanted.indexOf(c) >= 0)
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }

  private static String without(String letters, String unwanted) {
    return letters
        .chars()
        .filter(c -> unwanted.indexOf(c) < 0)
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }

  /** Summed over the axes that are not {@code kept}. */
  private static Tensor summed(Tensor x, String letters, String kept) {
    int[] axes =
        IntStream.range(0, letters.length())
            .filter(i -> kept.indexOf(letters.charAt(i)) < 0)
            .toArray();
    return axes.length == 0 ? x : Reduction.sum(x, false, axes);
  }
}
