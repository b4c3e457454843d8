package io.hornbook.verify;

import java.util.Locale;

/**
 * What would explain a disagreement: the layer agrees if it is read in another way.
 *
 * @param layer the layer that was tried
 * @param reading the other way, such as {@code the kernels are Theano's (flipped)}
 * @param maxAbs how far it is then from the reference
 * @param advice what to do about it
 */
public record Diagnosis(String layer, String reading, double maxAbs, String advice) {
  /** One sentence: {@code agrees to 3e-07 if …: …}. */
  public String describe() {
    String far = maxAbs == 0 ? "exactly" : String.format(Locale.ROOT, "to %.0e", maxAbs);
    return "'%s' agrees %s if %s: %s".formatted(layer, far, reading, advice);
  }
}
