"""Keras 0 and 1: core, normalization, activation and merging layers with every option that changes the result, pairwise."""
import numpy as np

from activations import spread
from recorder import case, main
from rnn_mask import TOKENS, padded

OLD = "0.3.3-* 1.0.8-* 1.2.2-theano 1.2.2-tensorflow"
ONE = "1.0.8-* 1.2.2-theano 1.2.2-tensorflow"


@case("highway_no_bias", only=ONE)
def _(k):
    return k.sequential(k.Highway(activation="relu", bias=False, input_shape=(5,)), k.Highway(transform_bias=-1))


@case("maxout_no_bias", only=ONE)
def _(k):
    return k.sequential(k.MaxoutDense(4, 2, bias=False, input_shape=(5,)), k.MaxoutDense(3, 4))


@case("highway_stack", only=OLD)
def _(k):
    return k.sequential(k.Dense(4, input_shape=(5,)), *[k.Highway(activation=a) for a in ("sigmoid", "linear", "hard_sigmoid")])


@case("srelu_shared_axes", only=ONE)
def _(k):
    return k.sequential(k.SReLU(shared_axes=[1, 2], input_shape=(4, 5, 3)), k.Flatten(), k.SReLU()), spread(2, 4, 5, 3)


@case("srelu_wild", only=OLD)
def _(k):
    """Right thresholds below the left ones, slopes below zero."""
    return k.sequential(k.SReLU(t_left_init="one", t_right_init="normal", input_shape=(5, 3))), 3 * spread(4, 5, 3)


@case("prelu_4d", only=ONE)
def _(k):
    return k.sequential(k.PReLU(shared_axes=[1, 2], input_shape=(4, 5, 3)), k.PReLU(shared_axes=[3]), k.Flatten(), k.PReLU()), \
        spread(2, 4, 5, 3)


@case("prelu_axis_of_one", only=OLD)
def _(k):
    """An axis of length 1 is not shared, and it does not matter."""
    return k.sequential(k.PReLU(input_shape=(4, 1))), spread(3, 4, 1)


@case("advanced_activations", only=OLD)
def _(k):
    return k.sequential(k.LeakyReLU(input_shape=(5, 3)), k.ELU(), k.ThresholdedReLU(), k.ParametricSoftplus(0.3, 2.)), spread(2, 5, 3)


@case("activations_in_layers", only=OLD)
def _(k):
    return k.sequential(k.Conv1D(4, 2, activation="softplus", input_shape=(6, 3)), k.LSTM(5, activation="hard_sigmoid", return_sequences=True),
                        k.SimpleRNN(3, activation="relu", return_sequences=True), k.GRU(2, activation="softplus", return_sequences=True),
                        k.dense_each_step(4, activation="softmax"))


@case("activations_newer_in_layers", only=ONE)
def _(k):
    return k.sequential(k.LSTM(5, activation="softsign", recurrent_activation="tanh", return_sequences=True, input_shape=(6, 3)),
                        k.GRU(3, recurrent_activation="relu", return_sequences=True), k.TimeDistributed(k.Dense(4, activation="softsign")))


@case("activation_softmax_2d", only=OLD)
def _(k):
    return k.sequential(k.Activation("softmax", input_shape=(7,)), k.Dense(3, activation="softmax")), 20 * spread(3, 7)


@case("noise_layers", only=OLD)
def _(k):
    return k.sequential(k.GaussianNoise(0.5, input_shape=(5,)), k.GaussianDropout(0.3), k.Dropout(0.5), k.ActivityRegularization(0.1, 0.2),
                        k.Dense(2))


@case("reshapes", only=OLD)
def _(k):
    return k.sequential(k.Reshape((4, 6), input_shape=(2, 3, 4)), k.Permute((2, 1)), k.Flatten(), k.RepeatVector(3), k.Reshape((2, 36)),
                        k.Permute((1, 2)))


@case("dense_input_dim", only=OLD)
def _(k):
    return k.sequential(k.Dense(4, input_dim=5, activation="tanh"), k.Dense(3, input_dim=4))


@case("lstm_input_dim", only=OLD)
def _(k):
    return k.sequential(k.LSTM(4, input_dim=3, input_length=6, return_sequences=True), k.GRU(2, input_dim=4, input_length=6))


@case("embedding_dropout_mask", only=OLD)
def _(k):
    return k.sequential(k.Embedding(7, 4, input_length=6, dropout=0.4, mask_zero=True), k.GRU(3)), TOKENS


@case("embedding_any_length", only=OLD)
def _(k):
    return k.sequential(k.Embedding(7, 4), k.LSTM(3)), TOKENS


@case("embedding_flatten", only=OLD)
def _(k):
    return k.sequential(k.Embedding(7, 4, input_length=6), k.Flatten(), k.Dense(2, activation="sigmoid")), TOKENS


