package io.hornbook.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Numbers of results come from runs: no sentence of the story has one typed into it. */
class TypedNumbersTest {
  private static final Pattern LITERAL = Pattern.compile("\"(?:[^\"\\\\\\n]|\\\\.)*\"");

  /** Digits that are names: releases, issues, dates, ranks, classes, formats, file names. */
  private static final Pattern NAMES =
      Pattern.compile(
          String.join(
              "|",
              "\\d+(\\.\\d+)+",
              "Keras \\d+(\\.\\d+)*",
              "tf-keras #\\d+",
              "from version 2\\.0",
              "In 1\\.0",
              "keras\\d",
              "\\d-[Dd]",
              "#\\d+",
              "\\d{4}-\\d\\d-\\d\\d",
              "18e5b75f67",
              "Stack (Overflow|Exchange) \\d+",
              "%[,.\\d]*[dsef]",
              "float32",
              "seq2seq",
              "Conv[12]D",
              "axis=-?1",
              "kernel_size=3",
              "ndim='2\\+'",
              "rank greater than 2",
              "weights\\.h5|seed_dense_3d|keras1_0",
              "asserts 2 dimensions"));

  @Test
  void noSentenceHasANumberTypedIntoIt() throws IOException {
    List<String> typed = new ArrayList<>();
    int sentences = 0;
    try (Stream<Path> files = Files.list(Path.of("src/main/java/io/hornbook/explain"))) {
      for (Path file : files.toList()) {
        Matcher literal = LITERAL.matcher(Files.readString(file));
        while (literal.find()) {
          String words = literal.group();
          boolean sentence = words.contains(" ");
          sentences += sentence ? 1 : 0;
          if (sentence && NAMES.matcher(words).replaceAll("").matches(".*\\d.*")) {
            typed.add(file.getFileName() + ": " + words);
          }
        }
      }
    }
    assertThat(sentences).isGreaterThan(100);
    assertThat(typed).isEmpty();
  }
}
