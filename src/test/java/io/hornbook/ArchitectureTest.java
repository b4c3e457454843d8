package io.hornbook;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.hornbook.layer.Layer;
import io.hornbook.layer.registry.Layers;
import io.hornbook.model.Generation;
import io.hornbook.tensor.Raw;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The arrows between the packages, as data. */
class ArchitectureTest {
  private static final String ROOT = "io.hornbook";

  /** What each package may use. {@code layer.*} stands for every family of layers. */
  private static final Map<String, Set<String>> MAY_USE =
      Map.ofEntries(
          Map.entry("error", Set.of()),
          Map.entry("process", Set.of("error")),
          Map.entry("tensor", Set.of()),
          Map.entry("math", Set.of("tensor")),
          Map.entry("format", Set.of("tensor", "error")),
          Map.entry("model", Set.of("tensor", "error")),
          Map.entry("dialect", Set.of("format", "model", "math", "tensor", "error")),
          Map.entry("layer", Set.of("model", "math", "tensor", "error")),
          Map.entry("layer.*", Set.of("layer", "model", "math", "tensor", "error")),
          Map.entry("layer.registry", Set.of("layer", "layer.*", "model", "tensor", "error")),
          Map.entry("exec", Set.of("layer.registry", "layer", "model", "tensor", "error")),
          Map.entry(
              "migrate",
              Set.of(
                  "exec",
                  "layer.registry",
                  "verify",
                  "format",
                  "model",
                  "math",
                  "tensor",
                  "error")),
          Map.entry("verify", Set.of("exec", "model", "math", "tensor", "error")),
          Map.entry(
              "explain", Set.of("exec", "layer.registry", "model", "math", "tensor", "error")),
          Map.entry(
              "app",
              Set.of(
                  "explain",
                  "format",
                  "dialect",
                  "exec",
                  "migrate",
                  "verify",
                  "layer",
                  "layer.registry",
                  "model",
                  "math",
                  "tensor",
                  "error")),
          Map.entry("engine", Set.of("app", "verify", "format", "process", "tensor", "error")),
          Map.entry(
              "conformance",
              Set.of(
                  "app", "engine", "exec", "migrate", "process", "verify", "format", "model",
                  "tensor", "error")),
          Map.entry(
              "scoreboard", Set.of("app", "conformance", "engine", "format", "model", "error")),
          Map.entry("junit", Set.of("app", "conformance", "engine", "error")),
          Map.entry(
              "report",
              Set.of(
                  "migrate",
                  "conformance",
                  "scoreboard",
                  "verify",
                  "exec",
                  "format",
                  "model",
                  "tensor")),
          Map.entry(
              "report.page",
              Set.of(
                  "report",
                  "scoreboard",
                  "explain",
                  "conformance",
                  "verify",
                  "format",
                  "model",
                  "tensor",
                  "error")),
          Map.entry(
              "cli",
              Set.of(
                  "app",
                  "explain",
                  "migrate",
                  "verify",
                  "report",
                  "report.page",
                  "conformance",
                  "engine",
                  "process",
                  "scoreboard",
                  "error")));

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  /** The package below the root, or outside; a family of layers is {@code layer.*}. */
  private static String room(JavaClass c) {
    String name = c.getPackageName();
    if (!name.startsWith(ROOT + ".")) {
      return "outside";
    }
    String below = name.substring(ROOT.length() + 1);
    return below.startsWith("layer.") && !below.equals("layer.registry") ? "layer.*" : below;
  }

  @Test
  void everyPackageStandsInTheMap() {
    Set<String> rooms = new TreeSet<>();
    CLASSES.forEach(c -> rooms.add(room(c)));
    assertThat(MAY_USE.keySet()).containsAll(rooms);
  }

  @Test
  void noPackageUsesWhatItMayNot() {
    Set<String> wrong = new TreeSet<>();
    for (JavaClass c : CLASSES) {
      for (Dependency d : c.getDirectDependenciesFromSelf()) {
        JavaClass target = d.getTargetClass();
        boolean ours = target.getPackageName().startsWith(ROOT);
        boolean same = target.getPackageName().equals(c.getPackageName());
        if (ours && !same && !MAY_USE.get(room(c)).contains(room(target))) {
          wrong.add(c.getName() + " uses " + target.getName());
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void thePackagesHaveNoCycles() {
    slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void aFamilyOfLayersNeverUsesAnother() {
    Set<String> wrong = new TreeSet<>();
    for (JavaClass c : CLASSES) {
      for (Dependency d : c.getDirectDependenciesFromSelf()) {
        JavaClass target = d.getTargetClass();
        boolean families = room(c).equals("layer.*") && room(target).equals("layer.*");
        if (families && !c.getPackageName().equals(target.getPackageName())) {
          wrong.add(c.getName() + " uses " + target.getName());
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void eachLibraryHasOneHome() {
    Map<String, List<String>> homes =
        Map.of(
            "io.jhdf", List.of("format"),
            "com.fasterxml.jackson", List.of("format"),
            "org.junit", List.of("junit"),
            "org.opentest4j", List.of("junit"),
            "picocli", List.of("cli"));
    homes.forEach(
        (library, packages) ->
            noClasses()
                .that()
                .resideOutsideOfPackages(
                    packages.stream().map(p -> ROOT + "." + p).toArray(String[]::new))
                .should()
                .dependOnClassesThat(resideInAPackage(library + ".."))
                .check(CLASSES));
  }

  @Test
  void layersKnowNothingOfGenerations() {
    noClasses()
        .that()
        .resideInAnyPackage(ROOT + ".layer..", ROOT + ".math..", ROOT + ".exec..")
        .should()
        .dependOnClassesThat(
            DescribedPredicate.describe("the generation", c -> c.isEquivalentTo(Generation.class)))
        .check(CLASSES);
  }

  @Test
  void onlyKernelsReadersAndLayersReachTheStorageOfTensors() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            ROOT + ".tensor", ROOT + ".math", ROOT + ".format", ROOT + ".layer..")
        .should()
        .dependOnClassesThat(DescribedPredicate.describe("Raw", c -> c.isEquivalentTo(Raw.class)))
        .check(CLASSES);
  }

  @Test
  void everyLayerClassCanBeReachedFromTheLists() {
    Set<String> reached = new TreeSet<>();
    for (JavaClass c : CLASSES) {
      if (c.getSimpleName().endsWith("Layers")) {
        collect(c, reached);
      }
    }
    Set<String> layers = new TreeSet<>();
    for (JavaClass c : CLASSES) {
      if (c.isAssignableTo(Layer.class) && !c.isInterface() && room(c).equals("layer.*")) {
        layers.add(c.getName());
      }
    }
    assertThat(layers).isNotEmpty();
    assertThat(reached).containsAll(layers);
    assertThat(new Layers(List.of()).names()).contains("Dense", "LSTM", "Conv2D", "Add");
  }

  private static void collect(JavaClass from, Set<String> reached) {
    for (Dependency d : from.getDirectDependenciesFromSelf()) {
      JavaClass target = d.getTargetClass();
      if (room(target).equals("layer.*") && reached.add(target.getName())) {
        collect(target, reached);
      }
    }
  }
}
