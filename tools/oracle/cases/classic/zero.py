"""What Keras 0.3 alone has: AutoEncoder, Siamese, and Graph with all that it allows."""
import numpy as np

from recorder import case, main

ONLY = "0.3.3-*"


def autoencoder(k, **kw):
    encoder = k.stack(k.Dense(4, input_shape=(5,), activation="tanh"), k.Dense(3))
    decoder = k.stack(k.Dense(6, input_shape=(3,), activation="relu"), k.Dense(5))
    return k.AutoEncoder(encoder, decoder, **kw)


@case("autoencoder", only=ONLY)
def _(k):
    return k.sequential(autoencoder(k))


@case("autoencoder_hidden", only=ONLY)
def _(k):
    """The weights file holds the decoder too, which this model does not run."""
    return k.sequential(autoencoder(k, output_reconstruction=False), k.Dense(2))


@case("autoencoder_of_layers", only=ONLY)
def _(k):
    return k.sequential(k.Dense(5, input_shape=(6,)), k.AutoEncoder(k.Dense(4, input_dim=5), k.Dense(5, input_dim=4)), k.Dense(2))


@case("autoencoder_recurrent", only=ONLY)
def _(k):
    encoder = k.stack(k.LSTM(4, input_shape=(6, 3), return_sequences=True))
    decoder = k.stack(k.GRU(5, input_shape=(6, 4), return_sequences=True), k.TimeDistributedDense(3))
    return k.sequential(k.AutoEncoder(encoder, decoder))


def sides(*widths):
    """Siamese says the shape of what it shares, not of the inputs."""
    return [np.random.RandomState(width).randn(2, width).astype("float32") for width in widths]


def siamese(k, mode, **kw):
    left, right = k.sequential(k.Dense(6, input_shape=(5,))), k.sequential(k.Dense(6, input_shape=(3,), activation="relu"))
    return k.sequential(k.Siamese(k.Dense(4, activation="tanh"), [left, right], merge_mode=mode, **kw), k.Dense(2)), sides(5, 3)


for each in ("sum", "mul", "ave", "concat", "dot", "cos"):
    @case("siamese_" + each, only=ONLY)
    def _(k, mode=each):
        return siamese(k, mode, **({"dot_axes": [[1], [1]]} if mode in ("dot", "cos") else {}))


@case("siamese_concat_steps", only=ONLY)
def _(k):
    left, right = [k.sequential(k.GRU(3, input_shape=(5, 2), return_sequences=True)) for _ in range(2)]
    return k.sequential(k.Siamese(k.TimeDistributedDense(4), [left, right], merge_mode="concat", concat_axis=1), k.LSTM(6)), \
        [np.random.RandomState(i).randn(2, 5, 2).astype("float32") for i in (1, 2)]


@case("siamese_of_a_stack", only=ONLY)
def _(k):
    both = [k.sequential(k.Dense(6, input_shape=(width,))) for width in (5, 3)]
    shared = k.stack(k.Dense(4, input_shape=(6,), activation="tanh"), k.BatchNormalization(), k.Dense(7))
    return k.sequential(k.Siamese(shared, both, merge_mode="sum"), k.Dense(2)), sides(5, 3)


@case("add_shared_layer", only=ONLY)
def _(k):
    from keras.layers.core import add_shared_layer
    left, right = k.sequential(k.Dense(6, input_shape=(5,))), k.sequential(k.Dense(6, input_shape=(3,), activation="relu"))
    add_shared_layer(k.Dense(4, activation="tanh"), [left, right])
    left.add(k.Dense(3))
    right.add(k.Dense(3, activation="sigmoid"))
    return k.sequential(k.Merge([left, right], mode="sum"), k.Dense(2))


def graph(k, a=(5,), b=(5,)):
    g = k.graph()
    g.add_input("a", input_shape=a)
    g.add_input("b", input_shape=b)
    return g


@case("graph_shared_outputs", only=ONLY)
def _(k):
    """SiameseHead: one name for each result of the shared layer."""
    g = graph(k)
    g.add_shared_node(k.Dense(4, activation="tanh"), name="shared", inputs=["a", "b"], outputs=["one", "two"])
    g.add_node(k.Dense(3), name="left", input="one")
    g.add_node(k.Dense(3, activation="relu"), name="right", input="two")
    g.add_output(name="out", inputs=["left", "right"], merge_mode="mul")
    g.add_output(name="raw", input="two")
    return g


@case("graph_shared_twice", only=ONLY)
def _(k):
    g = graph(k)
    g.add_shared_node(k.Dense(4, activation="tanh"), name="shared", inputs=["a", "b"], merge_mode="sum")
    g.add_node(k.Dense(4), name="other", input="a")
    g.add_shared_node(k.Dense(3), name="again", inputs=["shared", "other"], merge_mode="concat")
    g.add_node(k.Dense(2), name="head", input="again", create_output=True)
    return g


@case("graph_shared_dot", only=ONLY)
def _(k):
    g = graph(k)
    g.add_shared_node(k.Dense(4, activation="tanh"), name="shared", inputs=["a", "b"], merge_mode="cos", dot_axes=[[1], [1]],
                      create_output=True)
    return g


