"""Whole models of the kinds people keep, and what training leaves in a file."""

import numpy as np

from modern_harness import L, case, keras, main, layers, sequential

try:
    register = keras.saving.register_keras_serializable
except AttributeError:
    register = keras.utils.register_keras_serializable


@register(package="cases")
class Ramp(keras.initializers.Initializer):
    """An initializer that no reader of the file knows."""

    def __init__(self, slope=0.1):
        self.slope = slope

    def __call__(self, shape, dtype=None, **kwargs):
        return np.full(shape, self.slope, "float32")

    def get_config(self):
        return {"slope": self.slope}


@register(package="cases", name="shifted_loss")
def shifted_loss(y_true, y_pred):
    return (y_true - y_pred + 0.1) ** 2


@register(package="cases", name="largest")
def largest(y_true, y_pred):
    return y_true - y_pred


def tokens(steps, vocabulary):
    return lambda rng: [rng.randint(0, vocabulary, (2, steps)).astype("int32")]


def one_step(loss="mse", metrics=()):
    def fit(model, x, rng):
        model.compile("adam", loss, metrics=list(metrics))
        y = rng.uniform(0, 1, (x[0].shape[0], *model.output_shape[1:])).astype("float32")
        model.fit(x if len(x) > 1 else x[0], y, epochs=1, verbose=0)
    return fit


def of_kind(**more):
    return sequential((4,), L.Dense(5, **more), L.BatchNormalization(), L.Dense(2))


case("mnist_cnn", sequential((14, 12, 1), L.Conv2D(4, 3, activation="relu"), L.Conv2D(5, (3, 2), activation="relu"), L.MaxPooling2D(2),
                             L.Dropout(0.25), L.Flatten(), L.Dense(6, activation="relu"), L.Dropout(0.5), L.Dense(10, activation="softmax")),
     containers="two")
case("imdb_lstm", sequential((None,), L.Embedding(20, 6), L.LSTM(5, dropout=0.2, recurrent_dropout=0.2), L.Dense(1, activation="sigmoid"),
                             dtype="int32"), x=tokens(7, 20), every=True)
case("imdb_bidirectional_lstm", sequential((None,), L.Embedding(20, 6, mask_zero=True), L.Bidirectional(L.LSTM(4)), L.Dropout(0.5),
                                           L.Dense(1, activation="sigmoid")), x=tokens(7, 20), every=True)
case("imdb_cnn_lstm", sequential((9,), L.Embedding(20, 6), L.Dropout(0.25), L.Conv1D(5, 3, activation="relu"), L.MaxPooling1D(2),
                                 L.LSTM(4), L.Dense(1, activation="sigmoid")), x=tokens(9, 20), every=True)
case("video_cnn_lstm", sequential((3, 7, 6, 2), L.TimeDistributed(L.Conv2D(3, 3, activation="relu")), L.TimeDistributed(L.MaxPooling2D(2)),
                                  L.TimeDistributed(L.Flatten()), L.LSTM(4), L.Dense(2, activation="softmax")), every=True)
case("trained_adam", of_kind(), fit=one_step(metrics=["mae"]), containers=["keras"])
case("trained_adam_h5", of_kind(activation="tanh"), fit=one_step(metrics=["mae"]), containers=["h5"])
case("trained_lstm", sequential((5, 4), L.LSTM(3), L.Dense(2)), fit=one_step("huber"), containers=["keras"])
case("regularized_constrained", of_kind(kernel_regularizer="l2", bias_regularizer="l1", activity_regularizer="l2", kernel_constraint="max_norm",
                                        bias_constraint="non_neg"), containers="two")
case("custom_initializer", sequential((4,), lambda: layers.Dense(3, kernel_initializer=Ramp(0.2)), L.Dense(2)), containers="two")
case("custom_loss_metric", of_kind(), fit=one_step(shifted_loss, [largest]), containers=["keras"])
case("custom_loss_metric_h5", of_kind(), fit=one_step(shifted_loss, [largest]), containers=["h5"])

if __name__ == "__main__":
    main(__file__)
