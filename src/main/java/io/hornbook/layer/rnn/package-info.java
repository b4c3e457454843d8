/** Recurrent layers, their cells, and the wrappers that walk along time. */
package io.hornbook.layer.rnn;
