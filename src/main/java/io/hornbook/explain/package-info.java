/**
 * The demonstrations behind {@code hornbook explain}, and their numbers: small models made on the
 * spot, files of the real releases, or a reader's own layer, all run by the executor that {@code
 * verify} uses. Results are immutable records; how they look is decided elsewhere.
 */
package io.hornbook.explain;
