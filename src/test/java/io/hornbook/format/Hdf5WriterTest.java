package io.hornbook.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Hdf5WriterTest {
  /** What tools/oracle/hdf5 found libhdf5 to read in the sample. */
  private static final String READ_BY_LIBHDF5 = "written.sha256";

  private static final int LINKS = 300;

  /** All that the writer can write; tools/oracle/hdf5/check.py knows what it should hold. */
  private static Hdf5Tree sample() {
    Hdf5Tree root = new Hdf5Tree();
    root.attribute("config", "{\"long\": \"" + "é".repeat(100_000) + "\"}");
    root.attribute("empty", "").attribute("none", List.of()).attribute("count", -3);
    root.attribute("names", IntStream.range(0, 4000).mapToObj(i -> "κέρας/" + i).toList());
    root.dataset("types/float32", Tensor.of(Shape.of(2, 3), 0f, -1f, 2.5f, 1e-40f, 3e38f, -0f));
    root.dataset("types/float64", Tensor.of(Shape.of(3), 0.1, -1e300, Double.NaN));
    Tensor halves = Tensor.of(Shape.of(5), 0.1f, -65504f, 6e-8f, 1e6f, 2049f);
    root.dataset("types/float16", Hdf5Data.half(halves));
    root.dataset("types/int32", Tensor.of(Shape.of(2), -7, Integer.MAX_VALUE));
    root.dataset("types/int64", Tensor.of(Shape.of(2), -7L, Long.MAX_VALUE));
    root.dataset("types/bool", Tensor.of(Shape.of(2), true, false));
    root.dataset("types/strings", Tensor.of(Shape.of(3), "a", "", "κέρας"));
    root.dataset("empty", Tensor.of(Shape.of(0, 3), new float[0]));
    root.dataset("scalar", Tensor.of(Shape.of(), 2.5f));
    root.dataset("κέρας/größe:0", Tensor.of(Shape.of(1), 1f));
    for (int i = 0; i < LINKS; i++) {
      root.group("many/group_" + i).attribute("name", "layer " + i);
      root.dataset("many/group_" + i + "/0", Tensor.of(Shape.of(1), (float) i));
    }
    root.dataset("large", new Hdf5Data(Hdf5Data.Type.FLOAT32, new long[] {70_000}, counting()));
    return root;
  }

  /** The numbers from 0, as floats. */
  private static Hdf5Data.Content counting() {
    return out -> {
      for (int i = 0; i < 70_000; i++) {
        int bits = Float.floatToIntBits(i);
        out.write(new byte[] {(byte) bits, (byte) (bits >> 8), (byte) (bits >> 16)});
        out.write(bits >> 24);
      }
    };
  }

  private static byte[] bytes(Hdf5Tree tree) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Hdf5Writer.write(tree, out);
    return out.toByteArray();
  }

  private static H5Group written(Hdf5Tree tree) throws IOException {
    return Hdf5.open(ByteBuffer.wrap(bytes(tree)), "written.h5");
  }

  private static Tensor read(H5Group root, String path) {
    return root.dataset(path).orElseThrow().read();
  }

  @Test
  void numbersOfEveryTypeAreReadBack() throws IOException {
    H5Group root = written(sample());
    assertThat(read(root, "types/float32").toFloats())
        .containsExactly(0f, -1f, 2.5f, 1e-40f, 3e38f, -0f);
    assertThat(read(root, "types/float64").toDoubles()).containsExactly(0.1, -1e300, Double.NaN);
    assertThat(read(root, "types/float16").toFloats())
        .containsExactly(0.099975586f, -65504f, 5.9604645e-8f, Float.POSITIVE_INFINITY, 2048f);
    assertThat(read(root, "types/int32").toInts()).containsExactly(-7, Integer.MAX_VALUE);
    assertThat(read(root, "types/int64").doubleAt(1)).isEqualTo((double) Long.MAX_VALUE);
    assertThat(read(root, "types/strings").toStrings()).containsExactly("a", "", "κέρας");
    assertThat(read(root, "large").toFloats()[69_999]).isEqualTo(69_999f);
  }

  @Test
  void emptyArraysAndScalarsAreReadBack() throws IOException {
    H5Group root = written(sample());
    assertThat(read(root, "empty").shape()).isEqualTo(Shape.of(0, 3));
    assertThat(read(root, "scalar").shape()).isEqualTo(Shape.of());
    assertThat(read(root, "κέρας/größe:0").toFloats()).containsExactly(1f);
  }

  @Test
  void attributesBeyond64KilobytesAreReadBack() throws IOException {
    H5Group root = written(sample());
    assertThat((String) root.attribute("config").orElseThrow()).hasSize(100_012).endsWith("é\"}");
    assertThat(root.attribute("count")).contains(-3L);
    List<?> names = (List<?>) root.attribute("names").orElseThrow();
    assertThat(names).hasSize(4000);
    assertThat(names.get(3999)).isEqualTo("κέρας/3999");
  }

  @Test
  void groupsWithHundredsOfLinksAreReadBack() throws IOException {
    H5Group many = written(sample()).group("many").orElseThrow();
    assertThat(many.names()).hasSize(LINKS);
    for (int i = 0; i < LINKS; i++) {
      H5Group group = many.group("group_" + i).orElseThrow();
      assertThat(group.attribute("name")).contains("layer " + i);
      assertThat(read(group, "0").toFloats()).containsExactly(i);
    }
  }

  @Test
  void theSampleHasTheBytesThatLibhdf5WasFoundToRead()
      throws IOException, NoSuchAlgorithmException {
    byte[] written = bytes(sample());
    Files.write(Path.of("target", "written.h5"), written);
    String sha = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(written));
    String known =
        new String(
            Hdf5WriterTest.class.getResourceAsStream(READ_BY_LIBHDF5).readAllBytes(),
            StandardCharsets.UTF_8);
    assertThat(known).as("tools/oracle/hdf5/check.py records what it has read").startsWith(sha);
  }

  /** 3 GiB of zeros, in the memory of one piece. */
  @Test
  void datasetsBeyondTwoGibibytesAreStreamed() throws IOException {
    long rows = 3L << 18;
    byte[] row = new byte[4096];
    Hdf5Data data =
        new Hdf5Data(
            Hdf5Data.Type.FLOAT32,
            new long[] {rows, 1024},
            out -> {
              for (long i = 0; i < rows; i++) {
                out.write(row, 0, row.length);
              }
            });
    Counter counter = new Counter();
    Hdf5Writer.write(new Hdf5Tree().dataset("big", data).attribute("last", "x"), counter);
    assertThat(counter.count).isGreaterThan(3L << 30).isLessThan((3L << 30) + 8192);
  }

  private static final class Counter extends OutputStream {
    private long count;

    @Override
    public void write(int b) {
      count++;
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
      count += length;
    }
  }

  @Test
  void aDatasetThatGivesMoreOrLessThanItSaidIsRefused() {
    Hdf5Data less = new Hdf5Data(Hdf5Data.Type.FLOAT32, new long[] {2}, out -> out.write(1));
    Hdf5Data more = new Hdf5Data(Hdf5Data.Type.INT8, new long[] {1}, out -> out.write(new byte[2]));
    for (Hdf5Data wrong : List.of(less, more)) {
      assertThatThrownBy(() -> bytes(new Hdf5Tree().dataset("x", wrong)))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void twoThingsOfOneNameAreRefused() {
    Hdf5Tree tree = new Hdf5Tree().dataset("a/b", Tensor.of(Shape.of(1), 1f));
    assertThatThrownBy(() -> tree.dataset("a/b", Tensor.of(Shape.of(1), 1f)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> tree.group("a/b")).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "1, 15360",
    "-2, -16384",
    "65504, 31743",
    "65519.99, 31743",
    "65520, 31744",
    "5.9604645e-8, 1",
    "2.9802322e-8, 0",
    "2.98023e-8, 0",
    "2.9803e-8, 1",
    "6.1035e-5, 1024",
    "6.097555e-5, 1023",
    "NaN, 32256",
    "-Infinity, -1024",
    "2049, 26624",
    "2051, 26626"
  })
  void halvesAreRoundedToTheNearestTiesToEven(float value, short half) {
    assertThat(Encoding.half(value)).isEqualTo(half);
  }

  @ParameterizedTest
  @CsvSource({"'', deadbeef", "Four score and seven years ago, 17770551"})
  void lookup3GivesItsAuthorsChecksums(String text, String checksum) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    assertThat(Integer.toHexString(Lookup3.of(bytes, bytes.length))).isEqualTo(checksum);
  }
}
