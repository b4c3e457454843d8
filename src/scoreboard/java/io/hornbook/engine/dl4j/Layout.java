package io.hornbook.engine.dl4j;

import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.Locale;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Where DL4J is handed, and hands out, the channels of images and the features of sequences. */
enum Layout {
  /** As Keras has them. */
  AS_IS,
  /** Last in Keras, first behind the batch in DL4J: NHWC as NCHW, NTC as NCT. */
  TURNED;

  /** A tensor for DL4J. */
  INDArray enter(Tensor tensor) {
    float[] values = new float[tensor.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) tensor.doubleAt(i);
    }
    int rank = tensor.shape().rank();
    long[] dims = new long[rank];
    for (int i = 0; i < rank; i++) {
      dims[i] = tensor.shape().dim(i);
    }
    INDArray array = Nd4j.create(values, dims, 'c');
    return this == AS_IS || rank < 3 ? array : array.permute(channelsTo(1, rank)).dup('c');
  }

  /** A tensor from DL4J. */
  Tensor leave(INDArray array) {
    int rank = array.rank();
    INDArray turned = this == AS_IS || rank < 3 ? array : array.permute(channelsTo(rank - 1, rank));
    int[] dims = new int[rank];
    for (int i = 0; i < rank; i++) {
      dims[i] = Math.toIntExact(turned.size(i));
    }
    float[] values = turned.castTo(DataType.FLOAT).dup('c').data().asFloat();
    return Tensor.of(Shape.of(dims), values);
  }

  /** A tensor from DL4J, its rows cut into those of each element of a batch. */
  static Tensor parted(INDArray array, int batch) {
    Tensor whole = AS_IS.leave(array);
    int rows = whole.shape().rank() == 2 ? whole.shape().dim(0) : 0;
    if (batch == 0 || rows <= batch || rows % batch != 0) {
      return whole;
    }
    float[] values = new float[whole.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) whole.doubleAt(i);
    }
    return Tensor.of(Shape.of(batch, rows / batch, whole.shape().dim(1)), values);
  }

  /** Axis 1 and the last one change places in the sense of a rotation of all behind the batch. */
  private static int[] channelsTo(int place, int rank) {
    int from = place == 1 ? rank - 1 : 1;
    int[] order = new int[rank];
    for (int i = 1, axis = 1; i < rank; i++) {
      if (i == place) {
        order[i] = from;
      } else {
        axis += axis == from ? 1 : 0;
        order[i] = axis++;
      }
    }
    return order;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
