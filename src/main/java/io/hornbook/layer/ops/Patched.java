package io.hornbook.layer.ops;

import io.hornbook.layer.DataFormat;
import io.hornbook.layer.LayerType;
import io.hornbook.layer.UnmaskedLayer;
import io.hornbook.layer.Weights;
import io.hornbook.layer.Windows;
import io.hornbook.math.Geometry;
import io.hornbook.math.Patches;
import io.hornbook.model.Config;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;

/**
 * What windows see, each as the channels of one pixel: {@code (n, s1, ..., c) -> (n, o1, ..., k1
 * ... c)} (Keras 3.15 {@code ops/image.py}, {@code ExtractPatches}).
 */
record Patched(Geometry windows, DataFormat format) implements UnmaskedLayer {
  static LayerType type(String name) {
    return new LayerType("ops." + name, Patched::read);
  }

  private static Patched read(Config c) {
    Operands.read(c).tensorsOnly();
    int dims = Math.max(2, c.ints("size").size());
    return new Patched(Windows.patches(c, dims), DataFormat.read(c));
  }

  private int pixels() {
    return windows.windows().stream().mapToInt(w -> w.size()).reduce(1, Math::multiplyExact);
  }

  @Override
  public Shape infer(Shape in) {
    Shape last = format.toLast(in);
    Windows.check(windows, last);
    int c = last.dim(-1);
    int channels = c == Shape.UNKNOWN ? c : Math.multiplyExact(pixels(), c);
    return format.fromLast(windows.output(last, channels));
  }

  @Override
  public Tensor forward(Tensor x, Weights w) {
    Tensor last = format.toLast(x);
    Shape out = format.toLast(infer(x.shape()));
    return format.fromLast(Patches.of(last, windows).reshape(out));
  }
}
