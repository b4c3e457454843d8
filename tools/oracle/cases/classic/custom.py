"""Names that only their author's program knew, where they do not matter for inference; attributes too long for one header."""
import numpy as np

from recorder import case, main
from vocabulary import k

ALL = "2.*"
CUSTOM = {}


def own(thing):
    CUSTOM[thing.__name__] = thing
    return thing


if k.major == 2:
    import keras.backend as K
    from keras.constraints import Constraint
    from keras.initializers import Initializer
    from keras.optimizers import SGD
    from keras.regularizers import Regularizer

    @own
    class Spiral(Initializer):
        def __init__(self, turns=3):
            self.turns = turns

        def __call__(self, shape, dtype=None):
            return K.constant(np.cos(self.turns * np.arange(np.prod(shape))).reshape(shape))

        def get_config(self):
            return {"turns": self.turns}

    @own
    class Gentle(Regularizer):
        def __init__(self, by=0.25):
            self.by = by

        def __call__(self, x):
            return self.by * K.sum(K.abs(x))

        def get_config(self):
            return {"by": self.by}

    @own
    class Bounded(Constraint):
        def __init__(self, limits=(-2, 2)):
            self.limits = limits

        def __call__(self, w):
            return K.clip(w, *self.limits)

        def get_config(self):
            return {"limits": self.limits}

    @own
    class Drift(SGD):
        """An optimizer with a key of its own."""

        def __init__(self, lag=0.5, **kw):
            super(Drift, self).__init__(**kw)
            self.lag = lag

        def get_config(self):
            return dict(super(Drift, self).get_config(), lag=self.lag)


@own
def ramp(shape, dtype=None, **_):
    return K.constant(np.linspace(-1, 1, int(np.prod(shape))).reshape(shape))


@own
def tender(x):
    return 0.1 * K.sum(K.square(x))


@own
def halved(w):
    return w / 2


@own
def crooked_loss(y_true, y_pred):
    return K.mean(K.abs(y_true - y_pred), axis=-1)


@own
def luck(y_true, y_pred):
    return K.mean(y_pred)


def trained(model):
    model.compile(Drift(lag=0.75, momentum=0.9), crooked_loss, metrics=[luck, "mae"])
    model.train_on_batch(np.ones((2, 6, 3)), np.ones((2, 2)))


@case("custom_names_full", full=True, only=ALL, custom=CUSTOM, compile_as=trained)
def _(k):
    return k.sequential(
        k.Dense(5, kernel_initializer=Spiral(5), kernel_regularizer=Gentle(0.125), bias_constraint=Bounded(), input_shape=(6, 3)),
        k.LSTM(4, recurrent_initializer=ramp, recurrent_regularizer=tender, kernel_constraint=halved, activity_regularizer=Gentle()),
        k.BatchNormalization(gamma_initializer=Spiral(), moving_mean_initializer=ramp, beta_regularizer=tender),
        k.Dense(2, bias_initializer=ramp, kernel_constraint=Bounded((0, 1))))


@case("custom_names_several_losses_full", full=True, only=ALL, custom=CUSTOM, compile_as=lambda model: model.compile(
    Drift(), {"one": crooked_loss, "two": "binary_crossentropy"}, metrics={"two": [luck]}, loss_weights={"one": 0.5, "two": 2.}))
def _(k):
    x = k.Input((5,), name="in")
    return k.Model(x, [k.Dense(2, kernel_initializer=ramp, name="one")(x), k.Dense(3, activation="sigmoid", name="two")(x)])


LONG = "w" * 8000


@case("chunked_weight_names", only="2.2.4-tensorflow")
def _(k):
    """Ten weight names of 8 KB each do not fit one attribute: weight_names0, weight_names1."""
    inner = k.sequential(k.Dense(4, input_shape=(5,), name=LONG), k.BatchNormalization(), k.Dense(3), k.Dense(2), name="inner")
    return k.sequential(inner, k.Dense(2, name="head"))


@case("chunked_weight_names_full", only="2.3.1-tensorflow", full=True)
def _(k):
    inner = k.sequential(k.Dense(4, input_shape=(5,), name=LONG), k.BatchNormalization(), k.Dense(3), k.Dense(2), name="inner")
    return k.sequential(inner, k.Dense(2, name="head"))


if __name__ == "__main__":
    main(__file__)