@case("graph_of_stacks", only=ONLY)
def _(k):
    g = graph(k, b=(6, 3))
    g.add_node(k.stack(k.Dense(4, input_shape=(5,), activation="tanh"), k.Dropout(0.5), k.Dense(7)), name="left", input="a")
    g.add_node(k.stack(k.LSTM(5, input_shape=(6, 3), return_sequences=True), k.GRU(7)), name="right", input="b")
    g.add_node(k.Dense(2), name="head", inputs=["left", "right"], merge_mode="ave", create_output=True)
    return g


@case("graph_concat_steps", only=ONLY)
def _(k):
    g = graph(k, (5, 3), (4, 3))
    g.add_node(k.LSTM(4), name="lstm", inputs=["a", "b"], concat_axis=1)
    g.add_output(name="out", input="lstm")
    g.add_output(name="both", inputs=["lstm", "lstm"], concat_axis=-1)
    return g


@case("graph_dot_matrices", only=ONLY)
def _(k):
    g = graph(k, (5, 3), (5, 4))
    g.add_node(k.Activation("tanh"), name="product", inputs=["a", "b"], merge_mode="dot", dot_axes=[[1], [1]], create_output=True)
    return g


@case("graph_token_input", only=ONLY)
def _(k):
    g = k.graph()
    g.add_input("words", input_shape=(6,), dtype="int")
    g.add_input("extra", input_shape=(3,))
    g.add_node(k.Embedding(7, 4, mask_zero=True, input_length=6), name="embedding", input="words")
    g.add_node(k.LSTM(5), name="forwards", input="embedding")
    g.add_node(k.LSTM(5, go_backwards=True), name="backwards", input="embedding")
    g.add_node(k.Dropout(0.5), name="dropout", inputs=["forwards", "backwards", "extra"])
    g.add_node(k.Dense(2, activation="sigmoid"), name="head", input="dropout")
    g.add_output(name="output", input="head")
    rng = np.random.RandomState(4)
    return g, [np.array([[3, 1, 4, 0, 0, 0], [5, 0, 2, 6, 1, 2]], "int32"), rng.randn(2, 3).astype("float32")]


def single_graph(k):
    from keras.layers.containers import Graph
    g = Graph()
    g.add_input("x", input_shape=(5,))
    g.add_node(k.Dense(4, activation="tanh"), name="one", input="x")
    g.add_node(k.Dense(4), name="two", input="x")
    g.add_output(name="y", inputs=["one", "two"], merge_mode="mul")
    return g


@case("graph_in_sequential", only=ONLY)
def _(k):
    return k.sequential(single_graph(k), k.Dense(3), k.Dense(2))


@case("graph_in_sequential_second", only=ONLY)
def _(k):
    return k.sequential(k.Dense(5, input_shape=(3,)), single_graph(k), k.Dense(2))


@case("graph_in_graph", only=ONLY)
def _(k):
    g = k.graph()
    g.add_input("a", input_shape=(5,))
    g.add_node(single_graph(k), name="inner", input="a")
    g.add_node(k.Dense(2), name="head", input="inner", create_output=True)
    return g


@case("graph_branch_of_merge", only=ONLY)
def _(k):
    return k.sequential(k.Merge([k.sequential(single_graph(k)), k.sequential(k.Dense(4, input_shape=(3,)))], mode="concat"), k.Dense(2))


@case("merge_of_layers", only=ONLY)
def _(k):
    return k.sequential(k.Merge([k.Dense(4, input_shape=(5,)), k.Dense(4, input_shape=(3,))], mode="ave"), k.Dense(2))


@case("merge_of_four", only=ONLY)
def _(k):
    sides = [k.sequential(k.Dense(w, input_shape=(5,)), k.Dropout(0.2)) for w in (2, 3, 4, 6)]
    return k.sequential(k.Merge(sides, mode="concat", concat_axis=-1), k.Dense(2))


@case("merge_of_a_batch_norm", only=ONLY)
def _(k):
    """Arrays that are not trained, inside a branch."""
    sides = [k.sequential(k.Dense(4, input_shape=(w,)), k.BatchNormalization()) for w in (5, 3)]
    return k.sequential(k.Merge(sides, mode="sum"), k.BatchNormalization(), k.Dense(2))


for axes in (-1, 1):
    @case("graph_dot_axes_%s" % ("last" if axes < 0 else "ends"), only=ONLY)
    def _(k, axes=axes):
        """A number: the last axes of both, or the last of one with the first of the other."""
        g = graph(k, (5, 3), (4, 3) if axes < 0 else (3, 6))
        g.add_node(k.Activation("tanh"), name="product", inputs=["a", "b"], merge_mode="dot", dot_axes=axes, create_output=True)
        return g


@case("td_batch_shape_lstm", only=ONLY)
def _(k):
    """With a fixed batch TimeDistributed is a scan."""
    return k.sequential(k.TimeDistributed(k.Conv1D(4, 3), batch_input_shape=(2, 3, 7, 2)), k.TimeDistributed(k.LSTM(5)), k.GRU(6))


if __name__ == "__main__":
    main(__file__)
