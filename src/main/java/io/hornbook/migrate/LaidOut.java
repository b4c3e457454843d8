package io.hornbook.migrate;

import io.hornbook.model.Change;
import io.hornbook.model.Node;
import java.util.List;
import java.util.Optional;

/**
 * A layer as it stands in the migrated model.
 *
 * @param in how the tensors must lie that it is called on
 * @param out how the tensors lie that it gives
 */
record LaidOut(Node node, List<Layout> in, List<Layout> out, Optional<Change> change) {
  LaidOut {
    in = List.copyOf(in);
    out = List.copyOf(out);
  }

  /** The layer as it is, on tensors that lie as they lay. */
  static LaidOut same(Node node, LayoutSite site) {
    return new LaidOut(
        node,
        site.in().stream().map(s -> Layout.same(s.rank())).toList(),
        site.out().stream().map(s -> Layout.same(s.rank())).toList(),
        Optional.empty());
  }

  /** The layer as it is, on tensors that all lie alike, as does what it gives. */
  static LaidOut follows(Node node, LayoutSite site, Layout layout) {
    return new LaidOut(
        node,
        Layout.all(layout, site.in().size()),
        Layout.all(layout, site.out().size()),
        Optional.empty());
  }

  LaidOut because(Change reason) {
    return new LaidOut(node, in, out, Optional.of(reason));
  }
}
