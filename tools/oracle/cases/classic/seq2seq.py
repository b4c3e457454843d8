"""Sequence to sequence: with a repeated vector (Keras 0.3 to 1), with states (the ten-minute introduction of Keras 2)."""
import numpy as np

from recorder import also_full, case, main

LATENT, SOURCE, TARGET = 6, 7, 5


def one_hot(rows, steps, tokens, seed):
    return np.eye(tokens, dtype="float32")[np.random.RandomState(seed).randint(tokens, size=(rows, steps))]


@case("seq2seq_repeat")
def _(k):
    return k.sequential(k.LSTM(LATENT, input_shape=(4, SOURCE)), k.RepeatVector(3), k.LSTM(5, return_sequences=True),
                        k.dense_each_step(TARGET, activation="softmax")), one_hot(2, 4, SOURCE, 1)


@case("seq2seq_repeat_td")
def _(k):
    return k.sequential(k.GRU(LATENT, input_shape=(4, SOURCE)), k.RepeatVector(3), k.GRU(4, return_sequences=True),
                        k.TimeDistributed(k.Dense(TARGET)), k.Activation("softmax")), one_hot(2, 4, SOURCE, 1)


def parts(k):
    k.since(2, 0, 5)
    encoder_inputs = k.Input((None, SOURCE))
    _, h, c = k.LSTM(LATENT, return_state=True)(encoder_inputs)
    decoder_inputs = k.Input((None, TARGET))
    lstm = k.LSTM(LATENT, return_sequences=True, return_state=True)
    dense = k.Dense(TARGET, activation="softmax")
    return encoder_inputs, [h, c], decoder_inputs, lstm, dense


@also_full("seq2seq_train")
def _(k):
    encoder_inputs, states, decoder_inputs, lstm, dense = parts(k)
    outputs, _, _ = lstm(decoder_inputs, initial_state=states)
    return k.Model([encoder_inputs, decoder_inputs], dense(outputs)), [one_hot(2, 4, SOURCE, 1), one_hot(2, 3, TARGET, 2)]


@case("seq2seq_encoder")
def _(k):
    encoder_inputs, states, _, _, _ = parts(k)
    return k.Model(encoder_inputs, states), one_hot(2, 4, SOURCE, 1)


@case("seq2seq_decoder")
def _(k):
    _, _, decoder_inputs, lstm, dense = parts(k)
    given = [k.Input((LATENT,)), k.Input((LATENT,))]
    outputs, h, c = lstm(decoder_inputs, initial_state=given)
    rng = np.random.RandomState(5)
    arrays = [one_hot(2, 1, TARGET, 2), rng.randn(2, LATENT).astype("float32"), rng.randn(2, LATENT).astype("float32")]
    return k.Model([decoder_inputs] + given, [dense(outputs), h, c]), arrays


if __name__ == "__main__":
    main(__file__)
