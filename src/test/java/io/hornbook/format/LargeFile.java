package io.hornbook.format;

import io.hornbook.tensor.Raw;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes a file whose first dataset has more bytes than an int counts, or reads it back; run by
 * tools/oracle/hdf5/large.py.
 */
final class LargeFile {
  /** 2.25 GiB of float32. */
  private static final int ROWS = 589_824;

  private static final int COLUMNS = 1024;

  private LargeFile() {}

  public static void main(String[] args) throws IOException {
    Path file = Path.of(args[1]);
    if (args[0].equals("write")) {
      write(file);
    } else {
      read(file);
    }
    long heap = Runtime.getRuntime().maxMemory() >> 20;
    System.out.println(args[0] + " " + Files.size(file) + " bytes in a heap of " + heap + " MiB");
  }

  private static void write(Path file) throws IOException {
    Hdf5Tree root = new Hdf5Tree();
    long[] dims = {ROWS, COLUMNS};
    root.dataset("large/0", new Hdf5Data(Hdf5Data.Type.FLOAT32, dims, LargeFile::rows));
    root.dataset("large/1", Tensor.of(Shape.of(2), 1.5f, -2f));
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
      Hdf5Writer.write(root, out);
    }
  }

  private static void rows(OutputStream out) throws IOException {
    ByteBuffer row = ByteBuffer.allocate(4 * COLUMNS).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < ROWS; i++) {
      for (int j = 0; j < COLUMNS; j++) {
        row.putFloat(4 * j, value(i, j));
      }
      out.write(row.array());
    }
  }

  /** Exact in float32, and another in every row. */
  private static float value(int row, int column) {
    return row + column / 16f - 20_000;
  }

  private static void read(Path file) throws IOException {
    H5Group root = Hdf5.open(file);
    float[] all = Raw.floats(root.dataset("large/0").orElseThrow().read());
    for (int i = 0; i < ROWS; i++) {
      for (int j = 0; j < COLUMNS; j++) {
        if (all[i * COLUMNS + j] != value(i, j)) {
          throw new IllegalStateException(
              "row " + i + ", column " + j + ": " + all[i * COLUMNS + j]);
        }
      }
    }
    if (root.dataset("large/1").orElseThrow().read().doubleAt(1) != -2) {
      throw new IllegalStateException("what lies behind is wrong");
    }
  }
}
