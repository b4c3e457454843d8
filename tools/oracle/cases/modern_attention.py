"""Attention, AdditiveAttention, MultiHeadAttention and GroupQueryAttention: options, masks, call arguments."""

import functools

from modern_harness import KERAS3, L, case, keras, layers, main, np, sequential

T, S, D = 4, 5, 6


def lookup(kind, key=False, query_mask=False, value_mask=False, call=None, **more):
    """Dot-product or additive attention of a query (T, D) on a value (S, D or 3), masked where a row is zero."""
    def build():
        query, value = keras.Input((T, D), name="query"), keras.Input((S, 3 if key else D), name="value")
        q = layers.Masking(name="mq")(query) if query_mask else query
        v = layers.Masking(name="mv")(value) if value_mask else value
        inputs = [query, value]
        if key:
            inputs.append(keras.Input((S, D), name="key"))
        y = getattr(layers, kind)(name="attention", **more)([q, v, *inputs[2:]], **(call or {}))
        return keras.Model(inputs, y)
    return build


def blanked(*inputs):
    def x(rng):
        values = [rng.normal(0, 1, (3, t, d)).astype("float32") for t, d in inputs]
        for v in values[:2]:
            v[0, -2:] = 0
            v[1, 1] = 0
        return values
    return x


PLAIN, KEYED = blanked((T, D), (S, D)), blanked((T, D), (S, 3), (S, D))
CAUSAL, SCORES = {"use_causal_mask": True}, {"return_attention_scores": True}

for kind, name in (("Attention", "attention"), ("AdditiveAttention", "additive_attention")):
    case(name, lookup(kind), every=True)
    case(f"{name}_key", lookup(kind, key=True, use_scale=kind == "Attention"), x=KEYED)
    case(f"{name}_scale", lookup(kind, use_scale=kind == "Attention"), containers="two")
    case(f"{name}_causal", lookup(kind, call=CAUSAL), x=PLAIN)
    case(f"{name}_scores", lookup(kind, call=SCORES, dropout=0.3), x=PLAIN)
    case(f"{name}_query_mask", lookup(kind, query_mask=True, call=SCORES), x=PLAIN)
    case(f"{name}_value_mask", lookup(kind, value_mask=True, key=True), x=KEYED)
    case(f"{name}_masks_causal", lookup(kind, query_mask=True, value_mask=True, call={**CAUSAL, **SCORES}), x=PLAIN)
case("attention_concat", lookup("Attention", score_mode="concat"), containers="two")
case("attention_concat_scale_causal", lookup("Attention", score_mode="concat", use_scale=True, call=CAUSAL), x=PLAIN, containers="all")


def named_masks():
    """Masks that the call names go before those that tensors carry; of a list, one may be None."""
    query, value = keras.Input((T, D), name="query"), keras.Input((S, D), name="value")
    mq, mv = keras.Input((T,), dtype="bool", name="mq"), keras.Input((S,), dtype="bool", name="mv")
    both = layers.Attention(name="both")([query, value], mask=[mq, mv])
    one = layers.AdditiveAttention(name="one")([query, layers.Masking(name="masking")(value)], mask=[None, mv])
    return keras.Model([query, value, mq, mv], [both, one])


def steps(*sizes):
    def x(rng):
        return [rng.normal(0, 1, (3, *s[:-1])).astype("float32") if s[-1] == "f" else rng.uniform(0, 1, (3, *s[:-1])) < 0.6 for s in sizes]
    return x


case("attention_named_masks", named_masks, x=steps((T, D, "f"), (S, D, "f"), (T, "b"), (S, "b")), releases="2.15 3")


def heads(rank=3, key=False, call=None, named=False, kind="MultiHeadAttention", size=(2, 3), self_attention=False, **more):
    """Multi-head attention; the mask, where there is one, comes as an input."""
    def build():
        shape = {3: [(T, D), (S, D if kind[0] == "G" else 7)], 4: [(3, T, D), (3, S, 7)], 5: [(2, 3, T, D), (2, 3, S, 7)]}[rank]
        query, value = keras.Input(shape[0], name="q"), keras.Input(shape[1], name="v")
        inputs = [query] if self_attention else [query, value]
        if self_attention:
            value = query
        kwargs = dict(call or {})
        if key:
            kwargs["key"] = keras.Input((*shape[1][:-1], 8), name="k")
            inputs.append(kwargs["key"])
        for name, shape in kwargs.pop("masks", {}).items():
            kwargs[name] = keras.Input(shape, dtype="bool", name=name)
            inputs.append(kwargs[name])
        layer = getattr(layers, kind)(*size, name="attention", **more)
        y = layer(query=query, value=value, **kwargs) if named else layer(query, value, **kwargs)
        return keras.Model(inputs, y)
    return build


case("multi_head_attention", heads(), every=True)
case("multi_head_attention_self_containers", heads(self_attention=True, dropout=0.1), containers="all")
case("multi_head_attention_key", heads(key=True), containers="two")
case("multi_head_attention_named", heads(key=True, named=True, value_dim=4))
case("multi_head_attention_value_dim_no_bias", heads(value_dim=5, use_bias=False), containers="two")
case("multi_head_attention_output_shape", heads(output_shape=9, call=SCORES))
case("multi_head_attention_output_shapes", heads(output_shape=(2, 5)))
case("multi_head_attention_causal", heads(self_attention=True, call=CAUSAL))
case("multi_head_attention_causal_cross", heads(call={**CAUSAL, **SCORES}))
case("multi_head_attention_one_head", heads(size=(1, 7), call=SCORES))
case("multi_head_attention_mask", heads(call={"masks": {"attention_mask": (T, S)}}),
     x=steps((T, D, "f"), (S, 7, "f"), (T, S, "b")), containers="two")
