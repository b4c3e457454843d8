package io.hornbook.explain;

import io.hornbook.math.Rearrange;
import io.hornbook.model.Node;
import io.hornbook.tensor.Tensor;
import java.util.List;
import java.util.Optional;

/**
 * What shows that spellings are one function, or that they are not.
 *
 * @param spellings bit-equality
 * @param influence which timestep moves which
 * @param kron as matrices
 * @param lengths on sequences of another length
 * @param permuted with timesteps in another order
 */
public record Proofs(
    Optional<Spellings> spellings,
    List<Influence> influence,
    Optional<Kron> kron,
    List<OtherLength> lengths,
    List<Permuted> permuted) {
  private static final String DENSE = "Dense";
  private static final String DISTRIBUTED = "TimeDistributed(Dense)";
  private static final String AFTER_RNN = "SimpleRNN → TimeDistributed(Dense)";
  private static final String FLAT = "Flatten → Dense";
  private static final int T = Spellings.T;
  private static final int F = Spellings.F;
  private static final int U = Spellings.U;
  private static final int HIDDEN = 6;
  private static final int LONGER = 7;

  public Proofs {
    influence = List.copyOf(influence);
    lengths = List.copyOf(lengths);
    permuted = List.copyOf(permuted);
  }

  static Proofs of(Specimens files) {
    Drawn drawn = new Drawn(278);
    Tensor longer = drawn.normal(1, 1, LONGER, F);
    Tensor x = Rearrange.slice(longer, 1, 0, T);
    Tensor w = drawn.normal(1 / Math.sqrt(F), F, U);
    Tensor b = drawn.normal(0.1, U);
    Tensor matrix = drawn.normal(1 / Math.sqrt(T * F), T * F, T * U);
    Node layer = Parts.dense(w, b);
    Chain dense = Chain.of(x.shape(), layer);
    Chain distributed = Chain.of(x.shape(), Parts.distributed(layer));
    Chain recurrent = Chain.of(x.shape(), rnn(drawn), Parts.distributed(after(drawn)));
    Tensor flatBias = Rearrange.tile(b, T, 0).reshape(io.hornbook.tensor.Shape.of(T * U));
    Chain flat =
        Chain.of(x.shape(), Parts.flatten(), Parts.dense(matrix, flatBias), Parts.reshape(T, U));
    return new Proofs(
        Optional.of(Spellings.of(files)),
        List.of(
            Influence.of(DENSE, dense, x, 1),
            Influence.of(DISTRIBUTED, distributed, x, 1),
            Influence.of(AFTER_RNN, recurrent, x, 1),
            Influence.of(FLAT, flat, x, 1)),
        Optional.of(Kron.of(x, w, b, matrix)),
        List.of(
            OtherLength.of(DENSE, dense, T, longer),
            OtherLength.of(DISTRIBUTED, distributed, T, longer),
            OtherLength.of(AFTER_RNN, recurrent, T, longer),
            OtherLength.of(FLAT, flat, T, longer)),
        List.of(
            Permuted.of(DENSE, dense, x),
            Permuted.of(DISTRIBUTED, distributed, x),
            Permuted.of(AFTER_RNN, recurrent, x),
            Permuted.of(FLAT, flat, x)));
  }

  private static Node rnn(Drawn drawn) {
    return Parts.simpleRnn(
        true,
        drawn.normal(1 / Math.sqrt(F), F, HIDDEN),
        drawn.normal(0.7 / Math.sqrt(HIDDEN), HIDDEN, HIDDEN),
        drawn.normal(0.1, HIDDEN));
  }

  private static Node after(Drawn drawn) {
    return Parts.dense(drawn.normal(1 / Math.sqrt(HIDDEN), HIDDEN, U), drawn.normal(0.1, U));
  }
}
