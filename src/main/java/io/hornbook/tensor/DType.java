package io.hornbook.tensor;

/**
 * Element types that tensors hold. Narrower integers and floats of a file are read as the next
 * wider one here.
 */
public enum DType {
  FLOAT32(4),
  FLOAT64(8),
  INT32(4),
  INT64(8),
  BOOL(1),
  STRING(8);

  private final int bytes;

  DType(int bytes) {
    this.bytes = bytes;
  }

  /** Bytes an element takes in memory (a reference for {@link #STRING}). */
  public int bytes() {
    return bytes;
  }

  /** Whether arithmetic in this type is floating-point. */
  public boolean isFloating() {
    return this == FLOAT32 || this == FLOAT64;
  }
}
