package io.hornbook.format;

import io.hornbook.error.Unsupported;

/**
 * A named link in a group.
 *
 * @param address of the object header that a hard link leads to, else -1
 * @param target what a soft or external link names, else empty
 */
record H5Link(String name, Kind kind, long order, long address, String target) {
  enum Kind {
    HARD,
    SOFT,
    EXTERNAL
  }

  /** The refusal to follow this link, which is not a hard one. */
  Unsupported refusal(String path) {
    String to = target.isEmpty() ? "" : " (to " + Text.shown(target) + ")";
    String what =
        kind == Kind.EXTERNAL
            ? "an external link" + to + ": links to other files are not followed"
            : "a soft link" + to + ": only hard links are followed";
    return new Unsupported("'" + Text.shown(path) + "' is " + what);
  }
}
