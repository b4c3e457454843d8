"""Cells and stacks of cells, wrappers around recurrent layers, states and masks together: what meets in people's models."""

from modern_harness import KERAS3, L, case, keras, layers, main, np, padded, sequential

T, D = 6, 4


def masked(*stack, **more):
    return sequential((T, D), L.Masking(), *stack, **more)


def tokens(*shape):
    """Word numbers, 0 for padding at the end, in between and all over."""
    def draw(rng):
        x = rng.randint(0, 9, shape).astype("int32")
        x[0, ..., -3:] = 0
        x[-1, ..., 0] = 0
        return [x]
    return draw


# Cells alone and in stacks.
case("rnn_lstm_cell_hard_sigmoid_dropout", sequential((T, D), L.RNN(L.LSTMCell(3, recurrent_activation="hard_sigmoid", dropout=0.2, recurrent_dropout=0.1))))
case("rnn_simple_rnn_cell_no_bias", sequential((T, D), L.RNN(L.SimpleRNNCell(3, use_bias=False), return_sequences=True, go_backwards=True)))
case("rnn_gru_cell_unroll_masked", masked(L.RNN(L.GRUCell(3, reset_after=False, recurrent_activation="relu"), unroll=True, return_sequences=True)), x=padded)
case("rnn_list_backwards_masked", masked(L.RNN([L.GRUCell(3), L.LSTMCell(2)], go_backwards=True, return_sequences=True)), x=padded,
     releases="2.12 2.15 3")
case("rnn_list_zero_output_masked", masked(L.RNN([L.SimpleRNNCell(3), L.LSTMCell(2)], zero_output_for_mask=True, return_sequences=True)), x=padded)
case("rnn_list_of_three", sequential((T, D), L.RNN([L.LSTMCell(3), L.LSTMCell(2), L.LSTMCell(5)])), containers="all")
case("rnn_nested_stack", sequential((T, D), L.RNN(L.StackedRNNCells([L.LSTMCell(3), L.StackedRNNCells([L.GRUCell(2), L.SimpleRNNCell(5)])]),
                                                  return_sequences=True)))
case("rnn_list_stateful", sequential((T, D), L.RNN([L.GRUCell(3), L.LSTMCell(2)], stateful=True), batch=3), predicts=3)
if not KERAS3:
    case("rnn_list_time_major", sequential((3, D), L.RNN([L.GRUCell(3), L.LSTMCell(2)], time_major=True, return_sequences=True), batch=T),
         releases="2.12 2.15")
    case("bidirectional_time_major", sequential((3, D), L.Bidirectional(L.LSTM(3, time_major=True, return_sequences=True)), batch=T),
         releases="2.15")
    case("rnn_peephole_weights_unroll", sequential((T, D), L.RNN(L.LSTMCell(3, implementation=1), unroll=True)), releases="2.12")


def rnn(make, mask=False):
    """The layer's every output; the mask, where there is one, is carried by the input."""
    def build():
        x = keras.Input((T, D), name="x")
        y = make()(layers.Masking(name="masking")(x) if mask else x)
        return keras.Model(x, list(y) if isinstance(y, (list, tuple)) else y)
    return build


case("rnn_lstm_cell_return_state", rnn(L.RNN(L.LSTMCell(3), return_state=True, return_sequences=True)))
case("rnn_list_return_state_masked", rnn(L.RNN([L.SimpleRNNCell(3), L.LSTMCell(2)], return_state=True, return_sequences=True), mask=True), x=padded)
case("gru_return_state_masked_backwards", rnn(L.GRU(3, return_state=True, return_sequences=True, go_backwards=True), mask=True), x=padded)
case("lstm_return_state_masked_unroll", rnn(L.LSTM(3, return_state=True, unroll=True), mask=True), x=padded)

case("bidirectional_rnn_cell", sequential((T, D), L.Bidirectional(L.RNN(L.GRUCell(3), return_sequences=True))), containers="two")
case("bidirectional_rnn_list_masked", masked(L.Bidirectional(L.RNN([L.GRUCell(3), L.LSTMCell(2)], return_sequences=True), merge_mode="sum")),
     x=padded, containers="two")
