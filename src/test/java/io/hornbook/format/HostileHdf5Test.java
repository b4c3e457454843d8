package io.hornbook.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.hornbook.error.Damaged;
import io.hornbook.error.HornbookException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Metadata that refers to itself, which no library writes: patched into sound files. */
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileHdf5Test {
  private static final int LEVEL = 5;
  private static final int ENTRIES = 6;
  private static final int FIRST_CHILD = 32;
  private static final int CHILD_STEP = 16;

  private static byte[] bytes(String name) throws IOException {
    return Files.readAllBytes(Samples.sound(name));
  }

  private static ByteBuffer content(String name) throws IOException {
    return ByteBuffer.wrap(bytes(name)).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static int find(ByteBuffer content, String signature) {
    int at = StandardCharsets.ISO_8859_1.decode(content.duplicate()).toString().indexOf(signature);
    assertThat(at).isPositive();
    return at;
  }

  private static HornbookException problem(ByteBuffer content) {
    return Samples.problem(() -> Samples.readAll(Hdf5.open(content, "hostile.h5")));
  }

  @Test
  void aTreeThatIsItsOwnBranchEnds() throws IOException {
    ByteBuffer content = content("compact.h5");
    int tree = find(content, "TREE");
    content.put(tree + LEVEL, (byte) 1);
    content.putLong(tree + FIRST_CHILD, tree);
    assertThat(problem(content))
        .isInstanceOf(Damaged.class)
        .hasMessageContaining(" at / in hostile.h5");
  }

  @Test
  void aTreeThatBranchesIntoOneNodeOverAndOverEnds() throws IOException {
    ByteBuffer content = content("many.h5");
    int tree = find(content, "TREE");
    short entries = content.getShort(tree + ENTRIES);
    long leaf = content.getLong(tree + FIRST_CHILD);
    for (int i = 0; i < entries; i++) {
      content.putLong(tree + FIRST_CHILD + i * CHILD_STEP, leaf);
    }
    assertThat(problem(content))
        .isInstanceOf(Damaged.class)
        .hasMessageContaining("two links are named");
  }

  @Test
  void aFileThatIsCutAnywhereIsRefusedOnOpening() throws IOException {
    byte[] whole = bytes("types.h5");
    for (int n = 0; n < whole.length; n += 97) {
      byte[] cut = java.util.Arrays.copyOf(whole, n);
      assertThat(Samples.problem(() -> Hdf5.open(ByteBuffer.wrap(cut), "cut.h5")))
          .as("%s bytes", n)
          .isInstanceOf(Damaged.class);
    }
  }
}
