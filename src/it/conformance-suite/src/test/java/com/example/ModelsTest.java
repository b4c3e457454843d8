package com.example;

import io.hornbook.engine.HornbookEngine;
import io.hornbook.junit.Conformance;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

class ModelsTest {
  @TestFactory
  Stream<DynamicNode> cases() {
    return Conformance.of(Path.of("models")).against(new HornbookEngine());
  }
}
