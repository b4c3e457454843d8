"""The question of 2016: SimpleRNN(200) over 700 steps, then a dense layer at each step, in the three spellings."""
import numpy as np

from recorder import case, main
from vocabulary import k

SEED = 20160322
FLAT = 700  # the kernel behind Flatten grows with the steps


def rnn(steps, **kw):
    kw.setdefault("return_sequences", True)
    return k.SimpleRNN(200, input_shape=(steps, 1), name="rnn", **kw)


def drawn(steps=700, dense=(200, 10)):
    """kernel, recurrent kernel, bias, kernel, bias, x: in this order in every release and spelling."""
    def weights(model):
        rng = np.random.RandomState(SEED)
        kernel, recurrent = rng.randn(1, 200), rng.randn(200, 200) * 0.5 / np.sqrt(200)
        bias, out, out_bias = 0.1 * rng.randn(200), rng.randn(*dense) / np.sqrt(dense[0]), 0.1 * rng.randn(dense[1])
        x = rng.randn(2, steps, 1)
        model.set_weights([w.astype("float32") for w in (kernel, recurrent, bias, out, out_bias)])
        return [x.astype("float32")]
    return weights


@case("seed_tdd", seed=SEED, weights=drawn(), left_out=("rnn", "dense"))
def _(k):
    return k.sequential(rnn(700), k.TimeDistributedDense(10, name="dense"))


@case("seed_td_dense", seed=SEED, weights=drawn(), left_out=("rnn", "dense"))
def _(k):
    return k.sequential(rnn(700), k.TimeDistributed(k.Dense(10), name="dense"))


@case("seed_dense_3d", seed=SEED, weights=drawn(), left_out=("rnn", "dense"))
def _(k):
    k.since(1, 2)
    return k.sequential(rnn(700), k.Dense(10, name="dense"))


@case("seed_flatten_dense", seed=SEED, weights=drawn(FLAT, (FLAT * 200, 1)),
      left_out=("rnn", "flatten", "flatten_1"))
def _(k):
    return k.sequential(rnn(FLAT), k.Flatten(), k.Dense(1, name="dense"))


@case("seed_dense_last", seed=SEED, weights=drawn())
def _(k):
    return k.sequential(rnn(700, return_sequences=False), k.Dense(10, name="dense"))


if __name__ == "__main__":
    main(__file__)
