/**
 * Runs the canonical graph: layers are made from its nodes, weights bound to their slots with every
 * shape checked, and the calls run in order. Every activation is kept, for whoever compares.
 */
package io.hornbook.exec;
