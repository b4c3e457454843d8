package io.hornbook.conformance;

import io.hornbook.app.Model;

/** Says how to get reference tensors, to who has none. */
final class NoReference {
  private NoReference() {}

  static String howTo(Model model) {
    StringBuilder lines = new StringBuilder();
    lines.append(
        "no reference tensors are given, so nothing can be verified. Where the model runs");
    lines.append(" in its own Keras, make some:\n\n  import numpy as np\n");
    boolean one = model.inputNames().size() == 1;
    lines.append(one ? "  x = …  # a batch of inputs\n" : "  x = […]  # one batch per input\n");
    lines.append("  y = model.predict(x)\n  np.savez('reference.npz', **{");
    for (int i = 0; i < model.inputNames().size(); i++) {
      lines.append("'inputs/").append(i).append(one ? "': x, " : "': x[" + i + "], ");
    }
    boolean single = model.outputNames().size() == 1;
    for (int i = 0; i < model.outputNames().size(); i++) {
      lines.append(i == 0 ? "" : ", ").append("'outputs/").append(i);
      lines.append(single ? "': y" : "': y[" + i + "]");
    }
    lines.append(
        "})\n\nand pass --reference reference.npz. With every layer, and as a case, in one call:");
    lines.append("\n\n  from record import record  # tools/oracle/record.py, to be copied there");
    lines.append("\n  record(model, x, 'case/')");
    return lines.toString();
  }
}
