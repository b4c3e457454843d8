package io.hornbook.dialect;

import io.hornbook.model.NamedWeight;
import java.util.List;

/** The arrays that a weights file keeps together under one name, in the file's order. */
record WeightGroup(String name, List<NamedWeight> arrays) {}
