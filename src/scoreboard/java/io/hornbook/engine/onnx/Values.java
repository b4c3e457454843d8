package io.hornbook.engine.onnx;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.TensorInfo;
import io.hornbook.error.Unsupported;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Tensors of ONNX Runtime from and to Hornbook's. */
final class Values {
  private static final int LARGEST_ELEMENT = 8;

  private Values() {}

  /** A tensor with elements of the type that the graph wants. */
  static OnnxTensor write(OrtEnvironment environment, Tensor tensor, OnnxJavaType type)
      throws OrtException {
    int n = tensor.size();
    long[] shape = Arrays.stream(tensor.shape().dims()).asLongStream().toArray();
    if (type == OnnxJavaType.STRING) {
      String[] text = new String[n];
      Arrays.setAll(text, tensor::stringAt);
      return OnnxTensor.createTensor(environment, text, shape);
    }
    ByteBuffer bytes =
        ByteBuffer.allocateDirect(LARGEST_ELEMENT * n).order(ByteOrder.nativeOrder());
    for (int i = 0; i < n; i++) {
      double value = tensor.doubleAt(i);
      switch (type) {
        case FLOAT -> bytes.putFloat((float) value);
        case DOUBLE -> bytes.putDouble(value);
        case INT32 -> bytes.putInt((int) value);
        case INT64 -> bytes.putLong((long) value);
        case BOOL, INT8, UINT8 -> bytes.put((byte) value);
        default -> throw new Unsupported("an input of type " + type);
      }
    }
    return OnnxTensor.createTensor(environment, bytes.flip(), shape, type);
  }

  static Tensor read(OnnxValue value) throws OrtException {
    if (!(value instanceof OnnxTensor tensor)) {
      throw new Unsupported("an output that is a " + value.getType());
    }
    TensorInfo info = tensor.getInfo();
    Shape shape = Shape.of(Arrays.stream(info.getShape()).mapToInt(Math::toIntExact).toArray());
    int n = shape.intSize();
    return switch (info.type) {
      case FLOAT, FLOAT16, BFLOAT16 -> {
        float[] values = new float[n];
        tensor.getFloatBuffer().get(values);
        yield Tensor.of(shape, values);
      }
      case DOUBLE -> {
        double[] values = new double[n];
        tensor.getDoubleBuffer().get(values);
        yield Tensor.of(shape, values);
      }
      case INT32 -> {
        int[] values = new int[n];
        tensor.getIntBuffer().get(values);
        yield Tensor.of(shape, values);
      }
      case INT64 -> {
        long[] values = new long[n];
        tensor.getLongBuffer().get(values);
        yield Tensor.of(shape, values);
      }
      case BOOL, INT8, UINT8 -> Tensor.of(shape, bytes(tensor, info.type, n));
      default -> throw new Unsupported("an output of type " + info.type);
    };
  }

  private static int[] bytes(OnnxTensor tensor, OnnxJavaType type, int n) {
    ByteBuffer bytes = tensor.getByteBuffer();
    int[] values = new int[n];
    Arrays.setAll(values, i -> type == OnnxJavaType.UINT8 ? bytes.get(i) & 0xff : bytes.get(i));
    return values;
  }
}
