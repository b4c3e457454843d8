package io.hornbook.format;

import io.hornbook.error.Damaged;
import io.hornbook.error.Unsupported;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an {@code .npy} header declares: the Python dictionary {@code {'descr': '<f4',
 * 'fortran_order': False, 'shape': (2, 3), }}, of which no more than that is read.
 */
record NpyHeader(
    char kind, int itemBytes, boolean bigEndian, boolean fortranOrder, List<Integer> dims) {
  private static final int MOST_DIMENSIONS = 32;
  private static final Pattern DESCR =
      Pattern.compile("'descr'\\s*:\\s*'([<>|=]?)([a-zA-Z])([0-9]{0,9})'");
  private static final Pattern OTHER_DESCR = Pattern.compile("'descr'\\s*:\\s*([^,}]{0,40})");
  private static final Pattern FORTRAN = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
  private static final Pattern SHAPE =
      Pattern.compile("'shape'\\s*:\\s*\\(((?:[0-9]+L?,? ?)*+)\\)");

  static NpyHeader parse(String text, String where) {
    Matcher descr = DESCR.matcher(text);
    if (!descr.find()) {
      Matcher other = OTHER_DESCR.matcher(text);
      if (other.find()) {
        throw new Unsupported("elements of numpy type " + Text.shown(other.group(1))).in(where);
      }
      throw new Damaged("a header without 'descr'").in(where);
    }
    char kind = descr.group(2).charAt(0);
    String digits = descr.group(3);
    int size = digits.isEmpty() ? 1 : Integer.parseInt(digits);
    boolean big = descr.group(1).equals(">");
    NpyHeader header =
        new NpyHeader(
            kind, itemBytes(kind, size, where), big, fortran(text, where), shape(text, where));
    return header;
  }

  private static int itemBytes(char kind, int size, String where) {
    boolean known =
        switch (kind) {
          case 'f' -> size == 2 || size == 4 || size == 8;
          case 'i', 'u' -> size == 1 || size == 2 || size == 4 || size == 8;
          case 'b' -> size == 1;
          case 'U', 'S' -> size <= 10_000_000;
          case 'O' -> true;
          default -> false;
        };
    if (!known) {
      throw new Unsupported("elements of numpy type '" + kind + size + "'").in(where);
    }
    return kind == 'U' ? 4 * size : size;
  }

  private static boolean fortran(String text, String where) {
    Matcher fortran = FORTRAN.matcher(text);
    if (!fortran.find()) {
      throw new Damaged("a header without 'fortran_order'").in(where);
    }
    return fortran.group(1).equals("True");
  }

  private static List<Integer> shape(String text, String where) {
    Matcher shape = SHAPE.matcher(text);
    if (!shape.find()) {
      throw new Damaged("a header without 'shape'").in(where);
    }
    List<Integer> dims = new ArrayList<>();
    Matcher dim = Pattern.compile("[0-9]+").matcher(shape.group(1));
    while (dim.find()) {
      if (dim.group().length() > 10
          || Long.parseLong(dim.group()) > Integer.MAX_VALUE
          || dims.size() == MOST_DIMENSIONS) {
        throw new Damaged("declares the shape (" + Text.shown(shape.group(1)) + ")").in(where);
      }
      dims.add(Integer.parseInt(dim.group()));
    }
    return List.copyOf(dims);
  }
}