def norm(name, shape, only=OLD, **kw):
    @case("norm_" + name, only=only)
    def _(k):
        return k.sequential(k.BatchNormalization(input_shape=shape, **kw))


norm("mode_0_axis_2", (4, 5, 3), axis=2, epsilon=0.01)
norm("mode_0_4d_last", (4, 5, 3), epsilon=0.2, momentum=0.5)
norm("mode_0_4d_first", (4, 5, 3), axis=1)
norm("mode_0_5d", (2, 3, 4, 5), axis=1, only=ONE)
norm("mode_0_5d_last", (2, 3, 4, 5), only=ONE)
norm("mode_1_4d", (4, 5, 3), mode=1, only=ONE)
norm("mode_1_3d", (6, 3), mode=1, epsilon=0.5)
norm("mode_2_4d_first", (4, 5, 3), mode=2, axis=1, only=ONE)
norm("mode_2_4d_last", (4, 5, 3), mode=2, only=ONE)
norm("mode_2_3d", (6, 3), mode=2, epsilon=0.3, only=ONE)
norm("mode_2_2d", (5,), mode=2, epsilon=0.01, only=ONE)


@case("norm_no_weights_trained", only=ONE)
def _(k):
    from keras.regularizers import l2
    return k.sequential(k.BatchNormalization(gamma_regularizer=l2(0.1), beta_regularizer=l2(0.1), gamma_init="one", input_shape=(5,)))


@case("norm_shared_mode_2", only=ONE)
def _(k):
    a, b = k.Input((5,)), k.Input((5,))
    shared = k.BatchNormalization(mode=2)
    return k.Model([a, b], k.merge([shared(a), shared(b)], "concat"))


def pair(k, left, right, build):
    a, b = k.Input(left), k.Input(right)
    return k.Model([a, b], build(a, b))


for mode, left, right, kw in (
        ("sum", (4, 5, 3), (4, 5, 3), {}), ("max", (4, 5, 3), (4, 5, 3), {}), ("ave", (5,), (5,), {}),
        ("concat", (4, 5, 3), (4, 5, 2), {"concat_axis": -1}), ("concat", (4, 5, 3), (2, 5, 3), {"concat_axis": 1}),
        ("concat", (4, 5, 3), (4, 2, 3), {"concat_axis": 2}),
        ("dot", (5, 3), (4, 3), {"dot_axes": 2}), ("dot", (5, 3), (5, 4), {"dot_axes": 1}), ("dot", (5, 3), (4, 3), {"dot_axes": -1}),
        ("dot", (5,), (5,), {}), ("dot", (5,), (5, 4), {"dot_axes": (1, 1)}), ("dot", (5, 4), (4,), {"dot_axes": (2, 1)}),
        ("dot", (5, 3), (5, 3), {"dot_axes": [2, 2]}),
        ("cos", (5,), (5,), {"dot_axes": 1}), ("cos", (5,), (5,), {}), ("cos", (5, 3), (5, 3), {"dot_axes": 2}), ("cos", (5, 3), (5, 3), {"dot_axes": -1})):
    ways = "_".join(str(n) for n in (left + ("with",) + right if mode in ("dot", "cos") else left[:0]))
    options = "_".join(str(v).strip("()[]").replace(", ", "_").replace("-", "m") for v in kw.values())

    @case("_".join(filter(None, ["join", mode, ways, options])) + ("_%dd" % (len(left) + 1)), only=ONE)
    def _(k, mode=mode, left=left, right=right, kw=kw):
        k.need(len(left) == len(right) or k.theano, "TensorFlow of today multiplies across the batch")
        return pair(k, left, right, lambda a, b: k.merge([a, b], mode, **kw))


@case("join_layer", only=ONE)
def _(k):
    """A Merge layer called on tensors: it never learns how many axes they have."""
    return pair(k, (5, 3), (5, 4), lambda a, b: k.Merge(mode="dot", dot_axes=1)([a, b]))


@case("join_layer_concat", only=ONE)
def _(k):
    return pair(k, (5, 3), (5, 4), lambda a, b: k.Merge(mode="concat")([a, b]))


@case("join_layer_mul", only=ONE)
def _(k):
    inputs = [k.Input((5, 3)) for _ in range(3)]
    return k.Model(inputs, k.Merge(mode="mul")(inputs))


@case("join_sequential_modes", only=OLD)
def _(k):
    def sides(n, width):
        return [k.sequential(k.Dense(width, input_shape=(w,))) for w in (5, 3, 2)[:n]]
    left = k.sequential(k.Merge(sides(3, 4), mode="ave"), k.Dense(6))
    right = k.sequential(k.Merge(sides(2, 3), mode="concat", concat_axis=1))
    rng = np.random.RandomState(8)
    return k.sequential(k.Merge([left, right], mode="mul"), k.Dense(2)), [rng.randn(2, w).astype("float32") for w in (5, 3, 2, 5, 3)]


