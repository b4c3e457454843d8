package io.hornbook.dialect;

import io.hornbook.error.Inconsistent;
import io.hornbook.math.Rearrange;
import io.hornbook.model.NamedWeight;
import io.hornbook.model.Node;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The verbs that change how weights lie. */
final class WeightVerbs {
  private WeightVerbs() {}

  /**
   * One array per gate becomes one fused array per slot.
   *
   * @param order for each slot (kernel, recurrent kernel, bias) the places of its gates' arrays
   */
  record Gates(int count, List<List<Integer>> order) implements Verb {
    @Override
    public Optional<Edit> apply(Node node) {
      if (node.weights().size() != count) {
        return Optional.empty();
      }
      List<NamedWeight> fused = new ArrayList<>();
      for (List<Integer> places : order) {
        List<NamedWeight> parts = places.stream().map(node.weights()::get).toList();
        fused.add(new NamedWeight(parts.get(0).name(), joined(node, parts)));
      }
      String after = fused.size() + " fused arrays";
      return Optional.of(new Edit(node.withWeights(fused), count + " arrays", after));
    }

    private static Tensor joined(Node node, List<NamedWeight> parts) {
      Shape first = parts.get(0).tensor().shape();
      for (NamedWeight part : parts) {
        if (!part.tensor().shape().equals(first)) {
          throw new Inconsistent(
              "%s: the gates' arrays should have one shape, as %s has %s; found %s at %s"
                  .formatted(
                      node.origin(),
                      parts.get(0).name(),
                      first,
                      part.tensor().shape(),
                      part.name()));
        }
      }
      return Rearrange.concat(parts.stream().map(NamedWeight::tensor).toList(), -1);
    }
  }

  /** The axes of an array stand in another order now. */
  record Transpose(int weight, List<Integer> axes) implements Verb {
    @Override
    public Optional<Edit> apply(Node node) {
      int[] order = axes.stream().mapToInt(i -> i).toArray();
      return Rewrite.of(weight, axes.size(), t -> Rearrange.permute(t, order), "axes " + axes)
          .apply(node);
    }
  }

  /** An array lies mirrored along its first axes: a convolution instead of a correlation. */
  record Flip(int weight, int axes) implements Verb {
    @Override
    public Optional<Edit> apply(Node node) {
      UnaryOperator<Tensor> flip =
          t -> {
            Tensor out = t;
            for (int axis = 0; axis < axes; axis++) {
              out = Rearrange.reverse(out, axis);
            }
            return out;
          };
      return Rewrite.of(weight, axes + 2, flip, "a correlation kernel").apply(node);
    }
  }

  /**
   * An array is computed anew.
   *
   * @param rank the rank that the array must have for the row to apply; 0 for any
   */
  record Rewrite(int weight, int rank, UnaryOperator<Tensor> rule, String after) implements Verb {
    static Rewrite of(int weight, int rank, UnaryOperator<Tensor> rule, String after) {
      return new Rewrite(weight, rank, rule, after);
    }

    @Override
    public Optional<Edit> apply(Node node) {
      if (weight >= node.weights().size()) {
        return Optional.empty();
      }
      NamedWeight old = node.weights().get(weight);
      Shape shape = old.tensor().shape();
      if (rank != 0 && shape.rank() != rank) {
        return Optional.empty();
      }
      Tensor now = rule.apply(old.tensor());
      List<NamedWeight> weights = new ArrayList<>(node.weights());
      weights.set(weight, new NamedWeight(old.name(), now));
      String before = old.name() + " " + shape;
      return Optional.of(new Edit(node.withWeights(weights), before, after + " " + now.shape()));
    }
  }
}
