package io.hornbook.explain;

import io.hornbook.model.Generation;
import java.util.List;

/**
 * What holds in one generation of Keras.
 *
 * @param id how the page calls it
 * @param answer to "Dense or TimeDistributedDense?" for who uses it
 * @param dense what Dense does with a 3-D tensor
 * @param timeDistributedDense what became of it
 * @param timeDistributed whether it is there
 * @param mask what becomes of a mask, by spelling
 * @param evidence what was run
 * @param snippet the question's model in it
 * @param source where that stands
 */
public record Release(
    String id,
    String label,
    String answer,
    String dense,
    String timeDistributedDense,
    String timeDistributed,
    String mask,
    List<String> evidence,
    String snippet,
    String source) {
  /** The line that carries a model of any of them to today's Keras. */
  public static final String MIGRATE =
      "hornbook migrate model.json --weights weights.h5 --to keras3 -o model.keras";

  public Release {
    evidence = List.copyOf(evidence);
  }

  /** As people call it: {@code Keras 1.2}, {@code tf.keras}. */
  public String name() {
    return label.startsWith("tf") ? label : "Keras " + label;
  }

  /** The id of the generation that wrote a model. */
  static String idOf(Generation g) {
    if (g.family() == Generation.Family.TF_KERAS) {
      return "tf";
    }
    if (g.before("1.0.0")) {
      return "k03";
    }
    if (g.before("2.0.0")) {
      return g.before("1.2.0") ? "k10" : "k12";
    }
    return g.before("3.0.0") ? "k2" : "k3";
  }
}
