package io.hornbook.format;

import java.io.IOException;
import java.io.OutputStream;

/** Holds a dataset to the size that it was announced with. */
final class Measured extends OutputStream {
  private final OutputStream out;
  private long left;

  private Measured(OutputStream out, long left) {
    this.out = out;
    this.left = left;
  }

  static void write(Hdf5Data data, OutputStream out) throws IOException {
    Measured measured = new Measured(out, data.size());
    data.content().writeTo(measured);
    measured.check(measured.left == 0);
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int count) throws IOException {
    left -= count;
    check(left >= 0);
    out.write(bytes, from, count);
  }

  private void check(boolean right) {
    if (!right) {
      throw new IllegalStateException("a dataset gave " + -left + " bytes more than it has");
    }
  }
}
