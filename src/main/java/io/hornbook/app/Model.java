package io.hornbook.app;

import io.hornbook.dialect.Imported;
import io.hornbook.error.HornbookException;
import io.hornbook.error.Usage;
import io.hornbook.exec.Binder;
import io.hornbook.exec.Bound;
import io.hornbook.exec.BoundNode;
import io.hornbook.exec.Session;
import io.hornbook.exec.Trace;
import io.hornbook.explain.ChangeStory;
import io.hornbook.explain.Explanation;
import io.hornbook.explain.OwnInputs;
import io.hornbook.explain.OwnLayer;
import io.hornbook.layer.registry.Layers;
import io.hornbook.migrate.Channels;
import io.hornbook.migrate.Migration;
import io.hornbook.migrate.Target;
import io.hornbook.model.Change;
import io.hornbook.model.Generation;
import io.hornbook.model.Graph;
import io.hornbook.model.Policies;
import io.hornbook.tensor.DType;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import io.hornbook.verify.Mode;
import io.hornbook.verify.Precision;
import io.hornbook.verify.Reference;
import io.hornbook.verify.Subject;
import io.hornbook.verify.Tolerance;
import io.hornbook.verify.Verdict;
import io.hornbook.verify.Verifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.Supplier;

/** An opened model. Predictions may run in parallel. */
public final class Model {
  private final String name;
  private final Imported imported;
  private final boolean weighted;
  private final Options options;
  private final Function<Options, Optional<Model>> reopen;
  private final Layers layers;
  private Bound bound;

  /**
   * @param weighted whether there are weights
   * @param options what it was opened with
   * @param reopen opens the same file with other options, where it is that of a file
   */
  Model(
      String name,
      Imported imported,
      boolean weighted,
      Options options,
      Function<Options, Optional<Model>> reopen) {
    this.reopen = reopen;
    this.name = name;
    this.imported = imported;
    this.weighted = weighted;
    this.options = options;
    this.layers = new Layers(options.customLayers());
  }

  /** Which Keras wrote it, and how that is known. */
  public Generation generation() {
    return imported.generation();
  }

  /** Everything that was changed to bring it to today's vocabulary. */
  public List<Change> changes() {
    return imported.changes();
  }

  public List<String> inputNames() {
    return imported.graph().inputs().stream().map(p -> p.node()).toList();
  }

  public List<String> outputNames() {
    return imported.graph().outputNames();
  }

  /** Its layers with shapes and parameter counts. */
  public List<BoundNode> layers() {
    return said(() -> bound().nodes());
  }

  /**
   * Runs the model as Keras' {@code predict} does.
   *
   * @param inputs by input name, or by index as a string
   * @return the outputs by name; by index where two outputs share a name
   */
  public Map<String, Tensor> predict(Map<String, Tensor> inputs) {
    return said(
        () -> {
          Reference given = new Reference(prefixed(inputs), "the given inputs");
          List<Tensor> ordered = given.inputs(inputNames(), 0);
          Trace trace = bindTo(ordered).run(ordered, new Session());
          return named(trace.outputs());
        });
  }

  private static Map<String, Tensor> prefixed(Map<String, Tensor> inputs) {
    Map<String, Tensor> prefixed = new LinkedHashMap<>();
    inputs.forEach((key, tensor) -> prefixed.put("inputs/" + key, tensor));
    return prefixed;
  }

  private Map<String, Tensor> named(List<Tensor> outputs) {
    Map<String, Tensor> named = new LinkedHashMap<>();
    boolean unique = outputNames().stream().distinct().count() == outputs.size();
    for (int i = 0; i < outputs.size(); i++) {
      named.put(unique ? outputNames().get(i) : Integer.toString(i), outputs.get(i));
    }
    return named;
  }

  /**
   * Compares the model with the reference tensors in {@code file}, an {@code .h5} or {@code .npz}.
   */
  public Verdict verify(Path file) {
    return verify(References.read(file), Tolerance.DEFAULT);
  }

  /** Compares it in both modes. */
  public Verdict verify(Reference reference, Tolerance tolerance) {
    return verify(reference, tolerance, Mode.BOTH);
  }

  /** Compares the model with what its own Keras computed. */
  public Verdict verify(Reference reference, Tolerance tolerance, Mode mode) {
    Verdict verdict = compared(reference, tolerance, mode);
    return Diagnostician.explain(this, options, reopen, reference, verdict);
  }

  /** The verdict without a diagnosis. */
  Verdict compared(Reference reference, Tolerance tolerance, Mode mode) {
    return said(() -> Verifier.verify(subject(reference), reference, tolerance, mode));
  }

  /**
   * Compares what another engine made of the reference's inputs, within the rounding of this model.
   *
   * @param found its outputs by name or index; activations under the keys of {@code reference}
   */
  public Verdict compare(Reference found, Reference reference, Tolerance tolerance) {
    return said(() -> Verifier.compare(subject(reference), found, reference, tolerance));
  }

