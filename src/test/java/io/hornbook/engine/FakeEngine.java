package io.hornbook.engine;

import io.hornbook.error.Unsupported;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An engine that stands to its models as it is told; also a program of its own. */
public final class FakeEngine implements Engine {
  /** How it behaves. */
  public enum Manner {
    GOOD,
    WRONG,
    REFUSING,
    OUTSIDE,
    CRASHING,
    HANGING,
    /** Wrong in its first layout, good in its second. */
    TURNED,
    /** Each output good in another layout. */
    MIXED,
    SILENT,
    NOISY,
    /** Takes more and more memory. */
    HUNGRY,
    /** Its answer is no JSON. */
    GARBLED,
    /** Its outputs are no .npz. */
    BROKEN_OUTPUTS
  }

  private final Manner manner;
  private final Engine good = new HornbookEngine();

  public FakeEngine(Manner manner) {
    this.manner = manner;
  }

  /** Serves one of the manner that is named. */
  public static void main(String[] args) throws InterruptedException {
    Manner manner = Manner.valueOf(args[0]);
    if (manner == Manner.SILENT) {
      System.err.println("no engine here");
      System.exit(7);
    }
    if (manner == Manner.GARBLED || manner == Manner.BROKEN_OUTPUTS) {
      Garbage.serve(manner == Manner.GARBLED);
    }
    EngineServer.serve(new FakeEngine(manner));
  }

  /** The command that runs one. */
  public static List<String> command(Manner manner) {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return List.of(
        java,
        manner == Manner.HUNGRY ? "-Xmx1g" : "-Xmx128m",
        "-XX:TieredStopAtLevel=1",
        "-cp",
        TestClassPath.text(),
        FakeEngine.class.getName(),
        manner.name());
  }

  /** One in a process of its own, with limits of its own. */
  public static ProcessEngine process(Manner manner, Limits limits) {
    return ProcessEngine.start(command(manner), limits);
  }

  /** One in a process of its own. */
  public static ProcessEngine process(Manner manner, Duration limit) {
    return ProcessEngine.start(command(manner), limit);
  }

  @Override
  public String name() {
    return "Fake";
  }

  @Override
  public String version() {
    return manner.name();
  }

  @Override
  public List<String> generations() {
    return manner == Manner.REFUSING ? List.of("3") : List.of();
  }

  @Override
  public Map<String, Tensor> predict(ModelFiles model, Map<String, Tensor> inputs) {
    switch (manner) {
      case REFUSING -> throw new Unsupported("no such layer");
      case OUTSIDE -> throw new Outside("not converted");
      case CRASHING -> Runtime.getRuntime().halt(42);
      case HANGING -> sleep();
      case HUNGRY -> eat();
      case NOISY -> System.out.println("hornbook {\"done\": \"a lie\"}");
      default -> {}
    }
    Map<String, Tensor> found = good.predict(model, inputs);
    if (manner == Manner.WRONG) {
      found = zeros(found);
    }
    if (manner == Manner.TURNED) {
      Map<String, Tensor> readings = new LinkedHashMap<>();
      zeros(found).forEach((key, tensor) -> readings.put("readings/first/" + key, tensor));
      found.forEach((key, tensor) -> readings.put("readings/last/" + key, tensor));
      found = readings;
    }
    return manner == Manner.MIXED ? mixed(found) : found;
  }

  private static Map<String, Tensor> mixed(Map<String, Tensor> found) {
    Map<String, Tensor> zeros = zeros(found);
    Map<String, Tensor> readings = new LinkedHashMap<>();
    for (int r = 0; r < 2; r++) {
      for (String key : found.keySet()) {
        boolean good = key.endsWith("0") == (r == 0);
        if (key.startsWith("outputs/")) {
          readings.put("readings/" + r + "/" + key, (good ? found : zeros).get(key));
        }
      }
    }
    return readings;
  }

  private static void eat() {
    List<byte[]> eaten = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      byte[] more = new byte[16 << 20];
      Arrays.fill(more, (byte) 1);
      eaten.add(more);
    }
    sleep();
    throw new AssertionError(eaten.size());
  }

  private static void sleep() {
    try {
      Thread.sleep(Long.MAX_VALUE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Map<String, Tensor> zeros(Map<String, Tensor> tensors) {
    Map<String, Tensor> zeros = new LinkedHashMap<>();
    tensors.forEach(
        (key, tensor) ->
            zeros.put(key, Tensor.zeros(Shape.of(tensor.shape().dims()), tensor.dtype())));
    return zeros;
  }
}
