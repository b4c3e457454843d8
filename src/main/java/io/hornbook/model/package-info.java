/**
 * The canonical model that all generations of Keras are brought to: a graph of nodes in Keras 3's
 * vocabulary, with the weights still in their files' order, and the changes that led there.
 */
package io.hornbook.model;
