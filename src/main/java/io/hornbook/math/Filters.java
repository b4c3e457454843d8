package io.hornbook.math;

import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/** A convolution's kernel, packed once. Immutable. */
public final class Filters {
  private final Tensor kernel;
  private final Shape sizes;
  private final int input;
  private final int output;
  private final List<Linear.Packed> groups;

  private Filters(Tensor kernel, int input, int output, List<Linear.Packed> groups) {
    this.kernel = kernel;
    this.sizes = kernel.shape().slice(0, kernel.shape().rank() - 2);
    this.input = input;
    this.output = output;
    this.groups = groups;
  }

  /** Of a convolution: {@code kernel (k1, ..., c / groups, filters)}. */
  public static Filters pack(Tensor kernel, int groups) {
    int filters = kernel.shape().dim(-1);
    Types.require(filters % groups == 0, "%s filters in %s groups", filters, groups);
    int each = filters / groups;
    List<Linear.Packed> packed = new ArrayList<>();
    for (int g = 0; g < groups; g++) {
      packed.add(Linear.pack(Rearrange.slice(kernel, -1, g * each, (g + 1) * each)));
    }
    return new Filters(kernel, kernel.shape().dim(-2) * groups, filters, List.copyOf(packed));
  }

  /** Of a transposed convolution: {@code kernel (k1, ..., filters, c)}. */
  public static Filters packTransposed(Tensor kernel) {
    Tensor matrix = Rearrange.moveAxis(kernel, -1, 0);
    int c = kernel.shape().dim(-1);
    Linear.Packed packed = Linear.pack(matrix.reshape(Shape.of(c, c == 0 ? 0 : matrix.size() / c)));
    return new Filters(kernel, c, kernel.shape().dim(-2), List.of(packed));
  }

  /** Channels that go in. */
  public int input() {
    return input;
  }

  /** Channels that come out. */
  public int output() {
    return output;
  }

  Tensor kernel() {
    return kernel;
  }

  List<Linear.Packed> groups() {
    return groups;
  }

  /** Refuses an input or a geometry that is not this kernel's. */
  void require(Tensor x, Geometry geometry) {
    Types.requireSame(x, kernel);
    Types.require(x.shape().dim(-1) == input, "%s has not %s channels", x.shape(), input);
    for (int i = 0; i < sizes.rank(); i++) {
      Types.require(
          sizes.rank() == geometry.windows().size()
              && sizes.dim(i) == geometry.windows().get(i).size(),
          "a kernel of %s and %s",
          sizes,
          geometry);
    }
  }
}