case("bidirectional_rnn_list_state", rnn(L.Bidirectional(L.RNN([L.LSTMCell(3), L.GRUCell(2)], return_state=True))), containers="two")
case("bidirectional_backwards", sequential((T, D), L.Bidirectional(L.GRU(3, go_backwards=True, return_sequences=True))))
case("bidirectional_backwards_last", sequential((T, D), L.Bidirectional(L.LSTM(3, go_backwards=True), merge_mode="mul")))
case("bidirectional_stateful", sequential((T, D), L.Bidirectional(L.LSTM(3, stateful=True, return_sequences=True)), batch=3), predicts=2,
     releases="2.15 3")
case("bidirectional_state_none_masked", rnn(L.Bidirectional(L.GRU(3, return_state=True, return_sequences=True), merge_mode=None), mask=True), x=padded)
case("bidirectional_unroll_masked", masked(L.Bidirectional(L.LSTM(3, unroll=True, return_sequences=True))), x=padded)
case("bidirectional_masked_last", masked(L.Bidirectional(L.SimpleRNN(3))), x=padded, releases="2.12 3")
case("bidirectional_own_backward", sequential((T, D), lambda: layers.Bidirectional(
    layers.LSTM(3, return_sequences=True), backward_layer=layers.GRU(2, return_sequences=True, go_backwards=True, activation="relu"))))
case("bidirectional_twice_masked", masked(L.Bidirectional(L.GRU(3, return_sequences=True)), L.Dense(5), L.Bidirectional(L.LSTM(2))), x=padded,
     releases="2.15 3")
case("bidirectional_dropout", sequential((T, D), L.Bidirectional(L.LSTM(3, dropout=0.2, recurrent_dropout=0.3))), containers="all")
case("lstm_dropout_containers", sequential((T, D), L.LSTM(3, dropout=0.2, return_sequences=True), L.Dropout(0.3), L.GRU(2, recurrent_dropout=0.1)),
     containers="all")

for activation in ("relu", "elu", "selu", "softplus", "swish", "linear", "gelu", "softmax", "hard_sigmoid"):
    kind = ("LSTM", "GRU", "SimpleRNN")[len(activation) % 3]
    case(f"{kind.lower()}_activation_{activation}", sequential((T, D), getattr(L, kind)(3, activation=activation, return_sequences=True)))
for activation in ("relu", "tanh", "linear", "softmax", "elu"):
    kind = ("LSTM", "GRU")[len(activation) % 2]
    case(f"{kind.lower()}_recurrent_activation_{activation}", sequential((T, D), getattr(L, kind)(3, recurrent_activation=activation)))
case("lstm_activation_layer", sequential((T, D), lambda: layers.LSTM(3, activation=layers.LeakyReLU(0.2), return_sequences=True)), containers=["keras"])
case("gru_activation_none", sequential((T, D), L.GRU(3, activation=None, reset_after=False)))


# States and masks together: Keras 3 does not tell a layer of the mask once it is given states.
def states(make, count, units=3):
    def build():
        x = keras.Input((T, D), name="x")
        s = [keras.Input((units,), name=f"s{i}") for i in range(count)]
        nested = [s[0], s[1:]] if count == 3 and not KERAS3 else s  # of a list of cells
        y = make()(layers.Masking(name="masking")(x), initial_state=nested if count > 1 else s[0])
        return keras.Model([x, *s], [y, layers.LSTM(2, name="after")(y)])
    return build


def padded_states(count, units=3):
    return lambda rng: padded(rng) + [rng.normal(0, 1, (4, units)).astype("float32") for _ in range(count)]


for name, make, count in (("lstm", L.LSTM(3, return_sequences=True), 2), ("gru", L.GRU(3, return_sequences=True, go_backwards=True), 1),
                          ("simple_rnn", L.SimpleRNN(3, return_sequences=True), 1),
                          ("rnn", L.RNN([L.GRUCell(3), L.LSTMCell(3)], return_sequences=True), 3),
                          ("bidirectional", L.Bidirectional(L.LSTM(3, return_sequences=True)), 4)):
    case(f"{name}_states_masked", states(make, count), x=padded_states(count), releases="2.12 2.15 3" if name in ("lstm", "bidirectional") else "2.15 3")


