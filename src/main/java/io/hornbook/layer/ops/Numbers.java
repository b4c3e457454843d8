package io.hornbook.layer.ops;

import io.hornbook.error.Damaged;
import io.hornbook.layer.Checks;
import io.hornbook.layer.Signal;
import io.hornbook.model.Config;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Whole numbers of which some are computed in the graph: sizes, mostly.
 *
 * @param items a number, or the index of the input that gives it, or all of them
 */
record Numbers(List<Item> items) {
  /**
   * @param input index of an input, or -1 for a constant
   */
  record Item(int value, int input) {}

  static Numbers read(Config c, String key) {
    Object value = c.find(key).orElseThrow(() -> new Damaged("the config has no '" + key + "'"));
    List<Item> items = new ArrayList<>();
    for (Object item : value instanceof List<?> list ? list : List.of(value)) {
      if (item instanceof Number n && n.doubleValue() == n.intValue()) {
        items.add(new Item(n.intValue(), -1));
      } else if (item instanceof Map<?, ?> map && map.get("tensor") instanceof Number input) {
        items.add(new Item(0, input.intValue()));
      } else {
        throw new Damaged("'" + key + "' should hold whole numbers; found " + item);
      }
    }
    return new Numbers(List.copyOf(items));
  }

  boolean known() {
    return items.stream().allMatch(i -> i.input() < 0);
  }

  /** How many numbers there are. */
  int count(List<Shape> in) {
    if (items.size() == 1 && items.get(0).input() >= 0) {
      Shape shape = in.get(items.get(0).input());
      Checks.require(shape.rank() <= 1 && shape.isKnown(), "numbers should be a row: %s", shape);
      return shape.intSize();
    }
    return items.size();
  }

  int[] values(List<Signal> in) {
    int[] values = {};
    for (Item item : items) {
      int[] more = {item.value()};
      if (item.input() >= 0) {
        Tensor given = in.get(item.input()).value();
        Checks.require(given.shape().rank() <= 1, "numbers should be a row: %s", given);
        more = given.toInts();
      }
      int before = values.length;
      values = Arrays.copyOf(values, before + more.length);
      System.arraycopy(more, 0, values, before, more.length);
    }
    return values;
  }
}
