package io.hornbook.verify;

import java.util.Set;

/** What a model computes in, coarsest first, with its rounding unit: half a step at 1. */
public enum Precision {
  BFLOAT16(0x1p-8),
  FLOAT16(0x1p-11),
  FLOAT32(0x1p-24),
  FLOAT64(0x1p-53);

  private final double unit;

  Precision(double unit) {
    this.unit = unit;
  }

  /** The coarsest of these types; float32 where there is none. */
  public static Precision coarsest(Set<String> types) {
    for (Precision precision : values()) {
      if (types.contains(precision.name().toLowerCase(java.util.Locale.ROOT))) {
        return precision;
      }
    }
    return FLOAT32;
  }

  double unit() {
    return unit;
  }
}
