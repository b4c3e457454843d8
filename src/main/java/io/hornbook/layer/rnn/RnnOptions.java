package io.hornbook.layer.rnn;

import io.hornbook.layer.CallArguments;
import io.hornbook.model.Config;

/**
 * What all recurrent layers can be told (Keras 3.15 {@code layers/rnn/rnn.py}).
 *
 * @param returnSequences give every step's output, not the last one's only
 * @param returnState give the final states too
 * @param goBackwards walk from the last step to the first; outputs come in that order
 * @param stateful start from the states that the last prediction ended with
 * @param zeroOutputForMask a masked step gives zeros instead of the output before it
 * @param timeMajor the input is {@code (t, n, d)}, and so are output sequences
 * @param outputIsState a masked step gives the first of the states, which the initial ones may have
 *     set, instead of the output before it or zeros
 * @param reverseStateOrder the states of stacked cells are listed from the last cell to the first
 * @param unrolled the steps are written out one by one: a sequence walked backwards then has its
 *     zeros for masked steps where the mask has them in the order of the input (Keras 3.15 {@code
 *     backend/tensorflow/rnn.py}, {@code rnn})
 * @param unmasked walk every step, whatever the mask says, which is passed on all the same
 * @param skips which steps a mask makes the layer leave out
 */
record RnnOptions(
    boolean returnSequences,
    boolean returnState,
    boolean goBackwards,
    boolean stateful,
    boolean zeroOutputForMask,
    boolean timeMajor,
    boolean outputIsState,
    boolean reverseStateOrder,
    boolean unrolled,
    boolean unmasked,
    SkippedSteps skips) {
  static RnnOptions read(Config c) {
    c.ignore("dropout", "recurrent_dropout");
    return new RnnOptions(
        c.flag("return_sequences", false),
        c.flag("return_state", false),
        c.flag("go_backwards", false),
        c.flag("stateful", false),
        c.flag("zero_output_for_mask", false),
        c.flag("time_major", false),
        c.flag("masked_output_is_state", false),
        c.flag("reverse_state_order", false),
        c.flag("unroll", false),
        false,
        SkippedSteps.read(c));
  }

  /** These options for a call, which may give initial states. */
  RnnOptions called(CallArguments call) {
    call.tensors("initial_state");
    return new RnnOptions(
        returnSequences,
        returnState,
        goBackwards,
        stateful,
        zeroOutputForMask,
        timeMajor,
        outputIsState,
        reverseStateOrder,
        unrolled,
        call.flag("unmasked", false),
        skips);
  }

  /** Whether zeros for masked steps stand elsewhere than the masked steps. */
  boolean zerosMisplaced() {
    return zeroOutputForMask && unrolled && goBackwards && returnSequences;
  }
}
