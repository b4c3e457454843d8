package io.hornbook.engine;

import io.hornbook.error.Damaged;
import io.hornbook.error.Unsupported;
import io.hornbook.error.Usage;
import io.hornbook.format.Npz;
import io.hornbook.process.Answer;
import io.hornbook.process.LineProcess;
import io.hornbook.tensor.Tensor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An engine in a process of its own, which stays alive between models. One that hangs is ended, and
 * one that was ended or crashed is started anew for the next model.
 */
public final class ProcessEngine implements Engine {
  /** TensorFlow needs this long to load on a busy machine. */
  private static final Duration START = Duration.ofMinutes(5);

  /** How often is looked whether an engine keeps to its memory. */
  private static final Duration GLANCE = Duration.ofMillis(200);

  private final List<String> command;
  private final Limits limits;
  private final Path exchange;
  private final Map<?, ?> greeting;
  private LineProcess process;

  private ProcessEngine(List<String> command, Limits limits) {
    this.command = List.copyOf(command);
    this.limits = limits;
    this.greeting = started();
    try {
      this.exchange = Files.createTempDirectory("hornbook-engine");
    } catch (IOException e) {
      end();
      throw new Usage("no folder for temporary files can be made: " + e.getMessage(), e);
    }
  }

  /**
   * Starts an engine.
   *
   * @param command the program and its arguments
   * @param limit how long a model may take, from its file to its outputs
   * @throws Usage if it cannot be started or does not greet
   */
  public static ProcessEngine start(List<String> command, Duration limit) {
    return start(command, Limits.of(limit));
  }

  /**
   * Starts an engine.
   *
   * @param command the program and its arguments
   * @param limits beyond which it is ended
   * @throws Usage if it cannot be started or does not greet
   */
  public static ProcessEngine start(List<String> command, Limits limits) {
    return new ProcessEngine(command, limits);
  }

  @Override
  public String name() {
    return Wire.text(greeting, "engine").orElse("");
  }

  @Override
  public String version() {
    return Wire.text(greeting, "version").orElse("");
  }

  @Override
  public List<String> generations() {
    return greeting.get("generations") instanceof List<?> said
        ? said.stream().map(String::valueOf).toList()
        : List.of();
  }

  @Override
  public Map<String, Tensor> predict(ModelFiles model, Map<String, Tensor> inputs) {
    if (process == null) {
      restart();
    }
    Wire.Question question =
        new Wire.Question(model, exchange.resolve("inputs.npz"), exchange.resolve("outputs.npz"));
    Wire.write(inputs, question.inputs());
    forget(question.outputs());
    process.send(question.line());
    try {
      return outputs(question, Wire.object(line(limits.time()), "the answer of " + name()));
    } catch (Damaged e) {
      end(); // Who knows what it would say next.
      throw new Crashed("gave an answer that makes no sense: " + e.getMessage());
    }
  }

  private Map<String, Tensor> outputs(Wire.Question question, Map<?, ?> answer) {
    Optional<String> refused = Wire.text(answer, "refused");
    if (refused.isPresent() && Boolean.TRUE.equals(answer.get("outside"))) {
      throw new Outside(refused.get());
    }
    if (refused.isPresent()) {
      throw new Unsupported(refused.get());
    }
    if (!Files.exists(question.outputs())) {
      throw new Damaged(
          "%s should write its outputs to %s or say why it refuses; found neither after %s"
              .formatted(name(), question.outputs(), answer));
    }
    return Npz.read(question.outputs());
  }

  private void restart() {
    try {
      started();
    } catch (Usage e) {
      throw new Crashed("does not start again: " + e.getMessage());
    }
  }

  private Map<?, ?> started() {
    process = LineProcess.start(command);
    String shown = String.join(" ", command);
    try {
      Map<?, ?> said = Wire.object(line(START), "the greeting of " + shown);
      if (Wire.text(said, "engine").isPresent() && Wire.text(said, "version").isPresent()) {
        return said;
      }
      throw new Usage("a greeting should name 'engine' and 'version'; found %s".formatted(said));
    } catch (Crashed | Hung | Damaged e) {
      end();
      throw new Usage("'%s' should greet as an engine does: %s".formatted(shown, e.getMessage()));
    }
  }

  /** The next line that is no noise. */
  private String line(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    while (true) {
      long left = Math.min(GLANCE.toNanos(), end - System.nanoTime());
      Answer answer = process.await(Duration.ofNanos(Math.max(1, left)));
      if (answer instanceof Answer.Line line && line.text().startsWith(Wire.MARK)) {
        return line.text().substring(Wire.MARK.length());
      }
      if (answer instanceof Answer.Ended ended) {
        end();
        throw new Crashed(
            "ended with exit code %d: %s".formatted(ended.exitCode(), ended.lastWords()));
      }
      checkMemory();
      if (System.nanoTime() >= end) {
        end();
        throw new Hung("no answer within %d s".formatted(time.toSeconds()));
      }
    }
  }

  private void checkMemory() {
    long held = process.memory().orElse(0) >> 20;
    if (held > limits.mebibytes()) {
      end();
      throw new Crashed(
          "was ended as it held %,d MiB of memory; it may hold %,d"
              .formatted(held, limits.mebibytes()));
    }
  }

  private void end() {
    if (process != null) {
      process.close();
      process = null;
    }
  }

  private static void forget(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be removed", e);
    }
  }

  @Override
  public void close() {
    end();
    forget(exchange.resolve("inputs.npz"));
    forget(exchange.resolve("outputs.npz"));
    forget(exchange);
  }
}
