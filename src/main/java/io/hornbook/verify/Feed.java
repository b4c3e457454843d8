package io.hornbook.verify;

import io.hornbook.exec.Trace;
import io.hornbook.tensor.Tensor;

/** What the layers of a run are given. */
@FunctionalInterface
interface Feed {
  /** What the layers before gave. */
  Feed PROPAGATED = Trace.Activation::value;

  /** What is passed on in place of what a layer gave. */
  Tensor tensor(Trace.Activation gave);
}
