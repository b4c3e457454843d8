package io.hornbook.conformance;

import io.hornbook.tensor.Shape;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Records as JSON and back, component by component, so that results cross from one JVM to another
 * whole. Components are records, lists, optionals, shapes, enums, strings and numbers; a number
 * that is not finite is written as a string.
 */
final class RecordJson {
  private RecordJson() {}

  /** {@code value} in maps, lists, strings and numbers. */
  static Object write(Object value) {
    if (value instanceof Record r) {
      Map<String, Object> object = new LinkedHashMap<>();
      for (RecordComponent c : r.getClass().getRecordComponents()) {
        object.put(c.getName(), write(part(r, c)));
      }
      return object;
    }
    if (value instanceof List<?> list) {
      List<Object> array = new ArrayList<>(list.size());
      list.forEach(element -> array.add(write(element)));
      return array;
    }
    if (value instanceof Optional<?> optional) {
      return optional.map(RecordJson::write).orElse(null);
    }
    if (value instanceof Shape shape) {
      List<Object> dims = new ArrayList<>(shape.rank());
      for (int dim : shape.dims()) {
        dims.add((long) dim);
      }
      return dims;
    }
    if (value instanceof Double d) {
      return Double.isFinite(d) ? d : d.toString();
    }
    if (value instanceof Enum<?> e) {
      return e.name();
    }
    return value instanceof Integer i ? (Object) i.longValue() : value;
  }

  private static Object part(Record r, RecordComponent c) {
    try {
      return c.getAccessor().invoke(r);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(c + " cannot be read", e);
    }
  }

  /** The record of class {@code type} that {@link #write} made {@code json} of. */
  static <T extends Record> T read(Object json, Class<T> type) {
    return type.cast(value(json, type));
  }

  private static Object value(Object json, Type type) {
    if (type instanceof ParameterizedType generic) {
      Type of = generic.getActualTypeArguments()[0];
      if (generic.getRawType() == Optional.class) {
        return json == null ? Optional.empty() : Optional.of(value(json, of));
      }
      return ((List<?>) json).stream().map(element -> value(element, of)).toList();
    }
    Class<?> plain = (Class<?>) type;
    if (plain.isRecord()) {
      return record((Map<?, ?>) json, plain);
    }
    if (plain == Shape.class) {
      return Shape.of(((List<?>) json).stream().mapToInt(d -> ((Long) d).intValue()).toArray());
    }
    if (plain == double.class || plain == Double.class) {
      return json instanceof Number n ? n.doubleValue() : Double.parseDouble((String) json);
    }
    if (plain == int.class || plain == Integer.class) {
      return ((Long) json).intValue();
    }
    if (plain.isEnum()) {
      return constant(plain, (String) json);
    }
    return json;
  }

  private static Object constant(Class<?> type, String name) {
    for (Object constant : type.getEnumConstants()) {
      if (((Enum<?>) constant).name().equals(name)) {
        return constant;
      }
    }
    throw new IllegalArgumentException(type + " has no " + name);
  }

  private static Object record(Map<?, ?> json, Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types = new Class<?>[components.length];
    Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      types[i] = components[i].getType();
      values[i] = value(json.get(components[i].getName()), components[i].getGenericType());
    }
    try {
      return type.getDeclaredConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type + " cannot be made", e);
    }
  }
}
