package io.hornbook.explain;

import io.hornbook.math.Rearrange;
import io.hornbook.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether it is all the same if timesteps change places before a layer or behind it.
 *
 * @param order where each timestep of the mixed sequence comes from
 * @param difference between the outputs of the mixed input and the mixed outputs
 * @param commutes whether there is none
 */
public record Permuted(
    String name, List<Integer> order, double difference, boolean commutes, String says) {

  /** For {@code x (1, t, ...)} and outputs {@code (1, t, ...)}. */
  static Permuted of(String name, Chain chain, Tensor x) {
    List<Integer> order = order(x.shape().dim(1));
    double gap = Gap.largest(chain.run(mixed(x, order)), mixed(chain.run(x), order));
    String says =
        gap == 0
            ? "outputs of the mixed input are the mixed outputs, to the last bit"
            : "outputs of the mixed input are up to " + Say.gap(gap) + " from the mixed outputs";
    return new Permuted(name, order, gap, gap == 0, says);
  }

  /** Every timestep in another place: odd ones first, then the even ones from behind. */
  private static List<Integer> order(int t) {
    List<Integer> order = new ArrayList<>();
    for (int i = 1; i < t; i += 2) {
      order.add(i);
    }
    for (int i = t - 1 - (t - 1) % 2; i >= 0; i -= 2) {
      order.add(i);
    }
    return order;
  }

  private static Tensor mixed(Tensor x, List<Integer> order) {
    return Rearrange.concat(order.stream().map(i -> Rearrange.slice(x, 1, i, i + 1)).toList(), 1);
  }
}
