package io.hornbook.app;

import io.hornbook.error.Damaged;
import io.hornbook.error.Usage;
import io.hornbook.format.Content;
import io.hornbook.format.H5Dataset;
import io.hornbook.format.H5Group;
import io.hornbook.format.Hdf5;
import io.hornbook.format.Npz;
import io.hornbook.tensor.Tensor;
import io.hornbook.verify.Reference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads reference tensors from an HDF5 file or an {@code .npz}; the content decides which. */
public final class References {
  private static final int DEEPEST = 32;

  private References() {}

  public static Reference read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new Usage("no reference file at " + file);
    }
    Map<String, Tensor> tensors =
        switch (Content.of(file)) {
          case HDF5 -> tree(Hdf5.open(file));
          case ZIP -> Npz.read(file);
          default ->
              throw new Damaged(
                  "a reference should be an HDF5 file or an .npz; found neither in " + file);
        };
    return new Reference(tensors, file.getFileName().toString());
  }

  /** Whether the file holds tensors under a reference's keys, and no model. */
  public static boolean isReference(Path file) {
    return switch (Content.of(file)) {
      case HDF5 -> Hdf5.open(file).group("outputs").isPresent();
      case ZIP -> Npz.isNpz(file);
      default -> false;
    };
  }

  private static Map<String, Tensor> tree(H5Group root) {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (String group : new String[] {"inputs", "outputs", "activations"}) {
      root.group(group).ifPresent(g -> collect(g, group, tensors, 0));
    }
    return tensors;
  }

  private static void collect(H5Group group, String path, Map<String, Tensor> out, int depth) {
    if (depth > DEEPEST) {
      throw new Damaged("groups are nested deeper than " + DEEPEST + " at " + group.path());
    }
    for (String name : group.names()) {
      Optional<H5Dataset> dataset = group.dataset(name);
      if (dataset.isPresent()) {
        out.put(path + "/" + name, dataset.get().read());
      } else {
        group.group(name).ifPresent(g -> collect(g, path + "/" + name, out, depth + 1));
      }
    }
  }
}
