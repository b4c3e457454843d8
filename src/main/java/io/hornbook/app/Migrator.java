package io.hornbook.app;

import io.hornbook.error.HornbookException;
import io.hornbook.error.Usage;
import io.hornbook.migrate.Migrated;
import io.hornbook.migrate.Migration;
import io.hornbook.migrate.Target;
import io.hornbook.migrate.Written;
import io.hornbook.model.Change;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import io.hornbook.verify.Proof;
import io.hornbook.verify.Reference;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Carries models over: rewritten, written, read back, compared, and only then put in place. */
public final class Migrator {
  private static final String WEIGHTS = ".weights.h5";

  private Migrator() {}

  /**
   * Migrates the model at {@code path}.
   *
   * @return what was done; nothing was left behind where its proof does not agree
   * @throws HornbookException if the model cannot be read, has no exact form there, or cannot be
   *     written
   */
  public static Migrated migrate(Path path, Options options, MigrationRequest request) {
    checkEnding(request);
    Model before = Hornbook.open(path, options);
    Optional<Reference> reference = request.reference().map(References::read);
    List<Shape> shapes =
        reference
            .map(r -> r.inputs(before.inputNames(), 0).stream().map(Tensor::shape).toList())
            .orElse(List.of());
    Migration migration = before.migrate(request.target(), request.channels(), shapes);
    List<Path> inputs = new ArrayList<>(List.of(path));
    options.weights().ifPresent(inputs::add);
    try (Replacement files = new Replacement(request.overwrite(), inputs)) {
      Model after = write(migration.written(), request, options, files);
      Proof proof = Proofs.of(before, after, migration, reference, request.tolerance());
      List<Change> changes = new ArrayList<>(before.changes());
      changes.addAll(migration.changes());
      Map<String, String> sources = new LinkedHashMap<>();
      for (Path input : inputs) {
        sources.put(String.valueOf(input.getFileName()), Replacement.sha256(input));
      }
      boolean agrees = proof.verdict().agrees();
      Migrated done =
          new Migrated(
              request.target(),
              before.generation(),
              sources,
              agrees ? files.sha256() : Map.of(),
              migration.layouts(),
              migration.readsChannelsFirst(),
              changes,
              proof);
      if (agrees) {
        ProofFiles.write(done, request, files);
        files.commit();
      }
      return done;
    } catch (IOException e) {
      throw new Usage(request.out() + " cannot be written: " + reason(e), e);
    }
  }

  private static String reason(IOException e) {
    if (e instanceof AccessDeniedException) {
      return "you may not write into that folder";
    }
    if (e instanceof NoSuchFileException) {
      return "no file can be made in that folder";
    }
    return e.getMessage();
  }

  private static void checkEnding(MigrationRequest request) {
    String name = String.valueOf(request.out().getFileName());
    boolean right =
        request.target() == Target.KERAS3
            ? name.endsWith(".keras") || name.endsWith(".json")
            : name.endsWith(".h5");
    if (!right) {
      String endings = request.target() == Target.KERAS3 ? ".keras or .json" : ".h5";
      String found = Files.isDirectory(request.out()) ? "the folder " + request.out() : name;
      throw new Usage(
          "-o should be a file that ends in "
              + endings
              + " for "
              + request.target()
              + "; found "
              + found);
    }
  }

  /** Writes the model's files and opens them as anybody would. */
  private static Model write(
      Written written, MigrationRequest request, Options options, Replacement files)
      throws IOException {
    Path out = request.out();
    Options opening = options.dtype().map(Options.NONE::withDType).orElse(Options.NONE);
    if (String.valueOf(out.getFileName()).endsWith(".json")) {
      Path weights = weightsBeside(out);
      Path held = files.add(weights, written::weights);
      Path topology = files.add(out, to -> to.write(utf8(written.topology())));
      return Hornbook.open(
          topology, opening.withWeights(held).withKerasVersion(Written.KERAS3_RELEASE));
    }
    return Hornbook.open(files.add(out, written::whole), opening);
  }

  /** {@code OUT.weights.h5} for {@code OUT.json}. */
  static Path weightsBeside(Path out) {
    String name = String.valueOf(out.getFileName());
    return out.resolveSibling(name.substring(0, name.length() - ".json".length()) + WEIGHTS);
  }

  static byte[] utf8(String text) {
    return text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }
}
