package io.hornbook.engine;

import io.hornbook.error.HornbookException;
import io.hornbook.tensor.Tensor;
import java.util.List;
import java.util.Map;

/** Something that runs Keras models. */
public interface Engine extends AutoCloseable {
  /** What people call it: {@code Hornbook}, {@code Keras} … */
  String name();

  /** Its version, with whatever else decides what it computes: {@code 3.15.1 on numpy}. */
  String version();

  /**
   * The first numbers of the Keras releases whose files it says it reads, such as {@code 1} and
   * {@code 2}; none where it says nothing. What it makes of other files is counted apart.
   */
  default List<String> generations() {
    return List.of();
  }

  /**
   * Runs a model, once or several times in a row with its states kept.
   *
   * @param model its files, and what is known of them
   * @param inputs {@code inputs/<name or index>}, those of the k-th prediction after the first with
   *     {@code @k} behind it: as a case's reference has them
   * @return {@code outputs/<name or index>}, for each prediction, and where the engine tells them
   *     {@code activations/<layer>}. Where it is not settled how its tensors are laid out, it may
   *     give them several times under {@code readings/<name>/}, of which the best counts
   * @throws HornbookException if it refuses the model, with a reason for people
   * @throws Outside if it has never claimed to run such a model
   * @throws Crashed if it came to its end instead
   * @throws Hung if it took too long
   */
  Map<String, Tensor> predict(ModelFiles model, Map<String, Tensor> inputs);

  /** Frees what it holds. */
  @Override
  default void close() {}
}
