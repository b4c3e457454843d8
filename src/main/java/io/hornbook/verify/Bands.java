package io.hornbook.verify;

import io.hornbook.tensor.Tensor;

/** What is allowed to each tensor of a model. */
interface Bands {
  /** What is allowed to one tensor. */
  @FunctionalInterface
  interface Of {
    Allowance allowance(Tensor reference);
  }

  /** To an output of one of several predictions. */
  Allowance output(int prediction, int index, Tensor reference);

  /** To an activation, by its key in the reference. */
  Allowance activation(String key, Tensor reference);

  /** The same to all. */
  static Bands fixed(Tolerance.Fixed bounds) {
    Allowance same = Allowance.fixed(bounds);
    return new Bands() {
      @Override
      public Allowance output(int prediction, int index, Tensor reference) {
        return same;
      }

      @Override
      public Allowance activation(String key, Tensor reference) {
        return same;
      }
    };
  }
}