def states_named_mask():
    x, m = keras.Input((T, D), name="x"), keras.Input((T,), dtype="bool", name="m")
    s = [keras.Input((3,), name=f"s{i}") for i in range(2)]
    y = layers.LSTM(3, return_sequences=True, name="rnn")(x, mask=m, initial_state=s)
    return keras.Model([x, m, *s], [y, layers.GRU(2, name="after")(y)])


case("lstm_states_named_mask", states_named_mask, releases="2.15 3",
     x=lambda rng: [rng.normal(0, 1, (3, T, D)).astype("float32"), rng.uniform(0, 1, (3, T)) < 0.6, *rng.normal(0, 1, (2, 3, 3)).astype("float32")])


def translation(bidirectional=False):
    """Encoder and decoder over padded words."""
    def build():
        source, target = keras.Input((7,), dtype="int32", name="source"), keras.Input((5,), dtype="int32", name="target")
        x = layers.Embedding(9, 4, mask_zero=True, name="words")(source)
        if bidirectional:
            _, h1, c1, h2, c2 = layers.Bidirectional(layers.LSTM(3, return_state=True), name="encoder")(x)
            states = [layers.Concatenate(name="h")([h1, h2]), layers.Concatenate(name="c")([c1, c2])]
        else:
            _, *states = layers.LSTM(6, return_state=True, name="encoder")(x)
        y = layers.Embedding(9, 5, mask_zero=True, name="words_out")(target)
        y, _, _ = layers.LSTM(6, return_sequences=True, return_state=True, name="decoder")(y, initial_state=states)
        return keras.Model([source, target], layers.Dense(9, activation="softmax", name="softmax")(y))
    return build


def sentences(rng):
    return tokens(3, 7)(rng) + tokens(3, 5)(rng)


case("translation_padded", translation(), x=sentences, containers="two", releases="2.12 2.15 3")
case("translation_padded_bidirectional", translation(True), x=sentences, releases="2.15 3")


# TimeDistributed over what looks at masks: documents of sentences of words.
def documents(*stack):
    return sequential((3, 5), L.Embedding(9, 4, mask_zero=True), *stack, dtype="int32")


case("td_masked_gru", documents(L.TimeDistributed(L.GRU(3))), x=tokens(2, 3, 5), releases="2.12 2.15 3")
case("td_masked_lstm_sequences", documents(L.TimeDistributed(L.LSTM(3, return_sequences=True))), x=tokens(2, 3, 5), releases="2.15 3")
case("td_masked_bidirectional", documents(L.TimeDistributed(L.Bidirectional(L.LSTM(3))), L.Dense(2)), x=tokens(2, 3, 5), containers="two",
     releases="2.15 3")
case("td_masked_average", documents(L.TimeDistributed(L.GlobalAveragePooling1D())), x=tokens(2, 3, 5), releases="2.15 3")
case("td_masked_rnn_list", documents(L.TimeDistributed(L.RNN([L.GRUCell(3), L.LSTMCell(2)]))), x=tokens(2, 3, 5))
case("td_masked_nested", documents(lambda: layers.TimeDistributed(keras.Sequential(
    [keras.Input((5, 4)), layers.Dense(3), layers.LSTM(2)], name="sentence"))), x=tokens(2, 3, 5), releases="2.15 3")
case("td_masked_dense", documents(L.TimeDistributed(L.Dense(3)), L.TimeDistributed(L.GRU(2))), x=tokens(2, 3, 5), releases="2.12 3")
if not KERAS3:
    case("td_hierarchy", documents(L.TimeDistributed(L.Bidirectional(L.GRU(3))), L.Bidirectional(L.GRU(2)), L.Dense(2)), x=tokens(2, 3, 5),
         releases="2.12 2.15", containers="two")
    case("td_masking_hierarchy", sequential((3, 5, 2), L.TimeDistributed(L.Masking()), L.TimeDistributed(L.LSTM(3)), L.LSTM(2)),
         releases="2.12 2.15",
         x=lambda rng: [rng.normal(0, 1, (2, 3, 5, 2)).astype("float32") * (rng.uniform(0, 1, (2, 3, 5, 1)) < 0.6)])
    case("td_embedding_hierarchy", sequential((3, 5), L.TimeDistributed(L.Embedding(9, 4, mask_zero=True)), L.TimeDistributed(L.GRU(3)), L.GRU(2),
                                              dtype="int32"), x=tokens(2, 3, 5), releases="2.15")
    case("td_sequences_hierarchy", documents(L.TimeDistributed(L.LSTM(3, return_sequences=True)), L.TimeDistributed(L.GRU(2)), L.LSTM(2)),
         x=tokens(2, 3, 5), releases="2.15")


