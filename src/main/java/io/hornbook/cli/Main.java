package io.hornbook.cli;

import io.hornbook.app.Hornbook;
import io.hornbook.conformance.Faults;
import io.hornbook.error.HornbookException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Spec;

/** {@code hornbook}: the commands and what they have in common. */
@Command(
    name = "hornbook",
    description = "Reads, runs and verifies Keras models of every generation, 0.3 to 3.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:everything agrees",
      "1:a model disagrees with its reference",
      "2:the command makes no sense as given",
      "3:a model needs what is not supported",
      "4:a file is damaged, foreign or hostile",
      "5:topology and weights contradict each other"
    })
public final class Main implements Runnable {
  private static final List<String> NAMES =
      List.of(
          "verify", "inspect", "explain", "migrate", "record", "compare", "scoreboard", "engine");

  @Spec private CommandLine.Model.CommandSpec spec;

  /** Runs a command and exits with its code. */
  public static void main(String[] args) {
    PrintStream out =
        new PrintStream(
            new java.io.FileOutputStream(java.io.FileDescriptor.out), true, StandardCharsets.UTF_8);
    PrintStream err =
        new PrintStream(
            new java.io.FileOutputStream(java.io.FileDescriptor.err), true, StandardCharsets.UTF_8);
    System.exit(run(args, out, err));
  }

  /** Runs a command; its exit code. */
  static int run(String[] args, PrintStream out, PrintStream err) {
    CommandLine line = new CommandLine(new Main());
    commands(args).forEach(line::addSubcommand);
    line.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
    line.setColorScheme(CommandLine.Help.defaultColorScheme(ansi()));
    line.setExecutionExceptionHandler(
        (fault, command, parsed) -> {
          HornbookException problem = Faults.blame(fault);
          command.getErr().println("hornbook: " + Safe.text(problem.getMessage()));
          return problem.exitCode();
        });
    return line.execute(args);
  }

  /** The command that is named, alone: to read the options of all takes a tenth of a second. */
  private static List<Object> commands(String[] args) {
    boolean named = args.length > 0 && NAMES.contains(args[0]);
    return (named ? List.of(args[0]) : NAMES).stream().map(Main::command).toList();
  }

  private static Object command(String name) {
    return switch (name) {
      case "verify" -> new VerifyCommand();
      case "inspect" -> new InspectCommand();
      case "explain" -> new ExplainCommand();
      case "migrate" -> new MigrateCommand();
      case "record" -> new RecordCommand();
      case "compare" -> new CompareCommand();
      case "scoreboard" -> new ScoreboardCommand();
      case "engine" -> new EngineCommand();
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static Ansi ansi() {
    return Terminal.isPresent() ? Ansi.AUTO : Ansi.OFF;
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  /** What {@code --version} prints. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"hornbook " + Hornbook.version()};
    }
  }
}
