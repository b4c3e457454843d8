/** Engines side by side on the cases of a suite: who computes what Keras did, and who does not. */
package io.hornbook.scoreboard;
