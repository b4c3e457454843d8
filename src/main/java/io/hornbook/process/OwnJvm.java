package io.hornbook.process;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command that runs another program of this class path, in a JVM set up as this one is. */
public final class OwnJvm {
  /** Agents listen on ports and write files of their own; two of a kind would quarrel. */
  private static final List<String> AGENTS =
      List.of("-agent", "-javaagent", "-Xrunjdwp", "-Xdebug", "-Dcom.sun.management.jmxremote");

  private OwnJvm() {}

  /**
   * The command for {@code main}, with this JVM's own memory limits and modules. Its heap is
   * collected serially, as children run side by side.
   */
  public static List<String> command(String main, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    boolean collected = false;
    for (String option : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
      if (AGENTS.stream().noneMatch(option::startsWith)) {
        collected |= option.matches("-XX:\\+Use\\w+GC");
        command.add(option);
      }
    }
    if (!collected) {
      command.add("-XX:+UseSerialGC");
    }
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main));
    command.addAll(arguments);
    return List.copyOf(command);
  }
}
