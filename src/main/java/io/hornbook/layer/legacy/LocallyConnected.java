package io.hornbook.layer.legacy;

import io.hornbook.error.Unsupported;
import io.hornbook.layer.Activations;
import io.hornbook.layer.DataFormat;
import io.hornbook.layer.LayerType;
import io.hornbook.layer.UnmaskedLayer;
import io.hornbook.layer.Weight;
import io.hornbook.layer.Weights;
import io.hornbook.layer.Windows;
import io.hornbook.math.Activation;
import io.hornbook.math.Elementwise;
import io.hornbook.math.Geometry;
import io.hornbook.math.Linear;
import io.hornbook.math.LocalFilters;
import io.hornbook.math.Patches;
import io.hornbook.math.Rearrange;
import io.hornbook.math.Window;
import io.hornbook.model.Config;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * A convolution with filters of its own at each position p: {@code y[p] = act(patch[p] kernel[p] +
 * bias[p])}, {@code x (n, s1, ..., c) -> y (n, o1, ..., filters)}, or channels_first; {@code kernel
 * (o1 ..., k1 ... c, filters), bias (o1, ..., filters)}. With channels_first the kernel's rows
 * count channels first, and the bias is read as {@code (filters, o1, ...)} as it lies in memory
 * (Keras 1.2.2 and 2.3.1, {@code keras/layers/local.py}; 2.3.1, {@code K.local_conv2d}, {@code
 * K.bias_add}). Other implementations lay the same kernel out otherwise (Keras 2.15, {@code
 * keras/src/layers/locally_connected}; {@link LocalFilters}).
 */
record LocallyConnected(
    int filters,
    int implementation,
    Geometry geometry,
    DataFormat format,
    boolean useBias,
    Activation activation)
    implements UnmaskedLayer {
  /** The class for this number of spatial axes. */
  static LayerType type(String name, int dims) {
    return new LayerType(name, config -> read(config, dims));
  }

  private static LocallyConnected read(Config config, int dims) {
    int implementation = config.intAt("implementation", 1);
    if (implementation < 1 || implementation > 3) {
      throw new Unsupported(
          "implementation = " + implementation + " is not supported, only 1 to 3");
    }
    return new LocallyConnected(
        config.intAt("filters"),
        implementation,
        Windows.convolution(config, dims),
        DataFormat.read(config),
        config.flag("use_bias", true),
        Activations.read(config, "activation", "linear"));
  }

  @Override
  public List<Weight> weights(Shape in) {
    Shape out = output(in);
    Shape places = out.slice(1, out.rank() - 1);
    List<Weight> slots = new ArrayList<>();
    slots.add(new Weight("kernel", kernel(in, places)));
    if (useBias) {
      slots.add(new Weight("bias", places.concat(Shape.of(filters))));
    }
    return slots;
  }

  private Shape kernel(Shape in, Shape places) {
    Shape last = format.toLast(in);
    boolean known = places.isKnown() && last.slice(1, last.rank()).isKnown();
    return switch (implementation) {
      case 1 ->
          Shape.of(
              known ? places.intSize() : Shape.UNKNOWN,
              known ? taps() * last.dim(-1) : Shape.UNKNOWN,
              filters);
      case 2 -> {
        Shape from = in.slice(1, in.rank());
        Shape to = infer(in).slice(1, in.rank());
        yield from.concat(to);
      }
      default -> {
        long inside = known ? LocalFilters.connections(last, geometry) : 0;
        yield Shape.of(
            known
                ? Math.toIntExact(Math.multiplyExact(inside, (long) last.dim(-1) * filters))
                : Shape.UNKNOWN);
      }
    };
  }

  private int taps() {
    return geometry.windows().stream().mapToInt(Window::size).reduce(1, Math::multiplyExact);
  }

  private Shape output(Shape in) {
    Shape last = format.toLast(in);
    Windows.check(geometry, last);
    return geometry.output(last, filters);
  }

  @Override
  public Shape infer(Shape in) {
    return format.fromLast(output(in));
  }

  @Override
  public Tensor forward(Tensor x, Weights weights) {
    Tensor kernel = weights.derive("kernel", w -> unrolled(w.get("kernel"), x.shape()));
    Tensor patches = Patches.of(format.toLast(x), geometry);
    Tensor products = Linear.matmul(Rearrange.moveAxis(patches, 1, 0), kernel);
    Tensor y = Rearrange.moveAxis(products, 0, 1).reshape(output(x.shape()));
    Tensor z = format.fromLast(y);
    Shape row = z.shape().slice(1, z.shape().rank());
    return activation.apply(useBias ? Elementwise.add(z, weights.get("bias").reshape(row)) : z);
  }

  /** {@code (p, k1 ... c, filters)}, however it lies in the file. */
  private Tensor unrolled(Tensor kernel, Shape in) {
    boolean first = format == DataFormat.CHANNELS_FIRST;
    return switch (implementation) {
      case 1 -> channelsLast(kernel);
      case 2 -> LocalFilters.ofWhole(kernel, format.toLast(in), geometry, filters, first);
      default -> LocalFilters.ofSparse(kernel, format.toLast(in), geometry, filters, first);
    };
  }

  /** {@code (p, c k1 ..., filters) -> (p, k1 ... c, filters)}. */
  private Tensor channelsLast(Tensor kernel) {
    if (format == DataFormat.CHANNELS_LAST) {
      return kernel;
    }
    Shape shape = kernel.shape();
    Shape split = Shape.of(shape.dim(0), shape.dim(1) / taps(), taps(), filters);
    return Rearrange.permute(kernel.reshape(split), 0, 2, 1, 3).reshape(shape);
  }
}
