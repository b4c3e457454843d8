package io.hornbook.model;

/**
 * One thing that a dialect changed on the way to the canonical graph.
 *
 * @param id stable name of the rule that made it, such as {@code 1→2/Convolution2D.dim_ordering}
 * @param node path of the node it was made to
 * @param before what the file says
 * @param after what it means today
 * @param why why this is exact
 * @param source the Keras release and file that say so
 */
public record Change(
    String id, String node, String before, String after, String why, String source) {
  /** The reason of a change of words alone. */
  public static final String RENAMED = "the same thing under another name";
}
