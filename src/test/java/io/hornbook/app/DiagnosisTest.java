package io.hornbook.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.hornbook.conformance.Runner;
import io.hornbook.math.Rearrange;
import io.hornbook.model.Graph;
import io.hornbook.tensor.Shape;
import io.hornbook.tensor.Tensor;
import io.hornbook.verify.Diagnosis;
import io.hornbook.verify.Reference;
import io.hornbook.verify.Tolerance;
import io.hornbook.verify.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Models of the real releases, read wrongly: what is said to be the matter. */
class DiagnosisTest {
  private static Path folder(String fixture) {
    return Path.of("fixtures", fixture);
  }

  private static Model open(String fixture) {
    return new Runner(Options.NONE, Optional.empty(), Optional.empty()).open(folder(fixture));
  }

  private static Reference reference(String fixture) {
    return References.read(folder(fixture).resolve("reference.h5"));
  }

  private static Verdict verify(String fixture, Options options) {
    Path weights = folder(fixture).resolve("weights.h5");
    Options all = Files.exists(weights) ? options.withWeights(weights) : options;
    return Hornbook.open(folder(fixture).resolve("model.json"), all)
        .verify(reference(fixture), Tolerance.DEFAULT);
  }

  /** The model of {@code fixture} with a fault as in {@code faults.txt}. */
  private static Verdict verify(String fixture, String type, String fault) {
    Model model = open(fixture);
    Graph graph = new Fault("", fault, fixture, type, false, List.of(fault)).in(model.graph());
    assertThat(graph).isNotEqualTo(model.graph());
    return model.with(graph).verify(reference(fixture), Tolerance.DEFAULT);
  }

  /** The model of {@code fixture} against its reference with every tensor but inputs changed. */
  private static Verdict verify(String fixture, UnaryOperator<Tensor> change) {
    Map<String, Tensor> tensors = new LinkedHashMap<>(reference(fixture).tensors());
    tensors.replaceAll((key, t) -> key.startsWith("inputs/") ? t : change.apply(t));
    return open(fixture).verify(new Reference(tensors, "a test"), Tolerance.DEFAULT);
  }

  private static void says(Verdict verdict, String... words) {
    assertThat(verdict.agrees()).isFalse();
    assertThat(verdict.diagnosis().map(Diagnosis::describe).orElse("nothing")).contains(words);
    assertThat(verdict.message()).contains(words);
  }

  @Test
  void theanosKernelsReadAsTensorFlows() {
    Options options = Options.NONE.withKerasVersion("1.2.2").withBackend("tensorflow");
    says(
        verify("keras-1.2.2-theano/flatten_after_conv_channels_first", options),
        "'convolution2d_1' agrees",
        "if the kernels are Theano's (flipped): pass --backend theano, or the file was converted");
  }

  /** Keras 0.3 and 1 do not write the ordering of these layers into the file. */
  @ParameterizedTest
  @CsvSource({
    "keras-0.3.3-theano/up_sampling_2d_channels_first, 0.3.3, th, tf",
    "keras-1.2.2-theano/zero_padding_2d_channels_first, 1.2.2, th, tf",
    "keras-1.2.2-theano/up_sampling_2d_channels_last, 1.2.2, tf, th",
  })
  void imagesOfOneOrderingReadAsOfTheOther(
      String fixture, String keras, String written, String read) {
    Options as = Options.NONE.withKerasVersion(keras).withBackend("theano");
    assertThat(verify(fixture, as.withOrdering(written)).agrees()).isTrue();
    Verdict verdict = verify(fixture, as.withOrdering(read));
    assertThat(verdict.agrees()).isFalse();
    assertThat(verdict.message())
        .endsWith(
            "agrees exactly if images are in the ordering '%s': pass --ordering %s"
                .formatted(written, written));
  }

