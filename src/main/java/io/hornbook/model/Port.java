package io.hornbook.model;

/**
 * One tensor inside a graph: what a node gives out.
 *
 * @param node name of the node
 * @param call which of the node's calls, from 0
 * @param output which of the call's outputs, from 0
 */
public record Port(String node, int call, int output) {
  public Port(String node) {
    this(node, 0, 0);
  }

  /** Written out, as {@link #hashCode}: a record's own are linked at run time, 10 ms and more. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Port p && call == p.call && output == p.output && node.equals(p.node);
  }

  @Override
  public int hashCode() {
    return (node.hashCode() * 31 + call) * 31 + output;
  }
}
