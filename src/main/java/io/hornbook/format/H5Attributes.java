package io.hornbook.format;

import io.hornbook.error.Damaged;
import io.hornbook.tensor.DType;
import io.jhdf.FractalHeap;
import io.jhdf.ObjectHeader;
import io.jhdf.btree.BTreeV2;
import io.jhdf.btree.record.AttributeNameForIndexedAttributesRecord;
import io.jhdf.object.message.AttributeInfoMessage;
import io.jhdf.object.message.AttributeMessage;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The attributes of a group or dataset as plain Java values. */
final class H5Attributes {
  private static final long UNDEFINED = -1;

  private final MeteredStorage storage;
  private final Map<String, AttributeMessage> messages = new LinkedHashMap<>();

  H5Attributes(MeteredStorage storage, ObjectHeader header) {
    this.storage = storage;
    header.getMessagesOfType(AttributeMessage.class).forEach(this::add);
    header.getMessagesOfType(AttributeInfoMessage.class).forEach(this::addDense);
  }

  private void addDense(AttributeInfoMessage info) {
    if (info.getFractalHeapAddress() == UNDEFINED) {
      return;
    }
    var index =
        new BTreeV2<AttributeNameForIndexedAttributesRecord>(
            storage, info.getAttributeNameBTreeAddress());
    FractalHeap heap = new FractalHeap(storage, info.getFractalHeapAddress());
    List<AttributeNameForIndexedAttributesRecord> records = new ArrayList<>(index.getRecords());
    records.sort(
        Comparator.comparingLong(AttributeNameForIndexedAttributesRecord::getCreationOrder));
    for (AttributeNameForIndexedAttributesRecord entry : records) {
      ByteBuffer message = heap.getId(entry.getHeapId());
      add(new AttributeMessage(message, storage, new BitSet()));
    }
  }

  private void add(AttributeMessage message) {
    if (messages.put(message.getName(), message) != null) {
      throw new Damaged("two attributes are named '" + Text.shown(message.getName()) + "'");
    }
  }

  List<String> names() {
    return List.copyOf(messages.keySet());
  }

  /** The value of an attribute, null if there is none of that name. */
  Object value(String name) {
    AttributeMessage message = messages.get(name);
    if (message == null) {
      return null;
    }
    H5Space space = H5Space.of(message.getDataSpace());
    int n = space.intElements();
    if (n == 0) {
      return List.of();
    }
    ElementType type = ElementType.of(message.getDataType());
    ByteBuffer stored = message.getDataBuffer();
    if (stored == null || stored.remaining() < space.bytes(type.bytes())) {
      throw new Damaged("attribute '" + Text.shown(name) + "' declares more than it stores");
    }
    Object array = new Elements(storage).decode(type, stored, n);
    if (space.isScalar()) {
      return plain(array, 0, type.dtype());
    }
    List<Object> values = new ArrayList<>(n);
    for (int i = 0; i < n; i++) {
      values.add(plain(array, i, type.dtype()));
    }
    return List.copyOf(values);
  }

  private static Object plain(Object array, int i, DType dtype) {
    return switch (dtype) {
      case FLOAT32, FLOAT64 -> Array.getDouble(array, i);
      case INT32, INT64 -> Array.getLong(array, i);
      case BOOL, STRING -> Array.get(array, i);
    };
  }
}
