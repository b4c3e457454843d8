package io.hornbook.app;

import io.hornbook.migrate.Channels;
import io.hornbook.migrate.Target;
import io.hornbook.verify.Tolerance;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What is to be written.
 *
 * @param channels where its images are to have their channels
 * @param out the file: {@code .keras}, {@code .json} (with a {@code .weights.h5} beside it) or
 *     {@code .h5}
 * @param reference the inputs to prove it on; made-up ones where there is none
 * @param overwrite whether files that are there may be replaced
 * @param check whether to write a Python script that repeats the proof in real Keras
 */
public record MigrationRequest(
    Target target,
    Channels channels,
    Path out,
    Optional<Path> reference,
    boolean overwrite,
    boolean check,
    Tolerance tolerance) {}
