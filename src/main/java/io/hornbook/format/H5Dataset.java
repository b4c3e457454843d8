package io.hornbook.format;

import io.hornbook.error.Damaged;
import io.hornbook.error.Unsupported;
import io.hornbook.tensor.DType;
import io.hornbook.tensor.Raw;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import io.jhdf.ObjectHeader;
import io.jhdf.object.message.DataSpaceMessage;
import io.jhdf.object.message.DataTypeMessage;
import java.util.Optional;

/**
 * A dataset of an HDF5 file. Its data stay in the file until {@link #read()}.
 *
 * <p>All methods throw {@link Damaged} or {@link Unsupported} where the file is not sound or uses
 * what this reader refuses; the message says where.
 */
public final class H5Dataset {
  private static final int LARGEST_MAPPING = 1 << 30;

  private final H5File file;
  private final String path;
  private final ObjectHeader header;

  H5Dataset(H5File file, String path, ObjectHeader header) {
    this.file = file;
    this.path = path;
    this.header = header;
  }

  /** The absolute path of this dataset, such as {@code /dense_1/dense_1/kernel:0}. */
  public String path() {
    return path;
  }

  /** The declared shape; a scalar has rank 0. Nothing is checked against the data yet. */
  public Shape shape() {
    return file.guarded(path, () -> space().shape());
  }

  /** The type that {@link #read()} gives: narrow numbers are widened to the next type here. */
  public DType dtype() {
    return file.guarded(path, () -> type().dtype());
  }

  /** The value of an attribute, as {@link H5Group#attribute} gives it. */
  public Optional<Object> attribute(String name) {
    return file.guarded(
        path, () -> Optional.ofNullable(new H5Attributes(file.storage(), header).value(name)));
  }

  /** Reads all elements. The declared size is checked against the stored bytes first. */
  public Tensor read() {
    return file.guarded(path, this::tensor);
  }

  private H5Space space() {
    return H5Space.of(header.getMessageOfType(DataSpaceMessage.class).getDataSpace());
  }

  private ElementType type() {
    return ElementType.of(header.getMessageOfType(DataTypeMessage.class).getDataType());
  }

  private Tensor tensor() {
    H5Space space = space();
    ElementType type = type();
    if (space.elements() == 0) {
      return Raw.wrap(space.shape(), type.dtype(), Raw.allocate(type.dtype(), 0));
    }
    H5Storage stored = new H5Storage(file.storage(), header);
    stored.check(space, type);
    int n = space.intElements();
    Shape shape = space.shape();
    checkMemory(n * (long) type.dtype().bytes());
    Elements elements = new Elements(file.storage());
    Object values =
        stored.isOneRun() && space.bytes(type.bytes()) > LARGEST_MAPPING
            ? inParts(stored, elements, type, n)
            : elements.decode(type, stored.bytes(space, type), n);
    return Raw.wrap(shape, type.dtype(), values);
  }

  /** No buffer spans more than 2 GB: a longer run of elements is mapped part by part. */
  private static Object inParts(H5Storage stored, Elements elements, ElementType type, int n) {
    Object whole = Raw.allocate(type.dtype(), n);
    int most = LARGEST_MAPPING / type.bytes();
    for (int from = 0; from < n; from += Math.min(most, n - from)) {
      int length = Math.min(most, n - from);
      Object part = elements.decode(type, stored.part(type, from, length), length);
      System.arraycopy(part, 0, whole, from, length);
    }
    return whole;
  }

  private static void checkMemory(long bytes) {
    long most = Runtime.getRuntime().maxMemory();
    if (bytes > most) {
      throw new Unsupported(
          "needs " + Text.bytes(bytes) + ", more than the Java heap of " + Text.bytes(most));
    }
  }

  @Override
  public String toString() {
    return Text.shown(path) + " in " + file.name();
  }
}