def words_model():
    """A model over sentences, distributed over a document: the mask is made within."""
    x = keras.Input((5,), dtype="int32", name="sentence")
    y = layers.Embedding(9, 4, mask_zero=True, name="words")(x)
    y = layers.Bidirectional(layers.GRU(3, return_sequences=True), name="gru")(y)
    y = layers.GlobalAveragePooling1D(name="mean")(y)
    return keras.Model(x, y, name="sentences")


def document_model():
    x = keras.Input((3, 5), dtype="int32", name="document")
    y = layers.TimeDistributed(words_model(), name="each")(x)
    return keras.Model(x, layers.Dense(2, name="out")(layers.LSTM(3, name="lstm")(y)))


case("td_model_with_masks", document_model, x=tokens(2, 3, 5), containers="two", releases="2.12 2.15 3")


def images(*stack, shape=(3, 8, 7, 2)):
    return sequential(shape, *stack)


case("td_cnn_lstm", images(L.TimeDistributed(L.Conv2D(3, 3, activation="relu")), L.TimeDistributed(L.MaxPooling2D(2)),
                           L.TimeDistributed(L.BatchNormalization()), L.TimeDistributed(L.Flatten()), L.Bidirectional(L.LSTM(3))), containers="two")
case("td_bidirectional_sequences", sequential((3, T, D), L.TimeDistributed(L.Bidirectional(L.GRU(2, return_sequences=True), merge_mode="ave"))))
case("td_rnn_cells", sequential((3, T, D), L.TimeDistributed(L.RNN(L.StackedRNNCells([L.LSTMCell(3), L.GRUCell(2)]))), L.LSTM(2)), containers="two")
case("td_multi_layers", sequential((3, T, D), L.TimeDistributed(L.TimeDistributed(L.Dense(5, activation="relu"))), L.TimeDistributed(L.SimpleRNN(3)),
                                   L.GRU(3)))

# Sequences of any length.
case("lstm_any_length", sequential((None, D), L.LSTM(3, return_sequences=True), L.GlobalMaxPooling1D()))
case("bidirectional_any_length", sequential((None, D), L.Bidirectional(L.GRU(3, return_sequences=True)), L.TimeDistributed(L.Dense(2))))
case("conv_lstm_any_length", sequential((None, 5, 4, 2), L.ConvLSTM2D(3, 2, return_sequences=True)))


def states_given_to_a_stateful_layer():
    x, s = keras.Input((T, D), batch_size=3, name="x"), keras.Input((3,), batch_size=3, name="s")
    return keras.Model([x, s], layers.GRU(3, stateful=True, return_sequences=True, name="gru")(x, initial_state=s))


case("gru_stateful_given_states", states_given_to_a_stateful_layer, predicts=2)
case("lstm_stateful_state_masked", lambda: (lambda x: keras.Model(x, list(layers.LSTM(3, stateful=True, return_state=True, name="rnn")(
    layers.Masking(name="masking")(x)))))(keras.Input((T, D), batch_size=4, name="x")), x=padded, predicts=2)
case("gru_stateful_backwards", sequential((T, D), L.GRU(3, stateful=True, go_backwards=True, return_sequences=True), batch=2), predicts=3)
case("stacked_stateful", sequential((T, D), L.LSTM(3, stateful=True, return_sequences=True), L.GRU(2, stateful=True), L.Dense(2), batch=2), predicts=3)


def nested_stateful():
    inner = keras.Sequential([keras.Input((T, D), batch_size=2), layers.SimpleRNN(3, stateful=True)], name="inner")
    return keras.Sequential([keras.Input((T, D), batch_size=2), inner, layers.Dense(2)])


case("nested_stateful", nested_stateful, predicts=2)

if __name__ == "__main__":
    main(__file__)