@case("join_sequential_max", only=ONE)
def _(k):
    return k.sequential(k.Merge([k.sequential(k.Dense(4, input_shape=(w,))) for w in (5, 3)], mode="max"), k.Dense(2))


@case("join_sequential_dot_cos", only=OLD)
def _(k):
    """As in word2vec of the time: two embeddings, their product, a sigmoid."""
    sides = [k.sequential(k.Embedding(7, 4, input_length=1), k.Reshape((4,))) for _ in range(2)]
    axes = [[1], [1]] if k.major == 0 else 1
    tokens = [np.array([[3], [1], [6]], "int32"), np.array([[0], [2], [5]], "int32")]
    return k.sequential(k.Merge(sides, mode="dot", dot_axes=axes), k.Reshape((1,)), k.Activation("sigmoid")), tokens


@case("join_sequential_of_models", only=ONE)
def _(k):
    x = k.Input((5,))
    functional = k.Model(x, k.Dense(4)(k.BatchNormalization()(x)))
    return k.sequential(k.Merge([functional, k.sequential(k.Dense(4, input_shape=(3,)))], mode="sum"), k.Dense(2))


@case("join_inside_a_model", only=ONE)
def _(k):
    both = k.sequential(k.Merge([k.sequential(k.Dense(4, input_shape=(5,))), k.sequential(k.Dense(4, input_shape=(3,)))], mode="concat"), k.Dense(6))
    a, b = k.Input((5,)), k.Input((3,))
    return k.Model([a, b], k.Dense(2)(both([a, b])))


@case("join_same_branch", only=ONE)
def _(k):
    side = k.sequential(k.Dense(4, input_shape=(5,)))
    other = k.sequential(side, k.Dense(4, activation="tanh"))
    x = k.Input((5,))
    return k.Model(x, k.merge([side(x), other(x)], "concat"))


def masked(name, build, only=ONE):
    """Two masked inputs, or one, or a masked one and another without a mask."""
    @case("masks_" + name, only=only)
    def _(k):
        a, b = k.Input((6,)), k.Input((6,))
        embed = k.Embedding(7, 4, mask_zero=True)
        wanted = build.__code__.co_varnames[1:build.__code__.co_argcount]
        tensors = {"a": embed(a), "b": embed(b) if "b" in wanted else None, "p": k.Embedding(7, 4)(b) if "p" in wanted else None}
        inputs = [(a, TOKENS), (b, TOKENS[::-1, ::-1].copy())][:max(1, len(wanted))]
        return k.Model([x for x, _ in inputs], build(k, *[tensors[w] for w in wanted])), [array for _, array in inputs]


masked("sum", lambda k, a, b: k.LSTM(3)(k.merge([a, b], "sum")))
masked("mul_one_side", lambda k, a, p: k.LSTM(3)(k.merge([a, p], "mul")))
masked("ave_last_side", lambda k, a, p: k.LSTM(3)(k.merge([p, a], "ave")))
masked("concat", lambda k, a, b: k.LSTM(3)(k.merge([a, b], "concat")))
masked("concat_one_side", lambda k, a, p: k.LSTM(3)(k.merge([a, p], "concat")))
masked("concat_last_side", lambda k, a, p: k.LSTM(3)(k.merge([p, a], "concat")))
masked("concat_steps", lambda k, a, b: k.LSTM(3)(k.merge([a, b], "concat", concat_axis=1)))
masked("dot", lambda k, a, b: k.LSTM(3)(k.merge([a, b], "dot", dot_axes=[2, 2])))
masked("td_and_noise", lambda k, a: k.LSTM(3)(k.TimeDistributed(k.Dense(5))(k.GaussianNoise(0.1)(k.Dropout(0.2)(k.BatchNormalization()(a))))))
masked("advanced", lambda k, a: k.LSTM(3)(k.PReLU()(k.ELU(0.5)(k.SReLU()(k.ParametricSoftplus()(k.LeakyReLU()(k.ThresholdedReLU(0.1)(a))))))))
masked("bidirectional", lambda k, a: k.GRU(3)(k.Bidirectional(k.LSTM(5, return_sequences=True), merge_mode="ave")(a)))
masked("bidirectional_last", lambda k, a: k.Bidirectional(k.SimpleRNN(5), merge_mode="mul")(a))
masked("shared", lambda k, a, p: (lambda lstm: k.merge([lstm(a), lstm(p)], "concat"))(k.LSTM(3)))
masked("masking_again", lambda k, a: k.GRU(3)(k.Masking(0.5)(a)))


@case("masks_all", only=OLD)
def _(k):
    """A row without a step that counts."""
    x = padded(0)
    x[2] = 0
    return k.sequential(k.Masking(input_shape=(6, 3)), k.LSTM(4, return_sequences=True), k.SimpleRNN(2)), x


if __name__ == "__main__":
    main(__file__)
