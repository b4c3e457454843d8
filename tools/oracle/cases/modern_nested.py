"""TimeDistributed, models within models, shared layers, several inputs and outputs, awkward names."""

from modern_harness import L, case, keras, layers, main, sequential


def mlp(name=None, frozen=False):
    """A Sequential with a BatchNormalization inside: trainable and other weights interleave."""
    def build():
        model = keras.Sequential([keras.Input((4,)), layers.Dense(3), layers.BatchNormalization(), layers.Dense(2, activation="tanh")],
                                 **({"name": name} if name else {}))
        if frozen == "inner":
            model.layers[0].trainable = False
        elif frozen:
            model.trainable = False
        return model
    return build


def branch(name="branch"):
    x = keras.Input((4,), name="branch_in")
    y = layers.Dense(3, name="left")(x)
    y = layers.BatchNormalization(name="norm")(y)
    return keras.Model(x, layers.Concatenate(name="both")([y, layers.Dense(2, name="right")(x)]), name=name)


images = (3, 7, 6, 2)
td = {
    "dense": ((5, 4), [L.TimeDistributed(L.Dense(3, activation="relu"))]),
    "conv2d": (images, [L.TimeDistributed(L.Conv2D(3, (3, 2), padding="same", strides=2))]),
    "conv1d": ((3, 7, 4), [L.TimeDistributed(L.Conv1D(3, 2))]),
    "flatten": (images, [L.TimeDistributed(L.Flatten()), L.Dense(2)]),
    "activation": ((5, 4), [L.TimeDistributed(L.Activation("softmax"))]),
    "dropout": ((5, 4), [L.TimeDistributed(L.Dropout(0.5))]),
    "batch_norm": ((5, 4), [L.TimeDistributed(L.BatchNormalization())]),
    "batch_norm_images": (images, [L.TimeDistributed(L.BatchNormalization(axis=2))]),
    "lstm": ((3, 6, 4), [L.TimeDistributed(L.LSTM(5))]),
    "gru_sequences": ((3, 6, 4), [L.TimeDistributed(L.GRU(5, return_sequences=True))]),
    "softmax": ((3, 5, 4), [L.TimeDistributed(L.Softmax(axis=1))]),
    "max_pooling2d": (images, [L.TimeDistributed(L.MaxPooling2D((2, 3)))]),
    "reshape": ((3, 6), [L.TimeDistributed(L.Reshape((2, 3)))]),
    "embedding": ((3, 4), [L.TimeDistributed(L.Embedding(9, 2))]),
    "td_dense": ((3, 5, 4), [L.TimeDistributed(L.TimeDistributed(L.Dense(2)))]),
    "bidirectional": ((3, 6, 4), [L.TimeDistributed(L.Bidirectional(L.LSTM(2)))]),
    "layer_norm": ((3, 5, 4), [L.TimeDistributed(L.LayerNormalization(axis=1))]),
    "repeat_vector": ((3, 4), [L.TimeDistributed(L.RepeatVector(2))]),
}
for name, (shape, stack) in td.items():
    draw = (lambda rng: [rng.randint(0, 9, (2, 3, 4)).astype("int32")]) if name == "embedding" else None
    case(f"td_{name}", sequential(shape, *stack), containers="two" if name in ("dense", "lstm", "batch_norm") else None, x=draw)


def td_of(make):
    return lambda: keras.Sequential([keras.Input((5, 4)), layers.TimeDistributed(make()), layers.LSTM(3)])


case("td_nested_sequential", td_of(mlp()), containers="two")
case("td_nested_model", td_of(branch), containers="two")


def td_between_models():
    x = keras.Input((5, 4), name="x")
    return keras.Model(x, layers.Dense(2, name="out")(layers.TimeDistributed(branch(), name="td")(x)))


case("td_nested_model_functional", td_between_models)

case("nested_sequential", sequential((4,), lambda: layers.Dense(4), mlp("inner"), L.Dense(3)), containers="two")
case("nested_sequential_first", lambda: keras.Sequential([mlp("inner")(), layers.Dense(3)]), releases="3")
case("nested_trainable_false_layer", sequential((4,), mlp("inner", "inner"), L.Dense(3)), containers="two")
case("nested_trainable_false_model", sequential((4,), L.Dense(4), mlp("inner", "all"), L.Dense(3)), containers="all")
case("trainable_false_batch_norm", sequential((4,), L.Dense(3), L.BatchNormalization(trainable=False), L.Dense(2, trainable=False)),
     containers="two")


def model_in_model(twice=False):
    def build():
        x = keras.Input((4,), name="x")
        inner = branch()
        if twice:
            z = keras.Input((4,), name="z")
            y = layers.Subtract(name="minus")([inner(x), inner(z)])
            return keras.Model([x, z], layers.Dense(2, name="out")(y))
        return keras.Model(x, layers.Dense(2, name="out")(inner(layers.Dense(4, name="in")(x))))
    return build


