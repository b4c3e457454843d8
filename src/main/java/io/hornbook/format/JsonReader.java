package io.hornbook.format;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.hornbook.error.Damaged;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Builds plain values from Jackson's tokens; its depth is bounded by the parser's own limit. */
record JsonReader(JsonParser parser, String name) {

  /** The one value of the document. */
  Object whole() throws IOException {
    JsonToken first = parser.nextToken();
    if (first == null) {
      throw new Damaged("not JSON: it is empty").in(name);
    }
    Object value = value(first);
    if (parser.nextToken() != null) {
      throw damaged("not JSON: text after the end of the value");
    }
    return value;
  }

  private Object value(JsonToken token) throws IOException {
    return switch (token) {
      case START_OBJECT -> object();
      case START_ARRAY -> array();
      case VALUE_STRING -> parser.getText();
      case VALUE_NUMBER_INT -> integer();
      case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      default -> throw damaged("not JSON: unexpected end");
    };
  }

  private Object integer() throws IOException {
    return switch (parser.getNumberType()) {
      case INT, LONG -> parser.getLongValue();
      default -> Double.valueOf(parser.getText());
    };
  }

  private Map<String, Object> object() throws IOException {
    Map<String, Object> map = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String key = parser.currentName();
      if (map.containsKey(key)) {
        throw damaged("key '" + Text.shown(key) + "' is there twice");
      }
      map.put(key, value(next()));
    }
    return map;
  }

  private List<Object> array() throws IOException {
    List<Object> list = new ArrayList<>();
    for (JsonToken token = next(); token != JsonToken.END_ARRAY; token = next()) {
      list.add(value(token));
    }
    return list;
  }

  private JsonToken next() throws IOException {
    JsonToken token = parser.nextToken();
    if (token == null) {
      throw damaged("not JSON: it ends too early");
    }
    return token;
  }

  private Damaged damaged(String what) {
    JsonLocation at = parser.currentLocation();
    return new Damaged(what + " at line " + at.getLineNr() + " column " + at.getColumnNr())
        .in(name);
  }
}