case("multi_head_attention_mask_of_heads", heads(call={"masks": {"attention_mask": (2, T, S)}, **SCORES}),
     x=steps((T, D, "f"), (S, 7, "f"), (2, T, S, "b")))
case("multi_head_attention_mask_of_keys", heads(call={"masks": {"attention_mask": (1, S)}}), x=steps((T, D, "f"), (S, 7, "f"), (1, S, "b")))
case("multi_head_attention_mask_causal", heads(self_attention=True, call={"masks": {"attention_mask": (T, T)}, **CAUSAL}),
     x=steps((T, D, "f"), (T, T, "b")))
case("multi_head_attention_rank4", heads(rank=4))
case("multi_head_attention_rank4_axis", heads(rank=4, attention_axes=(2,), call=SCORES))
case("multi_head_attention_rank4_first_axis", heads(rank=4, self_attention=True, attention_axes=1 if KERAS3 else (1,)))
case("multi_head_attention_rank4_both", heads(rank=4, attention_axes=(1, 2), call=SCORES))
case("multi_head_attention_rank5", heads(rank=5, attention_axes=(2, 3), value_dim=2), containers="two")
case("multi_head_attention_rank5_last", heads(rank=5, attention_axes=(3,)))


def carried(kind="MultiHeadAttention", size=(2, 3), call=None, key=False, pool=True):
    """Masks that the tensors carry, and what follows them."""
    def build():
        query, value = keras.Input((T, D), name="q"), keras.Input((S, D if kind[0] == "G" else 7), name="v")
        q, v = layers.Masking(name="mq")(query), layers.Masking(name="mv")(value)
        more = dict(call or {})
        if key:
            more["key"] = layers.Dense(4, name="keys")(v)
        y = getattr(layers, kind)(*size, name="attention", **more.pop("config", {}))(q, v, **more)
        first = y[0] if isinstance(y, (list, tuple)) else y
        z = layers.Add(name="add")([first, layers.Dense(D, name="dense")(q)])
        outputs = [y] if not isinstance(y, (list, tuple)) else list(y)
        return keras.Model([query, value], [*outputs, layers.GlobalAveragePooling1D(name="pool")(z)] if pool else outputs)
    return build


MASKED = blanked((T, D), (S, 7))
case("multi_head_attention_carried_masks", carried(), x=MASKED, releases="2.12 2.15 3")
case("multi_head_attention_carried_masks_causal", carried(call={**CAUSAL, **SCORES}), x=MASKED)
case("multi_head_attention_carried_masks_key", carried(key=True), x=MASKED, releases="2.15 3")


def shared():
    """One layer called on itself, then across, then with a causal mask."""
    a, b = keras.Input((T, D), name="a"), keras.Input((S, D), name="b")
    layer = layers.MultiHeadAttention(2, 3, name="attention")
    x = layer(a, a, use_causal_mask=True)
    y = layer(x, b, return_attention_scores=True)[0]
    return keras.Model([a, b], layer(y, x, x))


case("multi_head_attention_shared", shared, releases="2.12 3")

if KERAS3:
    only = functools.partial(case, releases="3")
    only("attention_numpy", lookup("Attention", key=True, query_mask=True, value_mask=True, call=CAUSAL), x=KEYED, backends="numpy")
    only("multi_head_attention_gate", heads(use_gate=True, value_dim=4), containers="two")
    only("multi_head_attention_window", heads(self_attention=True, sliding_window=2))
    only("multi_head_attention_window_causal", heads(sliding_window=2, call={**CAUSAL, **SCORES}))
    only("multi_head_attention_negative_axes", heads(rank=5, attention_axes=(-2,)))
    only("multi_head_attention_named_masks",
         heads(call={"masks": {"query_mask": (T,), "value_mask": (S,), "key_mask": (S,)}}, key=True),
         x=lambda rng: [rng.normal(0, 1, s).astype("float32") for s in ((3, T, D), (3, S, 7), (3, S, 8))]
         + [rng.uniform(0, 1, s) < 0.6 for s in ((3, T), (3, S), (3, S))])
    # A query and a value of one width, which this layer demands.
    G = dict(kind="GroupQueryAttention", size=(3, 4, 2))
    only("group_query_attention", heads(**G), every=True)
    only("group_query_attention_containers", heads(self_attention=True, **G), containers="all")
    only("group_query_attention_key_scores", heads(key=True, call=SCORES, **G))
    only("group_query_attention_causal", heads(call=CAUSAL, use_bias=False, **G))
    only("group_query_attention_gate_window", heads(use_gate=True, sliding_window=2, **G))
    only("group_query_attention_multi", heads(kind="GroupQueryAttention", size=(3, 4, 1), call={**CAUSAL, **SCORES}))
    only("group_query_attention_mask", heads(call={"masks": {"attention_mask": (T, S)}}, **G), x=steps((T, D, "f"), (S, D, "f"), (T, S, "b")))
    only("group_query_attention_carried_masks", carried(**G), x=PLAIN)
    only("group_query_attention_named_masks", heads(call={"masks": {"query_mask": (T,), "value_mask": (S,)}, **SCORES}, **G),
         x=steps((T, D, "f"), (S, D, "f"), (T, "b"), (S, "b")))

if __name__ == "__main__":
    main(__file__)
