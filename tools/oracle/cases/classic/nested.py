"""Models inside models, shared layers, several inputs and outputs."""
import numpy as np

from recorder import also_full, case, main


def block(k, units, width):
    return k.stack(k.Dense(units, input_shape=(width,)), k.BatchNormalization(), k.Dense(3, activation="tanh"))


@also_full("nested_sequential")
def _(k):
    return k.sequential(block(k, 4, 5), k.Dense(2))


@case("nested_sequential_second")
def _(k):
    return k.sequential(k.Dense(5, input_shape=(4,)), block(k, 6, 5), k.Dense(2))


@also_full("nested_two_levels")
def _(k):
    return k.sequential(k.stack(block(k, 4, 5), k.Dense(6, activation="relu")), k.BatchNormalization(), k.Dense(2))


def functional_block(k, width):
    x = k.Input((width,))
    return k.Model(x, k.Dense(3)(k.BatchNormalization()(k.Dense(4, activation="relu")(x))))


@also_full("nested_functional")
def _(k):
    x = k.Input((5,))
    return k.Model(x, k.Dense(2)(functional_block(k, 5)(x)))


@case("nested_functional_in_sequential")
def _(k):
    k.since(1)
    return k.sequential(k.Dense(5, input_shape=(4,)), functional_block(k, 5), k.Dense(2))


@case("nested_functional_two_levels")
def _(k):
    inner, x, y = functional_block(k, 5), k.Input((5,)), k.Input((5,))
    middle = k.Model(x, k.BatchNormalization()(inner(x)))
    return k.Model(y, k.Dense(2)(middle(y)))


@also_full("nested_trainable_false")
def _(k):
    k.since(1)
    inner, x = functional_block(k, 5), k.Input((5,))
    inner.layers[1].trainable = False
    frozen = functional_block(k, 3)
    frozen.trainable = False
    return k.Model(x, k.Dense(2)(frozen(inner(x))))


@case("nested_batch_norm_frozen")
def _(k):
    k.since(1)
    return k.sequential(k.Dense(4, input_shape=(5,), trainable=False), k.BatchNormalization(trainable=False), k.Dense(2))


@also_full("shared_twice")
def _(k):
    a, b = k.Input((5,)), k.Input((5,))
    shared = k.Dense(4, activation="tanh")
    return k.Model([a, b], k.Dense(2)(k.merge([shared(a), shared(b)], "concat")))


@case("shared_model_twice")
def _(k):
    a, b = k.Input((5,)), k.Input((5,))
    shared = functional_block(k, 5)
    return k.Model([a, b], k.merge([shared(a), shared(b)], "mul"))


@case("shared_lstm_shapes")
def _(k):
    a, b = k.Input((None, 3)), k.Input((None, 3))
    shared, rng = k.LSTM(4), np.random.RandomState(6)
    inputs = [rng.randn(2, 6, 3).astype("float32"), rng.randn(2, 4, 3).astype("float32")]
    return k.Model([a, b], k.merge([shared(a), shared(b)], "sum")), inputs


@also_full("several_inputs_outputs")
def _(k):
    a, b = k.Input((5,), name="words"), k.Input((3,), name="extra")
    joined = k.merge([k.Dense(4, name="left")(a), b], "concat")
    return k.Model([a, b], [k.Dense(2, name="first")(joined), k.Dense(1, name="second", activation="sigmoid")(joined)])


@case("output_in_the_middle")
def _(k):
    x = k.Input((5,))
    middle = k.Dense(4, activation="relu")(x)
    return k.Model(x, [k.Dense(2)(middle), middle])


@case("same_output_twice")
def _(k):
    x = k.Input((5,))
    layer = k.Dense(5)
    once = layer(x)
    return k.Model(x, [once, layer(once)])


@case("names_with_slash")
def _(k):
    k.since(1)
    x = k.Input((5,), name="in")
    return k.Model(x, k.Dense(2, name="block/two")(k.Dense(4, name="block/one")(x)))


def graph(k, mode, **kw):
    g = k.graph()
    g.add_input("a", input_shape=(5,))
    g.add_input("b", input_shape=(3,))
    g.add_node(k.Dense(4, activation="tanh"), name="left", input="a")
    g.add_node(k.Dense(4), name="right", input="b")
    g.add_node(k.Dense(2), name="joined", inputs=["left", "right"], merge_mode=mode, **kw)
    g.add_output(name="out", input="joined")
    return g


for merge_mode in ("sum", "mul", "ave", "concat", "dot", "cos"):
    @case("graph_" + merge_mode)
    def _(k, mode=merge_mode):
        return graph(k, mode, **({"dot_axes": [[1], [1]]} if mode in ("dot", "cos") else {}))


@case("graph_two_outputs")
def _(k):
    g = graph(k, "concat")
    g.add_node(k.Dense(3, activation="softmax"), name="tail", input="left", create_output=True)
    g.add_output(name="both", inputs=["left", "right"], merge_mode="sum")
    return g


@case("graph_shared_node")
def _(k):
    g = k.graph()
    g.add_input("a", input_shape=(5,))
    g.add_input("b", input_shape=(5,))
    g.add_shared_node(k.Dense(4, activation="tanh"), name="shared", inputs=["a", "b"], merge_mode="concat")
    g.add_node(k.Dense(2), name="head", input="shared", create_output=True)
    return g


@case("graph_twelve_weights")
def _(k):
    g = k.graph()
    g.add_input("x", input_shape=(6, 3))
    g.add_node(k.LSTM(4, return_sequences=True), name="first", input="x")
    g.add_node(k.GRU(5), name="second", input="first")
    g.add_node(k.SimpleRNN(2), name="third", input="first")
    g.add_node(k.Dense(3), name="head", inputs=["second", "third"], create_output=True)
    return g


if __name__ == "__main__":
    main(__file__)
