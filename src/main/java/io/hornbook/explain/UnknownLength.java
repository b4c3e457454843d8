package io.hornbook.explain;

import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * A layer bound without knowing the number of timesteps.
 *
 * @param declared the shape that it was bound to
 * @param lengths the lengths that it was then given
 * @param outs what came out
 */
public record UnknownLength(Shape declared, List<Integer> lengths, List<String> outs, String says) {

  static UnknownLength ofDense() {
    Drawn drawn = new Drawn(2405);
    int f = 3;
    Shape declared = Shape.of(Shape.UNKNOWN, Shape.UNKNOWN, f);
    Chain chain = Chain.of(declared, Parts.dense(drawn.normal(1, f, 2), drawn.normal(1, 2)));
    List<Integer> lengths = List.of(1, 4, 700);
    List<String> outs = new ArrayList<>();
    for (int length : lengths) {
      Tensor y = chain.run(drawn.normal(1, 2, length, f));
      outs.add(Say.batch(y.shape()));
    }
    return new UnknownLength(
        declared,
        lengths,
        outs,
        "bound to %s, one layer gave %s".formatted(Say.shape(declared), String.join(", ", outs)));
  }
}
