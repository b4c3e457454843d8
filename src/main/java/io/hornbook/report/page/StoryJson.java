package io.hornbook.report.page;

import io.hornbook.format.Json;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The numbers for machines: records become objects with their components as keys, tensors {@code
 * {"shape", "values"}}, shapes lists in which an unknown dimension is null.
 */
public final class StoryJson {
  private StoryJson() {}

  /** The record as JSON. */
  public static String of(Record story) {
    return Json.write(value(story));
  }

  /** On one line, and without what would end an HTML script. */
  static String embedded(Record story) {
    return Json.line(value(story)).replace("<", "\\u003c").replace(">", "\\u003e");
  }

  private static Object value(Object o) {
    if (o instanceof Record r) {
      return object(r);
    }
    if (o instanceof List<?> list) {
      return list.stream().map(StoryJson::value).toList();
    }
    if (o instanceof Optional<?> optional) {
      return optional.map(StoryJson::value).orElse(null);
    }
    if (o instanceof OptionalDouble d) {
      return d.isPresent() ? finite(d.getAsDouble()) : null;
    }
    if (o instanceof Double d) {
      return finite(d);
    }
    if (o instanceof Tensor t) {
      return tensor(t);
    }
    if (o instanceof String text) {
      return Words.brief(text);
    }
    return o instanceof Shape s ? dims(s) : o;
  }

  private static Map<String, Object> object(Record r) {
    Map<String, Object> object = new LinkedHashMap<>();
    for (RecordComponent c : r.getClass().getRecordComponents()) {
      try {
        object.put(c.getName(), value(c.getAccessor().invoke(r)));
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("a component of " + r.getClass() + " is hidden", e);
      }
    }
    return object;
  }

  private static Map<String, Object> tensor(Tensor t) {
    List<Object> values = new ArrayList<>();
    for (float v : t.toFloats()) {
      values.add(Float.isFinite(v) ? v : null);
    }
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("shape", dims(t.shape()));
    object.put("values", values);
    return object;
  }

  private static List<Object> dims(Shape shape) {
    List<Object> dims = new ArrayList<>();
    for (int d : shape.dims()) {
      dims.add(d == Shape.UNKNOWN ? null : (Object) d);
    }
    return dims;
  }

  /** JSON has no NaN or infinity: where there is no number, null. */
  private static Double finite(double value) {
    return Double.isFinite(value) ? value : null;
  }
}