  private Subject subject(Reference reference) {
    Bound model = bindTo(reference.inputs(inputNames(), 0));
    DType other = model.dtype() == DType.FLOAT32 ? DType.FLOAT64 : DType.FLOAT32;
    Supplier<Bound> again =
        () -> Binder.bind(imported.graph(), layers, other, Optional.of(model.inputShapes()));
    return new Subject(model, again, Precision.coarsest(Policies.of(imported.graph())));
  }

  /**
   * Runs the predictions whose inputs {@code given} holds, one after the other with states kept.
   *
   * @return inputs and outputs by index, and the activations of the first prediction by layer
   */
  public Reference run(Reference given) {
    List<List<Tensor>> predictions = new ArrayList<>();
    for (int p = 0; p < given.predictions(); p++) {
      predictions.add(given.inputs(inputNames(), p));
    }
    return trace(predictions);
  }

  /**
   * What one of its layers does with timesteps, told as {@link Hornbook#explain} does.
   *
   * @param reference a file with inputs to run it on; drawn ones where there is none
   * @throws HornbookException if there is no such layer, or it takes several tensors
   */
  public Explanation explain(String layer, Optional<Path> reference) {
    return said(
        () -> {
          if (!weighted) {
            bound();
          }
          List<Tensor> inputs =
              reference
                  .map(file -> References.read(file).inputs(inputNames(), 0))
                  .orElseGet(() -> OwnInputs.drawn(imported.graph()));
          String data =
              reference.map(f -> f.getFileName().toString()).orElse("numbers drawn for this page");
          OwnLayer.Subject subject =
              new OwnLayer.Subject(
                  name, generation(), imported.graph(), layers, layer, inputs, data);
          return OwnLayer.explain(Hornbook.explain(), subject);
        });
  }

  /**
   * Everything that was changed to read it, and why that is exact.
   *
   * @param reference a file with tensors to compare the model with after all changes
   */
  public ChangeStory explainChanges(Optional<Path> reference) {
    OptionalDouble apart =
        reference
            .map(this::verify)
            .map(v -> OptionalDouble.of(v.maxAbs()))
            .orElse(OptionalDouble.empty());
    return ChangeStory.of(name, generation(), changes(), apart);
  }

  /**
   * Carries the model over to another Keras. Nothing is written yet.
   *
   * @param channels where its images are to have their channels
   * @param inputShapes the shapes of its inputs, where it does not declare them
   * @throws io.hornbook.error.Unsupported if a layer has no exact form there
   */
  public Migration migrate(Target target, Channels channels, List<Shape> inputShapes) {
    return said(
        () -> {
          if (Binder.declaresInputs(imported.graph())) {
            bound();
          } else {
            bind(Optional.of(inputShapes));
          }
          return Migration.of(imported.graph(), target, channels, layers, inputShapes);
        });
  }

  /** What every layer gives, for consecutive predictions: a reference for another model. */
  Reference trace(List<List<Tensor>> predictions) {
    return trace(predictions, Optional::of);
  }

  /** The same, with the names that layers go by, or none where they are left out. */
  Reference trace(List<List<Tensor>> predictions, Function<String, Optional<String>> names) {
    return said(
        () -> {
          Bound runnable = bindTo(predictions.get(0));
          Session session = new Session();
          Map<String, Tensor> tensors = new LinkedHashMap<>();
          for (int p = 0; p < predictions.size(); p++) {
            Trace trace = runnable.run(predictions.get(p), session);
            Traces.put(predictions.get(p), trace, p, names, tensors);
          }
          return new Reference(tensors, name);
        });
  }

  /** The shapes of its inputs, which it must declare. */
  List<Shape> inputShapes() {
    return said(() -> bound().inputShapes());
  }

  /** This model with another graph of the same inputs and outputs. */
  Model with(Graph other) {
    Imported read = new Imported(other, imported.generation(), imported.changes());
    return new Model(name, read, weighted, options, hints -> Optional.empty());
  }

  /** The canonical graph. */
  Graph graph() {
    return imported.graph();
  }

  /** The model bound to its declared shapes, once; where it declares none, to the inputs given. */
  private Bound bindTo(List<Tensor> inputs) {
    if (Binder.declaresInputs(imported.graph())) {
      return bound();
    }
    return bind(Optional.of(inputs.stream().map(Tensor::shape).toList()));
  }

  private synchronized Bound bound() {
    if (bound == null) {
      bound = bind(Optional.empty());
    }
    return bound;
  }

  private Bound bind(Optional<List<Shape>> given) {
    if (!weighted) {
      throw new Usage(name + " is a topology without weights: give its weights with --weights");
    }
    DType dtype = options.dtype().orElseGet(this::ownType);
    return Binder.bind(imported.graph(), layers, dtype, given);
  }

  /** float64 where a layer computes in it, otherwise float32, also for what Keras did in less. */
  private DType ownType() {
    boolean wide = Policies.of(imported.graph()).contains("float64");
    return wide ? DType.FLOAT64 : DType.FLOAT32;
  }

  /** Runs {@code action}; a problem is said to lie in this model's file. */
  private <T> T said(Supplier<T> action) {
    try {
      return action.get();
    } catch (HornbookException e) {
      throw e.getMessage().contains(name) ? e : e.in(name);
    }
  }
}
