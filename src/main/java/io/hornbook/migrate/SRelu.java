package io.hornbook.migrate;

import io.hornbook.model.Node;
import io.hornbook.model.Port;
import io.hornbook.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;

/**
 * SReLU in layers of today: {@code l + min(leaky(x - l), w) + a_right relu(x - l - w)}, or with the
 * lower piece not cut off at the top, {@code l + leaky(min(x - l, w)) + ...}.
 */
final class SRelu {
  private final Group group;
  private final Affine affine;
  private final Tensor ones;
  private final Tensor minus;

  private SRelu(Node node, Site site) {
    this.group = new Group(node, site.in());
    this.affine = new Affine(group, site.first(), node);
    this.ones = affine.constant(1);
    this.minus = affine.constant(-1);
  }

  static Optional<Node> rewrite(Node node, Site site) {
    List<Tensor> w = LegacyDense.weights(node);
    SRelu s = new SRelu(node, site);
    boolean clipped = node.config().fresh().flag("clip_below", true);
    return Optional.of(s.of(w, clipped));
  }

  private Node of(List<Tensor> w, boolean clipped) {
    Tensor left = affine.row(w.get(0));
    Tensor width = zip(affine.row(w.get(2)), left, (t, l) -> Math.abs(t));
    Tensor right = zip(left, width, Double::sum);
    Port x = affine.flat(group.in(0));
    Port fromLeft = affine.of(x, ones, zip(left, left, (l, same) -> -l));
    Tensor slope = affine.row(w.get(1));
    Port low =
        clipped ? atMost(leaky(fromLeft, slope), width) : leaky(atMost(fromLeft, width), slope);
    Port above = relu(affine.of(x, ones, zip(right, right, (r, same) -> -r)));
    Port high = affine.of(above, affine.row(w.get(3)), left);
    return group.giving(affine.whole(group.add("Add", Map.of(), low, high)));
  }

  private Port relu(Port x) {
    return group.add("ReLU", Map.of(), x);
  }

  private Port leaky(Port x, Tensor slope) {
    return group.add("PReLU", Map.of(), List.of(slope), x);
  }

  /** {@code min(x, w)}, as {@code w - relu(w - x)}. */
  private Port atMost(Port x, Tensor w) {
    return affine.of(relu(affine.of(x, minus, w)), minus, w);
  }

  private static Tensor zip(Tensor a, Tensor b, DoubleBinaryOperator rule) {
    float[] values = new float[a.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) rule.applyAsDouble(a.doubleAt(i), b.doubleAt(i));
    }
    return Tensor.of(a.shape(), values);
  }
}
