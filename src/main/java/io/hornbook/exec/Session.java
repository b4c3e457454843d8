package io.hornbook.exec;

import io.hornbook.layer.State;

/**
 * What stateful layers remember from one run to the next. One session belongs to one caller; a new
 * one starts from zero states.
 */
public final class Session {
  private State state = new State();

  State state() {
    return state;
  }

  /** Forgets everything, as Keras' {@code reset_states()} does. */
  public void reset() {
    state = new State();
  }
}
