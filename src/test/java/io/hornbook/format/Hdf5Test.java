package io.hornbook.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.hornbook.tensor.DType;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Hdf5Test {
  private static final Map<String, DType> TYPES =
      Map.ofEntries(
          Map.entry("float16", DType.FLOAT32),
          Map.entry("float32", DType.FLOAT32),
          Map.entry("float64", DType.FLOAT64),
          Map.entry("int8", DType.INT32),
          Map.entry("int16", DType.INT32),
          Map.entry("int32", DType.INT32),
          Map.entry("int64", DType.INT64),
          Map.entry("uint8", DType.INT32),
          Map.entry("uint16", DType.INT32),
          Map.entry("uint32", DType.INT64),
          Map.entry("uint64", DType.INT64));

  @ParameterizedTest
  @CsvSource({"types.h5,little", "types.h5,big", "types-v110.h5,little", "types-v110.h5,big"})
  void numbersOfEveryWidthAndByteOrderAreRead(String file, String order) {
    H5Group group = Samples.open(file).group(order).orElseThrow();
    assertThat(group.names()).containsExactlyElementsOf(TYPES.keySet().stream().sorted().toList());
    for (String name : group.names()) {
      Tensor read = group.dataset(name).orElseThrow().read();
      int from = name.startsWith("u") ? 0 : -2;
      assertThat(read.dtype()).as(name).isEqualTo(TYPES.get(name));
      assertThat(read.toDoubles())
          .as(name)
          .containsExactly(IntStream.range(from, from + 6).asDoubleStream().toArray());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"types.h5", "types-v110.h5"})
  void booleansStringsScalarsAndEmptyDatasetsAreRead(String file) {
    H5Group root = Samples.open(file);
    assertThat(read(root, "bool").toBooleans())
        .containsExactly(false, true, false, true, false, true);
    assertThat(read(root, "fixed").toStrings()).containsExactly("a", "bcd", "κέρας");
    assertThat(read(root, "vlen").toStrings()).containsExactly("a", "", "κέρας");
    assertThat(read(root, "scalar").shape()).isEqualTo(Shape.of());
    assertThat(read(root, "scalar").toFloats()).containsExactly(2.5f);
    assertThat(read(root, "empty").shape()).isEqualTo(Shape.of(0, 3));
    assertThat(read(root, "null").shape()).isEqualTo(Shape.of(0));
  }

  @Test
  void notANumberInfinitiesAndSubnormalsSurvive() {
    H5Group root = Samples.open("types.h5");
    assertThat(read(root, "edges").toFloats())
        .containsExactly(
            Float.NaN,
            Float.POSITIVE_INFINITY,
            Float.NEGATIVE_INFINITY,
            -0f,
            Float.MIN_VALUE,
            65504f);
    assertThat(read(root, "halves").toFloats())
        .containsExactly(
            Float.NaN,
            Float.POSITIVE_INFINITY,
            Float.NEGATIVE_INFINITY,
            -0f,
            0x1p-24f,
            65504f,
            0.33325195f);
  }

  @ParameterizedTest
  @ValueSource(strings = {"attributes.h5", "attributes-v110.h5"})
  void attributesArePlainValues(String file) {
    H5Group root = Samples.open(file);
    assertThat(root.attribute("text")).contains("κέρας");
    assertThat(root.attribute("bytes")).contains("horn");
    assertThat(root.attribute("padded")).contains("horn");
    assertThat(root.attribute("fixed")).contains(List.of("a", "bcd"));
    assertThat(root.attribute("vlen")).contains(List.of("a", "bcd"));
    assertThat(root.attribute("int")).contains(7L);
    assertThat(root.attribute("int32")).contains(-7L);
    assertThat(root.attribute("float")).contains(0.1);
    assertThat(root.attribute("bool")).contains(true);
    assertThat(root.attribute("numbers")).contains(List.of(0L, 1L, 2L, 3L, 4L, 5L));
    assertThat(root.attribute("none")).contains(List.of());
    assertThat(root.attribute("null")).contains(List.of());
    assertThat(root.attribute("long")).contains("x".repeat(50000));
    assertThat(root.attribute("missing")).isEmpty();
    assertThat(root.attributeNames()).hasSize(13);
    assertThat(root.dataset("data").orElseThrow().attribute("unit")).contains("m");
  }

  @ParameterizedTest
  @CsvSource({
    "plain",
    "gzip",
    "shuffled",
    "checked",
    "grown",
    "grown_twice",
    "one",
    "lzf",
  })
  void chunkedDataAreReadWhateverTheirFilterAndIndex(String name) {
    for (String file : List.of("chunked.h5", "chunked-v110.h5")) {
      Tensor read = read(Samples.open(file), name);
      assertThat(read.shape()).isEqualTo(Shape.of(7, 11, 5));
      assertThat(read.toDoubles())
          .containsExactly(IntStream.range(0, 7 * 11 * 5).asDoubleStream().toArray());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"chunked.h5", "chunked-v110.h5"})
  void whatWasNeverWrittenHasTheFillValue(String file) {
    H5Group root = Samples.open(file);
    float[] filled = read(root, "filled").toFloats();
    assertThat(filled[0]).isEqualTo(1);
    assertThat(filled[1]).isEqualTo(7.5f);
    assertThat(filled[19]).isEqualTo(7.5f);
    assertThat(read(root, "unwritten").toInts()).hasSize(20).containsOnly(-1);
    assertThat(read(root, "later").toFloats()).hasSize(6).containsOnly(0.25f);
    assertThat(read(root, "strings").toStrings()).hasSize(20).startsWith("0", "1").endsWith("19");
  }

  @ParameterizedTest
  @ValueSource(strings = {"many.h5", "many-v110.h5", "many-ordered.h5"})
  void manyChildrenAndAttributesAreListedInTheFilesOrder(String file) {
    H5Group root = Samples.open(file);
    var created = IntStream.range(0, 200).mapToObj(i -> "d" + i);
    var expected = file.contains("ordered") ? created : created.sorted();
    assertThat(root.names()).containsExactlyElementsOf(expected.toList());
    assertThat(root.attributeNames()).hasSize(60);
    assertThat(root.attribute("attribute_42")).contains(42L);
    assertThat(read(root, "d123").toInts()).containsExactly(123);
  }

  @ParameterizedTest
  @ValueSource(strings = {"compact.h5", "compact-v110.h5", "user-block.h5"})
  void compactDataAndUserBlocksAreRead(String file) {
    assertThat(read(Samples.open(file), "compact").toFloats()).containsExactly(0, 1, 2, 3, 4, 5);
  }

  @ParameterizedTest
  @ValueSource(strings = {"linked.h5", "linked-v110.h5"})
  void onlyHardLinksAreFollowed(String file) {
    H5Group root = Samples.open(file);
    assertThat(root.dataset("group/same").orElseThrow().read().toInts()).containsExactly(0, 1, 2);
    assertThat(root.has("soft")).isTrue();
    assertThat(Samples.problem(() -> root.dataset("soft")))
        .hasMessage("'/soft' is a soft link (to /data): only hard links are followed in %s", file);
    assertThat(Samples.problem(() -> root.dataset("external")))
        .hasMessage(
            "'/external' is an external link (to other.h5:/x): links to other files are not"
                + " followed in %s",
            file);
    assertThat(Samples.problem(() -> root.dataset("external/x/y")))
        .hasMessageContaining("external link");
    assertThat(Samples.problem(() -> root.group("dangling"))).hasMessageContaining("soft link");
  }

  @ParameterizedTest
  @ValueSource(strings = {"linked.h5", "linked-v110.h5"})
  void aGroupInsideItselfIsNamed(String file) {
    H5Group root = Samples.open(file);
    assertThat(Samples.problem(() -> root.group("group/loop")))
        .hasMessage("'/group/loop' is its own ancestor '/group' in %s", file);
  }

  @ParameterizedTest
  @ValueSource(strings = {"linked.h5", "linked-v110.h5"})
  void dotsAndEmptySegmentsAreOrdinaryNames(String file) {
    H5Group root = Samples.open(file);
    H5Group group = root.group("group").orElseThrow();
    assertThat(root.group("../group")).isEmpty();
    assertThat(root.dataset("./data")).isEmpty();
    assertThat(group.dataset("../data")).isEmpty();
    assertThat(group.dataset("/data")).isEmpty();
    assertThat(group.dataset("")).isEmpty();
    assertThat(root.dataset("group//same")).isEmpty();
    assertThat(root.has("group/../data")).isFalse();
    assertThat(root.dataset("a.b/c").orElseThrow().read().toInts()).containsExactly(5);
    assertThat(root.group("data")).isEmpty();
    assertThat(root.dataset("group")).isEmpty();
    assertThat(root.dataset("data/x")).isEmpty();
  }

  @Test
  void pathsNameTheObjectFromTheRoot() {
    H5Group root = Samples.open("linked.h5");
    assertThat(root.path()).isEqualTo("/");
    assertThat(root.group("group").orElseThrow().path()).isEqualTo("/group");
    assertThat(root.dataset("group/same").orElseThrow().path()).isEqualTo("/group/same");
    assertThat(root.dataset("group/same").orElseThrow()).hasToString("/group/same in linked.h5");
  }

  @Test
  void aFormatNewerThanTheReaderIsUnsupportedAndSaysWhatToDo() {
    assertThat(Samples.problem(() -> Samples.readAll(Samples.open("newest.h5"))))
        .hasMessageContaining("newer HDF5 format")
        .hasMessageContaining("libver='earliest'")
        .extracting(e -> e.exitCode())
        .isEqualTo(3);
  }

  private static Tensor read(H5Group group, String name) {
    H5Dataset dataset = group.dataset(name).orElseThrow();
    Tensor tensor = dataset.read();
    assertThat(tensor.shape()).isEqualTo(dataset.shape());
    assertThat(tensor.dtype()).isEqualTo(dataset.dtype());
    return tensor;
  }
}
