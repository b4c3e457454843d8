"""The encoder and decoder of the blog post "A ten-minute introduction to sequence-to-sequence learning in Keras"."""

import numpy as np

from modern_harness import case, keras, layers, main

LATENT, ENCODER_TOKENS, DECODER_TOKENS = 6, 7, 5


def whole():
    encoder_inputs = keras.Input((None, ENCODER_TOKENS), name="encoder_inputs")
    encoder = layers.LSTM(LATENT, return_state=True, name="encoder")
    _, h, c = encoder(encoder_inputs)
    decoder_inputs = keras.Input((None, DECODER_TOKENS), name="decoder_inputs")
    decoder = layers.LSTM(LATENT, return_sequences=True, return_state=True, name="decoder")
    y, _, _ = decoder(decoder_inputs, initial_state=[h, c])
    dense = layers.Dense(DECODER_TOKENS, activation="softmax", name="softmax")
    return encoder_inputs, [h, c], decoder_inputs, decoder, dense, dense(y)


def train():
    encoder_inputs, _, decoder_inputs, _, _, y = whole()
    return keras.Model([encoder_inputs, decoder_inputs], y)


def encoder():
    encoder_inputs, states, *_ = whole()
    return keras.Model(encoder_inputs, states)


def decoder():
    _, _, decoder_inputs, lstm, dense, _ = whole()
    states = [keras.Input((LATENT,), name="state_h"), keras.Input((LATENT,), name="state_c")]
    y, h, c = lstm(decoder_inputs, initial_state=states)
    return keras.Model([decoder_inputs, *states], [dense(y), h, c])


def one_hot(rng, steps, tokens):
    return np.eye(tokens, dtype="float32")[rng.randint(0, tokens, (2, steps))]


case("seq2seq_train", train, containers="all", x=lambda r: [one_hot(r, 6, ENCODER_TOKENS), one_hot(r, 4, DECODER_TOKENS)])
case("seq2seq_encoder", encoder, containers="two", x=lambda r: [one_hot(r, 6, ENCODER_TOKENS)])
case("seq2seq_decoder", decoder, containers="two",
     x=lambda r: [one_hot(r, 1, DECODER_TOKENS), r.normal(0, 0.5, (2, LATENT)), r.normal(0, 0.5, (2, LATENT))])

if __name__ == "__main__":
    main(__file__)
