package io.hornbook.verify;

/** How far each element of a tensor may lie from its reference. */
interface Allowance {
  /**
   * The distance allowed to an element.
   *
   * @param i its flat index
   * @param reference its finite value in the reference
   */
  double at(int i, double reference);

  /** The same for people. */
  Band band();

  /** The same bounds for every element. */
  static Allowance fixed(Tolerance.Fixed bounds) {
    return new Allowance() {
      @Override
      public double at(int i, double reference) {
        return bounds.atol() + bounds.rtol() * Math.abs(reference);
      }

      @Override
      public Band band() {
        return Band.fixed(bounds.rtol(), bounds.atol());
      }
    };
  }
}
