package io.hornbook.format;

import io.hornbook.tensor.DType;
import io.hornbook.tensor.Raw;
import io.hornbook.tensor.Tensor;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes named arrays in numpy's {@code .npz} format, as {@link Npz} reads them. */
public final class NpzWriter {
  /** Where the data of an array begin: a multiple of this. */
  private static final int ALIGNMENT = 64;

  private NpzWriter() {}

  /** Writes the tensors under their names; text as arrays of {@code U}. */
  public static void write(Map<String, Tensor> tensors, OutputStream out) throws IOException {
    ZipOutputStream zip = new ZipOutputStream(out);
    zip.setLevel(Deflater.BEST_SPEED);
    for (Map.Entry<String, Tensor> tensor : tensors.entrySet()) {
      zip.putNextEntry(new ZipEntry(tensor.getKey() + ".npy"));
      array(tensor.getValue(), zip);
      zip.closeEntry();
    }
    zip.finish();
  }

  private static void array(Tensor tensor, OutputStream out) throws IOException {
    int longest = tensor.dtype() == DType.STRING ? longest(tensor) : 0;
    StringBuilder shape = new StringBuilder("(");
    for (int d : tensor.shape().dims()) {
      shape.append(d).append(',');
    }
    String header =
        "{'descr': '%s', 'fortran_order': False, 'shape': %s), }"
            .formatted(descr(tensor.dtype(), longest), shape);
    int unpadded = Npy.MAGIC.length + 4 + header.length() + 1;
    int padding = (ALIGNMENT - unpadded % ALIGNMENT) % ALIGNMENT;
    int length = header.length() + padding + 1;
    out.write(Npy.MAGIC);
    out.write(new byte[] {1, 0, (byte) length, (byte) (length >>> 8)});
    out.write((header + " ".repeat(padding) + "\n").getBytes(StandardCharsets.ISO_8859_1));
    out.write(data(tensor, longest));
  }

  private static String descr(DType dtype, int longest) {
    return switch (dtype) {
      case FLOAT32 -> "<f4";
      case FLOAT64 -> "<f8";
      case INT32 -> "<i4";
      case INT64 -> "<i8";
      case BOOL -> "|b1";
      case STRING -> "<U" + longest;
    };
  }

  /** In code points, which take four bytes each. */
  private static int longest(Tensor text) {
    int longest = 1;
    for (int i = 0; i < text.size(); i++) {
      String element = text.stringAt(i);
      longest = Math.max(longest, element.codePointCount(0, element.length()));
    }
    return longest;
  }

  private static byte[] data(Tensor tensor, int longest) {
    int itemBytes = tensor.dtype() == DType.STRING ? 4 * longest : tensor.dtype().bytes();
    byte[] bytes = new byte[Math.multiplyExact(itemBytes, tensor.size())];
    ByteBuffer to = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    Object array = Raw.array(tensor);
    switch (tensor.dtype()) {
      case FLOAT32 -> to.asFloatBuffer().put((float[]) array);
      case FLOAT64 -> to.asDoubleBuffer().put((double[]) array);
      case INT32 -> to.asIntBuffer().put((int[]) array);
      case INT64 -> to.asLongBuffer().put((long[]) array);
      case BOOL -> {
        for (boolean element : (boolean[]) array) {
          to.put((byte) (element ? 1 : 0));
        }
      }
      case STRING -> {
        for (int i = 0; i < tensor.size(); i++) {
          to.position(i * itemBytes);
          tensor.stringAt(i).codePoints().forEach(to::putInt);
        }
      }
    }
    return bytes;
  }
}
