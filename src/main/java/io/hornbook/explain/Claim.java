package io.hornbook.explain;

/**
 * Something that is said about these layers.
 *
 * @param said the claim
 * @param by who says it, where
 * @param verdict what the numbers say
 * @param number the number that decides, from a run
 * @param shows what the number is
 * @param source where the truth stands
 */
public record Claim(
    String said, String by, String verdict, String number, String shows, String source) {}
