package io.hornbook.verify;

import java.util.List;

/**
 * A model before and after, on the same inputs.
 *
 * @param inputs where they come from: a reference's name, or {@code seed N}
 * @param inputNames what the old model calls its inputs, in order
 * @param outputNames what the old model calls its outputs, in order
 * @param verdict outputs, and the layers that both have, compared
 * @param before the inputs and what the model gave before
 */
public record Proof(
    String inputs,
    List<String> inputNames,
    List<String> outputNames,
    Verdict verdict,
    Reference before) {
  public Proof {
    inputNames = List.copyOf(inputNames);
    outputNames = List.copyOf(outputNames);
  }
}
