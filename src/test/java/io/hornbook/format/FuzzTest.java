package io.hornbook.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.hornbook.error.HornbookException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Damaged files of every kind end as a problem for people, or are read; nothing else comes out. */
@Timeout(value = 300, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FuzzTest {
  /** The day of the question; {@code -Dhornbook.fuzz=20} asks for 20 times as many rounds. */
  private static final long SEED = Long.getLong("hornbook.fuzz.seed", 20160322);

  @TempDir Path folder;

  private interface Reading {
    void read(byte[] content) throws IOException;
  }

  /** Cuts the content at many lengths and flips, overwrites or zeroes bytes at many places. */
  private static int damage(byte[] whole, int times, Reading reading) {
    int rounds = times * Integer.getInteger("hornbook.fuzz", 1);
    Random random = new Random(SEED);
    int refused = 0;
    for (int i = 0; i < rounds; i++) {
      byte[] content = whole.clone();
      if (i % 4 == 0) {
        content = Arrays.copyOf(content, random.nextInt(content.length));
      } else {
        int places = 1 + random.nextInt(1 << (i % 4));
        for (int k = 0; k < places; k++) {
          int at = random.nextInt(content.length);
          content[at] =
              switch (random.nextInt(3)) {
                case 0 -> (byte) (content[at] ^ (1 << random.nextInt(8)));
                case 1 -> (byte) random.nextInt();
                default -> (byte) 0xff;
              };
        }
      }
      refused += refuses(content, i, reading) ? 1 : 0;
    }
    return refused;
  }

  private static boolean refuses(byte[] content, int round, Reading reading) {
    try {
      reading.read(content);
      return false;
    } catch (HornbookException e) {
      assertThat(e.getMessage()).isNotBlank().doesNotContain("\n");
      return true;
    } catch (Throwable e) {
      return fail("round " + round + " ended with " + e, e);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "types.h5", "types-v110.h5", "chunked.h5", "chunked-v110.h5", "attributes-v110.h5",
        "linked.h5", "linked-v110.h5", "compact.h5", "compact-v110.h5", "many-v110.h5"
      })
  void damagedHdf5(String name) throws IOException {
    byte[] whole = Files.readAllBytes(Samples.sound(name));
    int refused =
        damage(
            whole,
            whole.length > 40_000 ? 100 : 400,
            content -> Samples.readAll(Hdf5.open(ByteBuffer.wrap(content), "fuzz.h5")));
    assertThat(refused).isPositive();
  }

  /** Damage that aims at metadata: most bytes of a file this small are. */
  @Test
  void everyByteOfASmallFileSetToEveryExtreme() throws IOException {
    byte[] whole = Files.readAllBytes(Samples.sound("compact-v110.h5"));
    byte[] old = Files.readAllBytes(Samples.sound("compact.h5"));
    for (byte[] file : new byte[][] {whole, old}) {
      for (int at = 0; at < file.length; at++) {
        for (int value : new int[] {0, 0x7f, 0xff}) {
          byte[] content = file.clone();
          content[at] = (byte) value;
          refuses(content, at, c -> Samples.readAll(Hdf5.open(ByteBuffer.wrap(c), "fuzz.h5")));
        }
      }
    }
  }

  @Test
  void damagedArchives() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      put(zip, "metadata.json", "{\"keras_version\": \"3\"}".getBytes(StandardCharsets.UTF_8));
      put(zip, "config.json", "{\"class_name\": \"Model\"}".getBytes(StandardCharsets.UTF_8));
      put(zip, "model.weights.h5", Files.readAllBytes(Samples.sound("compact.h5")));
    }
    Path path = folder.resolve("fuzz.keras");
    int refused =
        damage(
            out.toByteArray(),
            400,
            content -> {
              Files.write(path, content);
              Samples.readAll(KerasArchive.open(path).weights());
            });
    assertThat(refused).isPositive();
  }

  @Test
  void damagedNpz() throws IOException {
    byte[] whole = Files.readAllBytes(Samples.sound("arrays.npz"));
    Path path = folder.resolve("fuzz.npz");
    int refused =
        damage(
            whole,
            400,
            content -> {
              Files.write(path, content);
              Npz.read(path);
            });
    assertThat(refused).isPositive();
  }

  @Test
  void damagedJson() {
    String text =
        "{\"class_name\": \"Sequential\", \"config\": [1, -2.5e3, \"κέρας\", null, true]}";
    int refused =
        damage(
            text.getBytes(StandardCharsets.UTF_8), 3000, content -> Json.parse(content, "f.json"));
    assertThat(refused).isPositive();
  }

  private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content);
    zip.closeEntry();
  }
}
