package io.hornbook.format;

import io.hornbook.tensor.Raw;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A dataset to be written: the type and dimensions of its elements, and where they come from. */
public final class Hdf5Data {
  /** Gives a dataset's bytes, little-endian, piece by piece; may be asked more than once. */
  public interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /** An element type: its size in bytes, and how HDF5 describes it. */
  public static final class Type {
    public static final Type FLOAT16 = floating(2, 5, 10);
    public static final Type FLOAT32 = floating(4, 8, 23);
    public static final Type FLOAT64 = floating(8, 11, 52);
    public static final Type INT8 = signed(1);
    public static final Type INT32 = signed(4);
    public static final Type INT64 = signed(8);

    private final int bytes;
    private final byte[] message;

    private Type(int bytes, byte[] message) {
      this.bytes = bytes;
      this.message = message;
    }

    /** Strings of at most {@code bytes} bytes, in UTF-8, padded with zeros. */
    public static Type text(int bytes) {
      return new Type(bytes, new LittleEndian().u8(0x13, 0x11, 0, 0).u32(bytes).toBytes());
    }

    private static Type floating(int bytes, int exponent, int mantissa) {
      int sign = 8 * bytes - 1;
      byte[] message =
          new LittleEndian()
              .u8(0x11, 0x20, sign, 0)
              .u32(bytes)
              .u16(0)
              .u16(8 * bytes)
              .u8(mantissa, exponent, 0, mantissa)
              .u32((1 << (exponent - 1)) - 1)
              .toBytes();
      return new Type(bytes, message);
    }

    private static Type signed(int bytes) {
      byte[] message =
          new LittleEndian().u8(0x10, 0x08, 0, 0).u32(bytes).u16(0).u16(8 * bytes).toBytes();
      return new Type(bytes, message);
    }

    int bytes() {
      return bytes;
    }

    byte[] message() {
      return message.clone();
    }
  }

  private final Type type;
  private final long[] dims;
  private final Content content;

  /**
   * A dataset.
   *
   * @param dims row-major, outermost first; as long as they need to be
   * @param content exactly as many bytes as that makes
   */
  public Hdf5Data(Type type, long[] dims, Content content) {
    this.type = type;
    this.dims = dims.clone();
    this.content = content;
  }

  /** A tensor as it is; its storage is not copied. */
  public static Hdf5Data of(Tensor tensor) {
    return switch (tensor.dtype()) {
      case FLOAT32 -> of(Type.FLOAT32, tensor);
      case FLOAT64 -> of(Type.FLOAT64, tensor);
      case INT32 -> of(Type.INT32, tensor);
      case INT64 -> of(Type.INT64, tensor);
      case BOOL -> of(Type.INT8, tensor);
      case STRING -> strings(tensor);
    };
  }

  /** A float tensor rounded to half precision, to the nearest, ties to even. */
  public static Hdf5Data half(Tensor tensor) {
    return of(Type.FLOAT16, tensor);
  }

  private static Hdf5Data of(Type type, Tensor tensor) {
    return new Hdf5Data(type, longs(tensor.shape()), out -> Encoding.write(type, tensor, out));
  }

  private static Hdf5Data strings(Tensor tensor) {
    String[] texts = (String[]) Raw.array(tensor);
    int longest = 1;
    for (String text : texts) {
      longest = Math.max(longest, text.getBytes(StandardCharsets.UTF_8).length);
    }
    int width = longest;
    return new Hdf5Data(
        Type.text(width),
        longs(tensor.shape()),
        out -> {
          for (String text : texts) {
            out.write(Arrays.copyOf(text.getBytes(StandardCharsets.UTF_8), width));
          }
        });
  }

  private static long[] longs(Shape shape) {
    return Arrays.stream(shape.dims()).asLongStream().toArray();
  }

  /** How many bytes the elements take; {@link ArithmeticException} beyond a long. */
  public long size() {
    long size = type.bytes();
    for (long dim : dims) {
      size = Math.multiplyExact(size, dim);
    }
    return size;
  }

  Type type() {
    return type;
  }

  long[] dims() {
    return dims.clone();
  }

  Content content() {
    return content;
  }
}
