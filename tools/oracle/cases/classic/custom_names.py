"""Initializers, regularizers and constraints of the user's own in Keras 0 and 1: only their names stay in the file."""
import numpy as np

from recorder import case, main
from vocabulary import k

CUSTOM = {}

if k.major < 2:
    import keras.backend as K
    from keras.constraints import Constraint
    from keras.regularizers import Regularizer

    class Gentle(Regularizer):
        def __init__(self, by=0.25):
            self.by, self.uses_learning_phase = by, True

        def set_param(self, p):
            self.p = p

        def set_layer(self, layer):
            self.layer = layer

        def __call__(self, loss):
            return loss + self.by * K.sum(K.abs(getattr(self, "p", 0.)))

        def get_config(self):
            return {"name": "Gentle", "by": self.by}

    class Bounded(Constraint):
        def __init__(self, limits=(-2, 2)):
            self.limits = limits

        def __call__(self, w):
            return K.clip(w, *self.limits)

        def get_config(self):
            return {"name": "Bounded", "limits": list(self.limits)}

    CUSTOM = {"Gentle": Gentle, "Bounded": Bounded}


def ramp(shape, name=None, **_):
    return K.variable(np.linspace(-1, 1, int(np.prod(shape))).reshape(shape), name=name)


@case("custom_names", only="0.3.3-* 1.*.[28]-*", custom=dict(CUSTOM, ramp=ramp))
def _(k):
    return k.sequential(
        k.Embedding(7, 5, init=ramp, W_constraint=Bounded(), W_regularizer=Gentle(), input_length=6),
        k.LSTM(4, init=ramp, inner_init=ramp, forget_bias_init=ramp, U_regularizer=Gentle(0.5), return_sequences=True),
        k.Conv1D(3, 2, init=ramp, b_constraint=Bounded((0, 1)), W_regularizer=Gentle()), k.Flatten(),
        k.Dense(6, init=ramp, W_regularizer=Gentle(0.125), b_constraint=Bounded()), k.PReLU(init=ramp),
        k.Dense(2)), np.array([[3, 1, 4, 0, 0, 0], [5, 0, 2, 6, 1, 2]], "int32")


if __name__ == "__main__":
    main(__file__)
