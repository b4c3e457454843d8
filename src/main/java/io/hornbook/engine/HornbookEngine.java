package io.hornbook.engine;

import io.hornbook.app.Hornbook;
import io.hornbook.app.Options;
import io.hornbook.tensor.Tensor;
import io.hornbook.verify.Reference;
import java.util.List;
import java.util.Map;

/** Hornbook itself. */
public final class HornbookEngine implements Engine {
  @Override
  public String name() {
    return "Hornbook";
  }

  @Override
  public String version() {
    return Hornbook.version();
  }

  @Override
  public List<String> generations() {
    return List.of("0", "1", "2", "3");
  }

  @Override
  public Map<String, Tensor> predict(ModelFiles model, Map<String, Tensor> inputs) {
    Reference given = new Reference(inputs, "the given inputs");
    return Hornbook.open(model.model(), options(model)).run(given).tensors();
  }

  private static Options options(ModelFiles model) {
    Options options = Options.NONE;
    options = model.weights().map(options::withWeights).orElse(options);
    options = model.keras().map(options::withKerasVersion).orElse(options);
    options = model.backend().map(options::withBackend).orElse(options);
    return model.ordering().map(options::withOrdering).orElse(options);
  }
}
