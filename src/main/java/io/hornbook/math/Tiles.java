package io.hornbook.math;

import io.hornbook.tensor.Shape;

/**
 * Single floats read in another order. Where some axis of the result runs along the source's own
 * elements, eight of its lines are written at a time: what a cache line brings is used at once.
 */
final class Tiles {
  private static final int LINES = 8;

  private final float[] from;
  private final float[] to;

  private Tiles(float[] from, float[] to) {
    this.from = from;
    this.to = to;
  }

  /** As {@link Strided#copy} has it, for a result of {@code dims}. */
  static void copy(float[] from, int[] dims, int[] steps, int offset, float[] to) {
    int last = dims.length - 1;
    int along = last;
    for (int axis = 0; axis < last; axis++) {
      along = steps[axis] == 1 ? axis : along;
    }
    int length = dims[last];
    int lines = along == last ? 1 : dims[along];
    int[] targetSteps = Strided.steps(Shape.of(dims));
    int[] rest = dims.clone();
    rest[last] = 1;
    rest[along] = 1;
    int[] sources = Strided.sources(rest, steps, offset);
    int[] targets = Strided.sources(rest, targetSteps, 0);
    Tiles tiles = new Tiles(from, to);
    for (int i = 0; i < sources.length; i++) {
      int line = 0;
      for (; line + LINES <= lines; line += LINES) {
        int target = targets[i] + line * targetSteps[along];
        tiles.eight(sources[i] + line, steps[last], target, targetSteps[along], length);
      }
      for (; line < lines; line++) {
        int target = targets[i] + line * targetSteps[along];
        tiles.one(sources[i] + line, steps[last], target, length);
      }
    }
  }

  /** Lines that begin one behind the other in the source and {@code apart} in the target. */
  private void eight(int source, int step, int target, int apart, int length) {
    int second = target + apart;
    int third = second + apart;
    int fourth = third + apart;
    int fifth = fourth + apart;
    int sixth = fifth + apart;
    int seventh = sixth + apart;
    int eighth = seventh + apart;
    for (int i = 0, at = source; i < length; i++, at += step) {
      to[target + i] = from[at];
      to[second + i] = from[at + 1];
      to[third + i] = from[at + 2];
      to[fourth + i] = from[at + 3];
      to[fifth + i] = from[at + 4];
      to[sixth + i] = from[at + 5];
      to[seventh + i] = from[at + 6];
      to[eighth + i] = from[at + 7];
    }
  }

  private void one(int source, int step, int target, int length) {
    for (int i = 0, at = source; i < length; i++, at += step) {
      to[target + i] = from[at];
    }
  }
}
