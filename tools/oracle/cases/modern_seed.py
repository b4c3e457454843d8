"""TimeDistributed(Dense), Dense on a 3-D tensor, Flatten and the last state, behind a SimpleRNN of 200 units."""

import numpy as np

from modern_harness import L, RELEASE, case, main, sequential

SEED = 20160322
STEPS = 700


def weights(last_shape, scale=0.07):
    def draw(_):
        r = np.random.RandomState(SEED)
        values = [r.normal(0, 0.5, (1, 200)), r.normal(0, 0.03, (200, 200)), r.normal(0, 0.1, 200),
                  r.normal(0, scale, last_shape), r.normal(0, 0.1, last_shape[1])]
        return [v.astype("float32") for v in values]
    return draw


def x(steps):
    def draw(_):
        r = np.random.RandomState(SEED)
        for shape in ((1, 200), (200, 200), 200, (200, 10), 10):
            r.normal(0, 1, shape)
        return [r.normal(0, 1, (2, steps, 1)).astype("float32")]
    return draw


case("seed_td_dense", sequential((STEPS, 1), L.SimpleRNN(200, return_sequences=True, name="rnn"),
                                 L.TimeDistributed(L.Dense(10), name="td")),
     weights=weights((200, 10)), x=x(STEPS), skip=("rnn",), seed=SEED, containers=["keras"])
case("seed_dense_3d", sequential((STEPS, 1), L.SimpleRNN(200, return_sequences=True, name="rnn"),
                                 L.Dense(10, name="dense")),
     weights=weights((200, 10)), x=x(STEPS), skip=("rnn",), seed=SEED, containers=["h5"])
case("seed_flatten_dense", sequential((STEPS, 1), L.SimpleRNN(200, return_sequences=True, name="rnn"),
                                      L.Flatten(name="flatten"), L.Dense(1, name="dense")),
     weights=weights((200 * STEPS, 1), 0.003), x=x(STEPS), skip=("rnn", "flatten"), seed=SEED, containers=["keras"])
case("seed_dense_last", sequential((STEPS, 1), L.SimpleRNN(200, name="rnn"), L.Dense(10, name="dense")),
     weights=weights((200, 10)), x=x(STEPS), seed=SEED, containers=["weights_h5"])

if __name__ == "__main__":
    main(__file__)