case("nested_model", model_in_model(), containers="two")
case("nested_model_twice", model_in_model(True), containers="two")


def three_deep():
    x = keras.Input((4,), name="x")
    middle_in = keras.Input((4,), name="middle_in")
    middle = keras.Model(middle_in, layers.Dense(4, name="left")(branch("deep")(layers.Dense(4, name="right")(middle_in))), name="middle")
    return keras.Model(x, keras.Sequential([keras.Input((4,)), middle, layers.BatchNormalization(), layers.Dense(2)], name="outer")(x))


case("nested_three_deep", three_deep, containers="all")


def two_outputs_inside():
    x = keras.Input((4,), name="x")
    i, j = keras.Input((4,), name="i"), keras.Input((3,), name="j")
    inner = keras.Model([i, j], [layers.Dense(2, name="p")(i), layers.Concatenate(name="q")([i, j])], name="inner")
    p, q = inner([x, layers.Dense(3, name="three")(x)])
    return keras.Model(x, [layers.Dense(3, name="p_out")(p), layers.Dense(2, name="q_out")(q)])


case("nested_several_inputs_outputs", two_outputs_inside, containers="two")


def shared_layer():
    a, b = keras.Input((5, 4), name="a"), keras.Input((5, 4), name="b")
    shared = layers.LSTM(3, name="shared")
    return keras.Model([a, b], layers.Dense(2, name="out")(layers.Concatenate(name="join")([shared(a), shared(b)])))


case("shared_layer", shared_layer, containers="two")


def shared_in_a_chain():
    x = keras.Input((4,), name="x")
    shared = layers.Dense(4, activation="tanh", name="again")
    return keras.Model(x, shared(layers.Dense(4, name="between")(shared(shared(x)))))


case("shared_layer_chain", shared_in_a_chain)


def many():
    a, b = keras.Input((5, 4), name="zebra"), keras.Input((3,), name="aardvark")
    y = layers.GRU(3, name="gru")(a)
    z = layers.Add(name="add")([y, b])
    return keras.Model([a, b], [layers.Dense(2, name="second")(z), layers.Dense(1, name="first", activation="sigmoid")(y)])


case("several_inputs_outputs", many, containers="two")


def dict_inputs():
    a, b = keras.Input((5, 4), name="zebra"), keras.Input((3,), name="aardvark")
    z = layers.Concatenate(name="join")([layers.GRU(3, name="gru")(a), b])
    return keras.Model({"zebra": a, "aardvark": b}, {"two": layers.Dense(2, name="two")(z), "one": layers.Dense(1, name="one")(z)})


case("dict_inputs_outputs", dict_inputs, containers="two", releases="3")
case("dict_inputs_outputs", dict_inputs, releases="2.12 2.15", containers=["keras"])


def middle_output():
    x = keras.Input((5, 4), name="x")
    y = layers.LSTM(3, return_sequences=True, name="rnn")(x)
    return keras.Model(x, [layers.Dense(2, name="out")(y), y])


case("intermediate_output", middle_output)


def same_output_twice():
    x = keras.Input((4,), name="x")
    y = layers.Dense(2, name="out")(x)
    return keras.Model(x, [y, y])


case("same_output_twice", same_output_twice)
case("input_is_output", lambda: (lambda x: keras.Model(x, [x, layers.Dense(2, name="out")(x)]))(keras.Input((4,), name="x")))


def named(*names):
    return lambda: keras.Sequential([keras.Input((4,))] + [layers.Dense(5 - i, name=n) for i, n in enumerate(names)])


# .weights.h5 names its groups after the classes, in order, whatever the layers are called.
case("names_of_other_layers", named("dense_1", "dense", "dense_2"), containers="two")
case("names_of_other_classes", lambda: keras.Sequential([keras.Input((5, 4)), layers.Dense(4, name="lstm"), layers.LSTM(3, name="dense")]),
     containers="two")
case("names_with_slash", named("block/conv", "block/out"), containers="two", releases="2.12 2.15")
case("twelve_dense_layers", lambda: keras.Sequential([keras.Input((3,))] + [layers.Dense(3, activation="tanh") for _ in range(12)]),
     containers="two")


def connected_out_of_order():
    """Layers made in another order than they are called in."""
    last, first = layers.Dense(2, name="last"), layers.Dense(3, name="first")
    x = keras.Input((4,), name="x")
    a = first(x)
    b = layers.Dense(3, name="side")(x)
    return keras.Model(x, last(layers.Multiply(name="gate")([b, a])))


case("layers_out_of_order", connected_out_of_order, containers="two")

if __name__ == "__main__":
    main(__file__)
