package io.hornbook.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.hornbook.error.HornbookException;
import io.hornbook.tensor.DType;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NpzTest {
  @Test
  void arraysKeepTheirOrderAndLoseTheirSuffix() {
    assertThat(Npz.read(Samples.sound("arrays.npz")).keySet()).startsWith("second", "first");
  }

  @ParameterizedTest
  @CsvSource({
    "second,FLOAT32",
    "first,FLOAT64",
    "fortran,INT32",
    "half,FLOAT32",
    "bytes,INT32",
    "big,INT64",
    "unsigned,INT64"
  })
  void numbersOfEveryTypeAndOrderAreRead(String name, DType dtype) {
    Tensor read = Npz.read(Samples.sound("arrays.npz")).get(name);
    assertThat(read.shape()).isEqualTo(Shape.of(2, 3));
    assertThat(read.dtype()).isEqualTo(dtype);
    assertThat(read.toDoubles()).containsExactly(0, 1, 2, 3, 4, 5);
  }

  @Test
  void booleansTextScalarsAndEmptyArraysAreRead() {
    Map<String, Tensor> arrays = Npz.read(Samples.sound("arrays.npz"));
    assertThat(arrays.get("flags").toBooleans())
        .containsExactly(false, true, false, true, false, true);
    assertThat(arrays.get("text").toStrings()).containsExactly("a", "κέρας");
    assertThat(arrays.get("ascii").toStrings()).containsExactly("a", "bcd");
    assertThat(arrays.get("scalar").shape()).isEqualTo(Shape.of());
    assertThat(arrays.get("scalar").toFloats()).containsExactly(2.5f);
    assertThat(arrays.get("empty").shape()).isEqualTo(Shape.of(0, 3));
  }

  @Test
  void compressedArraysAreRead() {
    assertThat(Npz.read(Samples.sound("compressed.npz")).get("zeros").shape())
        .isEqualTo(Shape.of(50, 40));
  }

  @Test
  void columnMajorDataOfAnyRankAreTurned() {
    Tensor read = Npy.read(npy("'<i4'", true, "(2, 3, 2)", 48), "x");
    assertThat(read.shape()).isEqualTo(Shape.of(2, 3, 2));
    assertThat(read.toInts()).containsExactly(0, 6, 2, 8, 4, 10, 1, 7, 3, 9, 5, 11);
  }

  @Test
  void objectArraysAreNeverUnpickled() {
    HornbookException problem = Samples.problem(() -> Npz.read(Samples.sound("pickled.npz")));
    assertThat(problem)
        .hasMessage(
            "an array of Python objects, which is never unpickled in 'objects.npy' in pickled.npz");
    assertThat(problem.exitCode()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'<f4' | (1000000,)            | declares 1000000 elements of 4 bytes, stores 40 bytes in x",
        "'<f8' | (2147483647, 2147483647, 2147483647) | stores 40 bytes in x",
        "'<f4' | (99999999999,)        | declares the shape (99999999999,) in x",
        "'<f4' | (-1,)                 | a header without 'shape' in x",
        "'<U0' | (2000000000,)         | declares 2000000000 elements of 0 bytes",
        "'<c8' | (2,)                  | elements of numpy type 'c8' in x",
        "[('a', '<f4')] | (2,)         | elements of numpy type [('a' in x",
        "'<f3' | (2,)                  | elements of numpy type 'f3' in x"
      },
      quoteCharacter = '`')
  void aHeaderThatLiesIsRefused(String descr, String shape, String message) {
    assertThat(Samples.problem(() -> Npy.read(npy(descr, false, shape, 40), "x")))
        .hasMessageContaining(message);
  }

  @Test
  void anArrayThatIsCutAnywhereIsRefused() {
    byte[] whole = npy("'<f4'", false, "(10,)", 40);
    for (int n = 0; n < whole.length; n++) {
      byte[] cut = java.util.Arrays.copyOf(whole, n);
      assertThat(Samples.problem(() -> Npy.read(cut, "x"))).as("%s bytes", n).isNotNull();
    }
    assertThat(Npy.read(whole, "x").size()).isEqualTo(10);
  }

  private static byte[] npy(String descr, boolean fortran, String shape, int bytes) {
    String header =
        "{'descr': %s, 'fortran_order': %s, 'shape': %s, }\n"
            .formatted(descr, fortran ? "True" : "False", shape);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(Npy.MAGIC);
    out.writeBytes(new byte[] {1, 0, (byte) header.length(), (byte) (header.length() >> 8)});
    out.writeBytes(header.getBytes(StandardCharsets.ISO_8859_1));
    for (int i = 0; i < bytes; i++) {
      out.write(i % 4 == 0 ? i / 4 : 0);
    }
    return out.toByteArray();
  }
}
