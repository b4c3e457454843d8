package io.hornbook.math;

import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.function.IntPredicate;

/**
 * A sum of products of two tensors, as numpy's {@code einsum} writes it: {@code ab,bc->ac} is a
 * matrix product. Every letter names an axis; {@code ...} on the left operand and the result stands
 * for the axes that have no letter.
 *
 * @param left the letters of the first operand's axes
 * @param right the letters of the second's
 * @param out the letters of the result's
 */
public record Einsum(String left, String right, String out) {
  /** The first of the letters that stand for the axes of an ellipsis. */
  private static final char UNNAMED = '\ue000';

  private static final String DOTS = "...";

  /**
   * Reads {@code equation} for a first operand of this rank.
   *
   * @throws IllegalArgumentException if it is none, or sums over an axis of one operand alone
   */
  public static Einsum parse(String equation, int rank) {
    String[] sides = equation.replace(" ", "").split("->", -1);
    String[] operands = sides[0].split(",", -1);
    Types.require(sides.length == 2 && operands.length == 2, "the equation '%s'", equation);
    int unnamed = rank - operands[0].replace(DOTS, "").length();
    Types.require(unnamed >= 0, "'%s' for an input of %s axes", equation, rank);
    StringBuilder letters = new StringBuilder();
    for (int i = 0; i < unnamed; i++) {
      letters.append((char) (UNNAMED + i));
    }
    Einsum sum =
        new Einsum(
            operands[0].replace(DOTS, letters), operands[1], sides[1].replace(DOTS, letters));
    boolean whole =
        sum.left.length() == rank
            && sum.left.chars().allMatch(c -> sum.right.indexOf(c) >= 0 || sum.out.indexOf(c) >= 0)
            && sum.right.chars().allMatch(c -> sum.left.indexOf(c) >= 0 || sum.out.indexOf(c) >= 0)
            && sum.out.chars().allMatch(c -> sum.left.indexOf(c) >= 0 || sum.right.indexOf(c) >= 0)
            && distinct(sum.left)
            && distinct(sum.right)
            && distinct(sum.out);
    Types.require(whole, "the equation '%s' for an input of %s axes", equation, rank);
    return sum;
  }

  private static boolean distinct(String letters) {
    return letters.chars().distinct().count() == letters.length();
  }

  /** The length of the axis {@code letter} in operands of these shapes. */
  public int dim(char letter, Shape a, Shape b) {
    int at = left.indexOf(letter);
    return at >= 0 ? a.dim(at) : b.dim(right.indexOf(letter));
  }

  /** The result for operands of these shapes. */
  public Shape output(Shape a, Shape b) {
    return Shape.of(out.chars().map(c -> dim((char) c, a, b)).toArray());
  }

  /** The sum: each operand is brought to {@code (both, own, summed)}, then multiplied. */
  public Tensor of(Tensor a, Tensor b) {
    Types.require(b.shape().rank() == right.length(), "%s for '%s'", b.shape(), right);
    for (int i = 0; i < left.length(); i++) {
      int at = right.indexOf(left.charAt(i));
      boolean fits = at < 0 || b.shape().dim(at) == a.shape().dim(i);
      Types.require(fits, "%s and %s do not fit '%s'", a.shape(), b.shape(), this);
    }
    String both = letters(left, c -> right.indexOf(c) >= 0 && out.indexOf(c) >= 0);
    String summed = letters(left, c -> right.indexOf(c) >= 0 && out.indexOf(c) < 0);
    String rows = letters(left, c -> right.indexOf(c) < 0);
    String columns = letters(right, c -> left.indexOf(c) < 0);
    Tensor first = matrices(a, left, both, rows, summed);
    Tensor second = matrices(b, right, both, summed, columns);
    Tensor product = Linear.matmul(first, second);
    String order = both + rows + columns;
    int[] dims = order.chars().map(c -> dim((char) c, a.shape(), b.shape())).toArray();
    int[] axes = out.chars().map(order::indexOf).toArray();
    return Rearrange.permute(product.reshape(Shape.of(dims)), axes);
  }

  private static String letters(String from, IntPredicate which) {
    return from.chars()
        .filter(which)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /** {@code x} as {@code (all of first, all of second, all of third)}. */
  private static Tensor matrices(
      Tensor x, String names, String first, String second, String third) {
    String order = first + second + third;
    Tensor turned = Rearrange.permute(x, order.chars().map(names::indexOf).toArray());
    Shape shape = turned.shape();
    int end = first.length() + second.length();
    return turned.reshape(
        Shape.of(
            Math.toIntExact(shape.product(0, first.length())),
            Math.toIntExact(shape.product(first.length(), end)),
            Math.toIntExact(shape.product(end, shape.rank()))));
  }
}
