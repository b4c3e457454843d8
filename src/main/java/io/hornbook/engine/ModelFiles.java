package io.hornbook.engine;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A model's files and what is known of them.
 *
 * @param id the case's path below its suite; an engine that converts models beforehand finds its
 *     own file by it
 * @param model the full {@code .h5}, {@code .keras} or topology JSON
 * @param weights a separate weights file
 * @param keras the Keras release that wrote it
 * @param backend the backend it ran on
 * @param ordering image dimension ordering where configs are silent
 */
public record ModelFiles(
    String id,
    Path model,
    Optional<Path> weights,
    Optional<String> keras,
    Optional<String> backend,
    Optional<String> ordering) {}
