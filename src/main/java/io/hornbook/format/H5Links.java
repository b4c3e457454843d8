package io.hornbook.format;

import io.hornbook.error.Damaged;
import io.jhdf.FractalHeap;
import io.jhdf.GroupSymbolTableNode;
import io.jhdf.LocalHeap;
import io.jhdf.ObjectHeader;
import io.jhdf.SymbolTableEntry;
import io.jhdf.btree.BTreeV1;
import io.jhdf.btree.BTreeV2;
import io.jhdf.btree.record.LinkNameForIndexedGroupRecord;
import io.jhdf.object.message.LinkInfoMessage;
import io.jhdf.object.message.LinkMessage;
import io.jhdf.object.message.SymbolTableMessage;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Lists the links of a group, of the old kind (a symbol table) or the new (link messages, in the
 * object header or in a fractal heap), without touching what they lead to.
 */
final class H5Links {
  private static final long UNDEFINED = -1;
  private static final int SOFT_LINK_ENTRY = 2;

  private final MeteredStorage storage;

  H5Links(MeteredStorage storage) {
    this.storage = storage;
  }

  /** Whether the header is a group's. */
  static boolean isGroup(ObjectHeader header) {
    return header.hasMessageOfType(SymbolTableMessage.class)
        || header.hasMessageOfType(LinkInfoMessage.class)
        || header.hasMessageOfType(LinkMessage.class);
  }

  /** The links by name, in order of creation if the group tracks it, else by name. */
  Map<String, H5Link> of(ObjectHeader header) {
    List<H5Link> links = new ArrayList<>();
    Comparator<H5Link> order = Comparator.comparing(H5Link::name, H5Links::byBytes);
    if (header.hasMessageOfType(SymbolTableMessage.class)) {
      addSymbols(header.getMessageOfType(SymbolTableMessage.class), links);
    } else {
      addMessages(header, links);
      if (tracksOrder(header)) {
        order = Comparator.comparingLong(H5Link::order);
      }
    }
    links.sort(order);
    Map<String, H5Link> byName = new LinkedHashMap<>();
    for (H5Link link : links) {
      if (link.name().isEmpty() || link.name().contains("/")) {
        throw new Damaged("a link is named '" + Text.shown(link.name()) + "'");
      }
      if (byName.put(link.name(), link) != null) {
        throw new Damaged("two links are named '" + Text.shown(link.name()) + "'");
      }
    }
    return byName;
  }

  private static boolean tracksOrder(ObjectHeader header) {
    return header.hasMessageOfType(LinkInfoMessage.class)
        && header.getMessageOfType(LinkInfoMessage.class).isLinkCreationOrderTracked();
  }

  /** As libhdf5 compares names: byte for byte in UTF-8. */
  private static int byBytes(String a, String b) {
    return Arrays.compareUnsigned(
        a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
  }

  private void addMessages(ObjectHeader header, List<H5Link> links) {
    for (LinkMessage message : header.getMessagesOfType(LinkMessage.class)) {
      links.add(link(message));
    }
    if (!header.hasMessageOfType(LinkInfoMessage.class)) {
      return;
    }
    LinkInfoMessage info = header.getMessageOfType(LinkInfoMessage.class);
    if (info.getBTreeNameIndexAddress() == UNDEFINED) {
      return;
    }
    var index =
        new BTreeV2<LinkNameForIndexedGroupRecord>(storage, info.getBTreeNameIndexAddress());
    FractalHeap heap = new FractalHeap(storage, info.getFractalHeapAddress());
    for (LinkNameForIndexedGroupRecord entry : index.getRecords()) {
      ByteBuffer message = heap.getId(entry.getId());
      links.add(link(LinkMessage.fromBuffer(message, storage.getSuperblock())));
    }
  }

  private static H5Link link(LinkMessage message) {
    String name = message.getLinkName();
    long order = message.getCreationOrder();
    return switch (message.getLinkType()) {
      case HARD -> new H5Link(name, H5Link.Kind.HARD, order, message.getHardLinkAddress(), "");
      case SOFT -> new H5Link(name, H5Link.Kind.SOFT, order, -1, message.getSoftLink());
      case EXTERNAL ->
          new H5Link(
              name,
              H5Link.Kind.EXTERNAL,
              order,
              -1,
              message.getExternalFile() + ":" + message.getExternalPath());
    };
  }

  private void addSymbols(SymbolTableMessage table, List<H5Link> links) {
    ByteBuffer names = new LocalHeap(storage, table.getLocalHeapAddress()).getDataBuffer();
    for (long node :
        BTreeV1.createGroupBTree(storage, table.getBTreeAddress()).getChildAddresses()) {
      for (SymbolTableEntry entry :
          new GroupSymbolTableNode(storage, node).getSymbolTableEntries()) {
        String name = string(names, entry.getLinkNameOffset());
        if (entry.getCacheType() == SOFT_LINK_ENTRY) {
          String target = string(names, entry.getLinkValueOffset());
          links.add(new H5Link(name, H5Link.Kind.SOFT, 0, -1, target));
        } else {
          long address = entry.getObjectHeaderAddress();
          links.add(new H5Link(name, H5Link.Kind.HARD, 0, address, ""));
        }
      }
    }
  }

  /** The null-terminated string that starts at {@code offset} of a local heap. */
  private static String string(ByteBuffer heap, int offset) {
    int end = offset;
    while (heap.get(end) != 0) {
      end++;
    }
    byte[] bytes = new byte[end - offset];
    heap.get(offset, bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
