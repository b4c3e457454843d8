"""Bidirectional: each merge mode over LSTM, GRU and SimpleRNN, with and without masks."""
from recorder import also_full, case, main
from rnn_mask import TOKENS, padded


def register(kind, mode):
    name = "bidirectional_%s_%s" % (kind.lower().replace("simplernn", "simple_rnn"), mode)

    @case(name)
    def _(k):
        inner = getattr(k, kind)(4, return_sequences=True)
        return k.sequential(k.Bidirectional(inner, merge_mode=mode, input_shape=(6, 3)))

    @case(name + "_last")
    def _(k):
        k.need(kind == "LSTM" or mode == "concat")
        inner = getattr(k, kind)(4, recurrent_activation="sigmoid") if kind != "SimpleRNN" else k.SimpleRNN(4)
        return k.sequential(k.Masking(input_shape=(6, 3)), k.Bidirectional(inner, merge_mode=mode)), padded(0)


for each, modes in (("LSTM", ("sum", "mul", "concat", "ave")), ("GRU", ("concat", "sum", "ave")), ("SimpleRNN", ("concat", "mul"))):
    for merge_mode in modes:
        register(each, merge_mode)


@case("bidirectional_none")
def _(k):
    k.since(2)
    x = k.Input((6, 3))
    return k.Model(x, list(k.Bidirectional(k.GRU(4, return_sequences=True), merge_mode=None)(x)))


@also_full("bidirectional_embedding_mask")
def _(k):
    return k.sequential(k.Embedding(7, 5, mask_zero=True, input_length=6),
                        k.Bidirectional(k.LSTM(4, return_sequences=True)), k.Bidirectional(k.GRU(3))), TOKENS


@case("bidirectional_go_backwards")
def _(k):
    return k.sequential(k.Bidirectional(k.LSTM(4, go_backwards=True, return_sequences=True), input_shape=(6, 3)))


@case("bidirectional_then_dense")
def _(k):
    return k.sequential(k.Bidirectional(k.LSTM(4, return_sequences=True), input_shape=(6, 3)), k.dense_each_step(2))


@case("bidirectional_return_state")
def _(k):
    k.since(2, 2)
    x = k.Input((6, 3))
    return k.Model(x, list(k.Bidirectional(k.LSTM(4, return_state=True, return_sequences=True))(x)))


if __name__ == "__main__":
    main(__file__)
