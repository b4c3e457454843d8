package io.hornbook.explain;

import java.util.List;
import java.util.Map;

/**
 * The files of real releases that the demonstrations run, by their folder among the fixtures.
 *
 * @param byId each with its folder as key
 */
public record Specimens(Map<String, Specimen> byId) {
  /** The question's own model: the first is the file that the others are compared with. */
  static final List<String> SEEDS =
      List.of(
          "keras-1.2.2-theano/seed_tdd",
          "keras-1.2.2-theano/seed_td_dense",
          "keras-1.2.2-theano/seed_dense_3d",
          "keras-0.3.3-theano/seed_tdd",
          "keras-2.3.1-tensorflow/seed_dense_3d");

  /** A layer between a mask's source and its user, in each generation. */
  static final List<String> MASKS =
      List.of(
          "keras-0.3.3-theano/mask_through_tdd",
          "keras-0.3.3-theano/mask_through_td_dense",
          "keras-1.0.0-theano/mask_through_td_dense",
          "keras-1.2.2-theano/mask_through_tdd",
          "keras-2.3.1-tensorflow/mask_through_dense_3d",
          "tf.keras-2.15.0/embedding_lstm_dense_masked_lstm",
          "keras-3.15.1-tensorflow/embedding_lstm_td_masked_lstm_keras");

  static final String REFUSED = "rejects/keras1_0_dense_3d";
  static final String SEQ2SEQ = "keras-2.3.1-tensorflow/seq2seq_train";
  static final String ASKED = "keras-0.3.3-theano/seed_tdd";

  public Specimens {
    byId = Map.copyOf(byId);
  }

  /** The folders of all files that are needed. */
  public static List<String> ids() {
    List<String> ids = new java.util.ArrayList<>(SEEDS);
    ids.addAll(MASKS);
    ids.add(SEQ2SEQ);
    ids.add(REFUSED);
    return ids;
  }

  Specimen get(String id) {
    Specimen specimen = byId.get(id);
    if (specimen == null) {
      throw new IllegalStateException("no specimen " + id);
    }
    return specimen;
  }

  List<Specimen> seeds() {
    return SEEDS.stream().map(this::get).toList();
  }
}
