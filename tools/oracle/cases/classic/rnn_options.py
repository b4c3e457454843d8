"""What recurrent layers learned in Keras 2: initial and returned states, GRU's reset_after, cells."""
from recorder import case, main


@case("gru_reset_after")
def _(k):
    k.since(2, 2)
    return k.sequential(k.GRU(4, reset_after=True, return_sequences=True, input_shape=(6, 3)),
                        k.GRU(5, reset_after=True, recurrent_activation="sigmoid", implementation=2))


@case("gru_reset_after_no_bias")
def _(k):
    k.since(2, 2)
    return k.sequential(k.GRU(4, reset_after=True, use_bias=False, return_sequences=True, input_shape=(6, 3)))


@case("lstm_unit_forget_bias")
def _(k):
    k.since(2)
    return k.sequential(k.LSTM(4, unit_forget_bias=False, input_shape=(6, 3)))


def register(kind):
    low = {"SimpleRNN": "simple_rnn"}.get(kind, kind.lower())
    states = 2 if kind == "LSTM" else 1

    @case(low + "_return_state")
    def _(k):
        k.since(2, 0, 5)
        x = k.Input((6, 3))
        return k.Model(x, list(getattr(k, kind)(4, return_state=True, return_sequences=True)(x)))

    @case(low + "_initial_state")
    def _(k):
        k.since(2)
        x, state = k.Input((6, 3)), [k.Input((4,)) for _ in range(states)]
        return k.Model([x] + state, getattr(k, kind)(4, return_sequences=True)(x, initial_state=state))

    @case(low + "_initial_state_list")
    def _(k):
        k.since(2, 0, 5)
        x, state = k.Input((6, 3)), [k.Input((4,)) for _ in range(states)]
        return k.Model([x] + state, getattr(k, kind)(4, go_backwards=True)([x] + state))

    @case(low + "_cell")
    def _(k):
        k.since(2, 1)
        return k.sequential(k.RNN(getattr(k, kind + "Cell")(4), return_sequences=True, input_shape=(6, 3)))


for each in ("SimpleRNN", "LSTM", "GRU"):
    register(each)


@case("rnn_stacked_cells")
def _(k):
    k.since(2, 1)
    return k.sequential(k.RNN([k.LSTMCell(4), k.GRUCell(5)], return_sequences=True, input_shape=(6, 3)))


if __name__ == "__main__":
    main(__file__)
