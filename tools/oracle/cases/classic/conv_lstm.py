"""ConvLSTM2D of Keras 2, and the cell that it is an RNN of, in both orderings and on both backends."""
import numpy as np

from panel import FIRST, KERNELS, LAST, branch, panel, space
from recorder import case, main

SINCE_2_2 = "2.2.4-tensorflow 2.3.1-*"

for o in (FIRST, LAST):
    d = {"data_format": o}
    panel("panel_conv_lstm_" + o, (3,) + space(o, 2, 5, 4), [
        branch("valid", "ConvLSTM2D", 2, (3, 2), return_sequences=True, **d),
        branch("same_relu", "ConvLSTM2D", 2, (3, 3), padding="same", activation="relu", recurrent_activation="sigmoid", **d),
        branch("same_even_strides", "ConvLSTM2D", 2, (2, 3), padding="same", strides=(2, 1), return_sequences=True, go_backwards=True, **d),
        branch("no_bias_even", "ConvLSTM2D", 2, (2, 2), use_bias=False, unit_forget_bias=False, **d),
        branch("dilation", "ConvLSTM2D", 2, (2, 1), dilation_rate=(2, 2), since=(2, 1), **d)],
        KERNELS if o == FIRST else "2.*")


@case("conv_lstm_stateful", only="2.*-tensorflow 2.3.1-theano")
def _(k):
    rng = np.random.RandomState(4)
    model = k.sequential(k.ConvLSTM2D(2, (3, 2), padding="same", stateful=True, return_sequences=True, batch_input_shape=(2, 3, 5, 4, 1)),
                         k.ConvLSTM2D(3, (2, 2)))
    return model, rng.randn(2, 3, 5, 4, 1).astype("float32"), rng.randn(2, 3, 5, 4, 1).astype("float32")


@case("conv_lstm_states", only=SINCE_2_2)
def _(k):
    x = k.Input((3, 5, 4, 1))
    return k.Model(x, list(k.ConvLSTM2D(2, (3, 3), padding="same", return_state=True, return_sequences=True)(x)))


@case("conv_lstm_cell", only=SINCE_2_2)
def _(k):
    return k.sequential(k.ConvRNN2D(k.ConvLSTM2DCell(2, (3, 2), activation="relu"), return_sequences=True, input_shape=(3, 5, 4, 1)),
                        k.ConvRNN2D(k.ConvLSTM2DCell(3, (2, 2), strides=(2, 1)), go_backwards=True))


@case("conv_lstm_wrapped", only="2.2.4-tensorflow 2.3.1-tensorflow")
def _(k):
    return k.sequential(k.Bidirectional(k.ConvLSTM2D(2, (3, 3), padding="same", return_sequences=True), input_shape=(3, 5, 4, 1)),
                        k.TimeDistributed(k.Flatten()), k.LSTM(3))


if __name__ == "__main__":
    main(__file__)