  @Test
  void anOldBatchNormalizationReadAsALaterOne() {
    Options options = Options.NONE.withKerasVersion("1.2.2").withBackend("theano");
    says(verify("keras-1.0.6-theano/batch_norm", options), "pass --keras-version 1.0");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "keras-1.2.2-theano/lstm | LSTM | set recurrent_activation \"hard_sigmoid\" | slope 0.2",
        "keras-1.2.2-theano/lstm | LSTM | set recurrent_activation \"sigmoid\" | slope 0.2",
        "keras-3.15.1-tensorflow/lstm_hard_sigmoid | LSTM | set recurrent_activation \"sigmoid\""
            + " | slope 1/6",
        "keras-2.3.1-tensorflow/lstm | LSTM | gates 4 1 2 | order i, c, f, o",
        "keras-2.3.1-tensorflow/lstm | LSTM | gates 4 0 1 | order f, i, c, o",
        "keras-2.3.1-tensorflow/gru_return_state | GRU | gates 3 0 1 | order r, z, h",
        "keras-2.3.1-tensorflow/gru_reset_after_v_sigmoid_no_bias_backwards | GRU"
            + " | set reset_after false | after the product (reset_after)",
        "keras-3.15.1-tensorflow/lstm_go_backwards | LSTM | set go_backwards false | backwards",
        "keras-2.3.1-tensorflow/batch_norm | BatchNormalization | set epsilon 0.00001 | 0.001",
        "keras-2.3.1-tensorflow/batch_norm | BatchNormalization | sqrt 3 | standard deviations",
        "keras-3.15.1-tensorflow/rms_norm | RMSNormalization | set epsilon 0.00001 | 1.0E-6",
        "keras-2.3.1-tensorflow/conv2d_same_even_channels_last | Conv2D | set activation \"relu\""
            + " | the activation is linear",
        "keras-2.3.1-tensorflow/embedding_mask_gru | Embedding | set mask_zero false"
            + " | index 0 is masked",
        "keras-2.3.1-tensorflow/activation_selu | Flatten | set data_format \"channels_first\""
            + " | Flatten goes channels last",
      })
  void aLayerReadWrongly(String fixture, String type, String fault, String said) {
    says(verify(fixture, type, fault), said);
  }

  @Test
  void aReferenceInAnotherLayout() {
    says(
        verify("keras-2.3.1-tensorflow/masking_simple_rnn_sequences", DiagnosisTest::timeMajor),
        "if the reference is time-major: store it batch first");
    says(
        verify(
            "keras-2.3.1-tensorflow/conv2d_same_even_channels_last",
            t -> Rearrange.moveAxis(t, t.shape().rank() - 1, 1)),
        "if the reference holds its channels first");
    says(
        verify("keras-2.3.1-tensorflow/dense", Rearrange::transpose),
        "if the reference is transposed");
  }

  private static Tensor timeMajor(Tensor t) {
    return t.shape().rank() < 3 ? t : Rearrange.moveAxis(t, 1, 0);
  }

  @Test
  void aReferenceWithoutItsBatchAxis() {
    String fixture = "keras-2.3.1-tensorflow/dense";
    Map<String, Tensor> first = new LinkedHashMap<>(reference(fixture).tensors());
    first.replaceAll((key, t) -> Rearrange.slice(t, 0, 0, 1));
    first.replaceAll((key, t) -> key.startsWith("inputs/") ? t : t.reshape(t.shape().without(0)));
    Verdict verdict = open(fixture).verify(new Reference(first, "a test"), Tolerance.DEFAULT);
    says(verdict, "if the reference lacks the batch axis: store it as predict gives it");
    assertThat(verdict.outputs().get(0).expected()).isEqualTo(Shape.of(4));
  }

  @Test
  void nothingIsSaidWhereNothingExplainsIt() {
    Verdict verdict = verify("keras-2.3.1-tensorflow/lstm", "LSTM", "scale 1 1.01");
    assertThat(verdict.agrees()).isFalse();
    assertThat(verdict.diagnosis()).isEmpty();
  }
}
