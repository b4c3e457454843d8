package io.hornbook.engine.dl4j;

import io.hornbook.engine.ModelFiles;
import io.hornbook.tensor.Tensor;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.modelimport.keras.KerasModelImport;
import org.deeplearning4j.nn.modelimport.keras.exceptions.InvalidKerasConfigurationException;
import org.deeplearning4j.nn.modelimport.keras.exceptions.UnsupportedKerasConfigurationException;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A model as DL4J imports it. Some of its layers fail with its workspaces, which are on unless one
 * turns them off: a model that fails is run without.
 */
sealed interface Network {
  /** The names of its inputs, where they have any. */
  List<String> inputs();

  INDArray[] output(INDArray[] inputs);

  /** The output of the next step, from the states that the last left. */
  INDArray[] next(INDArray[] inputs);

  /** A Sequential model. */
  record Chain(MultiLayerNetwork net) implements Network {
    @Override
    public List<String> inputs() {
      return List.of("0");
    }

    @Override
    public INDArray[] output(INDArray[] inputs) {
      try {
        return new INDArray[] {net.output(inputs[0], false)};
      } catch (RuntimeException e) {
        net.getLayerWiseConfigurations().setInferenceWorkspaceMode(WorkspaceMode.NONE);
        return new INDArray[] {net.output(inputs[0], false)};
      }
    }

    @Override
    public INDArray[] next(INDArray[] inputs) {
      return new INDArray[] {net.rnnTimeStep(inputs[0])};
    }
  }

  /** Any other model. */
  record Graph(ComputationGraph net) implements Network {
    @Override
    public List<String> inputs() {
      return net.getConfiguration().getNetworkInputs();
    }

    @Override
    public INDArray[] output(INDArray[] inputs) {
      try {
        return net.output(false, inputs);
      } catch (RuntimeException e) {
        net.getConfiguration().setInferenceWorkspaceMode(WorkspaceMode.NONE);
        return net.output(false, inputs);
      }
    }

    @Override
    public INDArray[] next(INDArray[] inputs) {
      return net.rnnTimeStep(inputs);
    }
  }

  /** The import that fits the model's class. */
  static Network load(ModelFiles files) {
    try {
      return new Graph(graph(files));
    } catch (IOException | InvalidKerasConfigurationException e) {
      if (!String.valueOf(e.getMessage()).contains("Sequential")) {
        throw new Refusal(e);
      }
    } catch (UnsupportedKerasConfigurationException e) {
      throw new Refusal(e);
    }
    try {
      return new Chain(chain(files));
    } catch (IOException
        | InvalidKerasConfigurationException
        | UnsupportedKerasConfigurationException e) {
      throw new Refusal(e);
    }
  }

  private static ComputationGraph graph(ModelFiles files)
      throws IOException,
          InvalidKerasConfigurationException,
          UnsupportedKerasConfigurationException {
    String model = files.model().toString();
    return files.weights().isPresent()
        ? KerasModelImport.importKerasModelAndWeights(
            model, files.weights().get().toString(), false)
        : KerasModelImport.importKerasModelAndWeights(model, false);
  }

  private static MultiLayerNetwork chain(ModelFiles files)
      throws IOException,
          InvalidKerasConfigurationException,
          UnsupportedKerasConfigurationException {
    String model = files.model().toString();
    return files.weights().isPresent()
        ? KerasModelImport.importKerasSequentialModelAndWeights(
            model, files.weights().get().toString(), false)
        : KerasModelImport.importKerasSequentialModelAndWeights(model, false);
  }

  /** The outputs of all predictions that {@code given} holds, under a reference's keys. */
  default Map<String, INDArray> run(Map<String, Tensor> given, Layout layout) {
    int predictions = (int) given.keySet().stream().filter(k -> k.startsWith("inputs/")).count();
    int perPrediction =
        Math.max(1, (int) given.keySet().stream().filter(k -> k.indexOf('@') < 0).count());
    Map<String, INDArray> outputs = new LinkedHashMap<>();
    for (int p = 0; p < predictions / perPrediction; p++) {
      String suffix = p == 0 ? "" : "@" + p;
      INDArray[] inputs = new INDArray[perPrediction];
      for (int i = 0; i < perPrediction; i++) {
        inputs[i] = layout.enter(input(given, i, suffix));
      }
      INDArray[] found = predictions == perPrediction ? output(inputs) : next(inputs);
      for (int i = 0; i < found.length; i++) {
        outputs.put("outputs/" + i + suffix, found[i]);
      }
    }
    return outputs;
  }

  private Tensor input(Map<String, Tensor> given, int i, String suffix) {
    String name = i < inputs().size() ? inputs().get(i) : "";
    for (String key : List.of(name, Integer.toString(i))) {
      Tensor tensor = given.get("inputs/" + key + suffix);
      if (tensor != null) {
        return tensor;
      }
    }
    List<String> keys = given.keySet().stream().filter(k -> k.endsWith(suffix)).sorted().toList();
    return given.get(keys.get(i));
  }
}
