package io.hornbook.format;

import io.hornbook.error.Unsupported;
import io.hornbook.tensor.DType;
import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.EnumDataType;
import io.jhdf.object.datatype.FixedPoint;
import io.jhdf.object.datatype.FloatingPoint;
import io.jhdf.object.datatype.OrderedDataType;
import io.jhdf.object.datatype.StringData;
import io.jhdf.object.datatype.StringData.PaddingType;
import io.jhdf.object.datatype.VariableLength;
import java.nio.ByteOrder;
import java.util.Map;

/**
 * How the elements of a dataset or attribute lie in the file.
 *
 * @param bytes an element takes in the file; the data of {@link Kind#VLEN_STRING} lie elsewhere
 */
record ElementType(Kind kind, int bytes, boolean signed, ByteOrder order) {
  enum Kind {
    FLOAT,
    BFLOAT16,
    INTEGER,
    BOOL,
    STRING_CUT_AT_NULL,
    STRING_PADDED_WITH_NULLS,
    STRING_PADDED_WITH_SPACES,
    VLEN_STRING
  }

  /**
   * The type that a file declares.
   *
   * @throws Unsupported for a type that no Keras weight or attribute has
   */
  static ElementType of(DataType type) {
    if (type instanceof FloatingPoint number) {
      return floating(number);
    }
    if (type instanceof FixedPoint number) {
      return integer(number);
    }
    if (type instanceof EnumDataType names && isBool(names)) {
      return new ElementType(Kind.BOOL, 1, true, ByteOrder.LITTLE_ENDIAN);
    }
    if (type instanceof StringData string) {
      return new ElementType(kind(string), string.getSize(), false, ByteOrder.LITTLE_ENDIAN);
    }
    if (type instanceof VariableLength sequence && sequence.isVariableLengthString()) {
      return new ElementType(Kind.VLEN_STRING, sequence.getSize(), false, ByteOrder.LITTLE_ENDIAN);
    }
    throw new Unsupported(
        "elements of HDF5 type "
            + type.getClass().getSimpleName()
            + " are not supported: numbers, booleans and strings are");
  }

  private static ElementType floating(FloatingPoint number) {
    int size = number.getSize();
    int exponent = number.getExponentSize();
    int mantissa = number.getMantissaSize();
    boolean plain = number.getBitOffset() == 0 && number.getBitPrecision() == 8 * size;
    if (plain && size == 2 && exponent == 8 && mantissa == 7) {
      return new ElementType(Kind.BFLOAT16, 2, true, order(number));
    }
    boolean ieee =
        (size == 2 && exponent == 5 && mantissa == 10)
            || (size == 4 && exponent == 8 && mantissa == 23)
            || (size == 8 && exponent == 11 && mantissa == 52);
    if (!plain || !ieee) {
      throw new Unsupported("floats of " + 8 * size + " bits in a layout that is not IEEE 754's");
    }
    return new ElementType(Kind.FLOAT, size, true, order(number));
  }

  private static ElementType integer(FixedPoint number) {
    int size = number.getSize();
    boolean plain = number.getBitOffset() == 0 && number.getBitPrecision() == 8 * size;
    if (!plain || (size != 1 && size != 2 && size != 4 && size != 8)) {
      throw new Unsupported(
          "integers of " + number.getBitPrecision() + " bits in " + size + " bytes");
    }
    return new ElementType(Kind.INTEGER, size, number.isSigned(), order(number));
  }

  private static ByteOrder order(OrderedDataType type) {
    return type.getByteOrder();
  }

  /** h5py's bool: an enumeration of one byte with the names FALSE and TRUE. */
  private static boolean isBool(EnumDataType names) {
    return names.getSize() == 1 && names.getEnumMapping().equals(Map.of(0, "FALSE", 1, "TRUE"));
  }

  private static Kind kind(StringData string) {
    PaddingType padding = string.getPaddingType();
    if (padding == PaddingType.NULL_TERMINATED) {
      return Kind.STRING_CUT_AT_NULL;
    }
    return padding == PaddingType.SPACE_PADDED
        ? Kind.STRING_PADDED_WITH_SPACES
        : Kind.STRING_PADDED_WITH_NULLS;
  }

  /** The type that a tensor of such elements has. */
  DType dtype() {
    return switch (kind) {
      case FLOAT -> bytes == 8 ? DType.FLOAT64 : DType.FLOAT32;
      case BFLOAT16 -> DType.FLOAT32;
      case INTEGER -> bytes == 8 || (bytes == 4 && !signed) ? DType.INT64 : DType.INT32;
      case BOOL -> DType.BOOL;
      default -> DType.STRING;
    };
  }
}
