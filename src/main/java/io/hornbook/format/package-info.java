/**
 * Containers as they lie on disk: HDF5, the {@code .keras} archive, {@code .npz}, JSON. Everything
 * read here is untrusted: sizes are checked against the stored bytes before anything is allocated,
 * nothing outside the file is read and nothing in it is run. This package knows nothing of layers.
 *
 * <p>The only home of jhdf and of Jackson.
 */
package io.hornbook.format;
