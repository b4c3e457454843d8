package io.hornbook.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.hornbook.tensor.DType;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NpzWriterTest {
  @Test
  void whatIsWrittenIsReadAgain(@TempDir Path folder) throws IOException {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.put("inputs/0", Tensor.of(Shape.of(2, 1), Float.NaN, -0f));
    tensors.put("inputs/0@1", Tensor.of(Shape.of(1), Math.PI));
    tensors.put("outputs/int", Tensor.of(Shape.of(2), Integer.MIN_VALUE, 7));
    tensors.put("outputs/long", Tensor.of(Shape.of(1, 1, 2), Long.MAX_VALUE, (1L << 53) + 1));
    tensors.put("outputs/flag", Tensor.of(Shape.of(3), true, false, true));
    tensors.put("outputs/text", Tensor.of(Shape.of(2), "κέρας \uD83D\uDCEF", ""));
    tensors.put("outputs/none", Tensor.zeros(Shape.of(0, 3), DType.FLOAT32));
    tensors.put("outputs/scalar", Tensor.of(Shape.of(), 1.5f));
    Path file = folder.resolve("all.npz");
    try (OutputStream out = Files.newOutputStream(file)) {
      NpzWriter.write(tensors, out);
    }
    Map<String, Tensor> read = Npz.read(file);
    assertThat(read.keySet()).containsExactlyElementsOf(tensors.keySet());
    tensors.forEach((name, t) -> assertThat(shown(read.get(name))).as(name).isEqualTo(shown(t)));
  }

  private static String shown(Tensor t) {
    StringBuilder text = new StringBuilder(t.dtype() + " " + t.shape());
    for (int i = 0; i < t.size(); i++) {
      text.append(' ');
      switch (t.dtype()) {
        case STRING -> text.append(t.stringAt(i));
        case INT64 -> text.append(((long[]) io.hornbook.tensor.Raw.array(t))[i]);
        default -> text.append(Double.doubleToRawLongBits(t.doubleAt(i)));
      }
    }
    return text.toString();
  }
}
