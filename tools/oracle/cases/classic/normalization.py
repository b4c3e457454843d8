"""BatchNormalization: axes, modes, epsilons; what its fourth array means changed in 1.0.7 and 1.0.8."""
from recorder import also_full, case, main


@also_full("batch_norm")
def _(k):
    return k.sequential(k.BatchNormalization(input_shape=(5,)))


@case("batch_norm_between")
def _(k):
    return k.sequential(k.Dense(4, input_shape=(5,)), k.BatchNormalization(epsilon=0.01), k.Activation("relu"), k.Dense(2))


@case("batch_norm_3d")
def _(k):
    return k.sequential(k.BatchNormalization(axis=-1, epsilon=0.1, input_shape=(6, 3)))


@case("batch_norm_3d_axis_1")
def _(k):
    return k.sequential(k.BatchNormalization(axis=1, input_shape=(6, 3)))


@case("batch_norm_4d_axis_1")
def _(k):
    return k.sequential(k.BatchNormalization(axis=1, input_shape=(3, 7, 6)))


@case("batch_norm_4d_last")
def _(k):
    return k.sequential(k.BatchNormalization(axis=-1, momentum=0.8, input_shape=(7, 6, 3)))


for number in (1, 2):
    @case("batch_norm_mode_%d" % number)
    def _(k, number=number):
        k.until(2)
        k.need(number == 1 or k.major == 1)
        return k.sequential(k.BatchNormalization(mode=number, epsilon=0.05, input_shape=(5,)))


for tail, kw in (("no_scale", {"scale": False}), ("no_center", {"center": False}), ("bare", {"scale": False, "center": False})):
    @case("batch_norm_" + tail)
    def _(k, kw=kw):
        k.since(2)
        return k.sequential(k.BatchNormalization(input_shape=(6, 3), **kw))


if __name__ == "__main__":
    main(__file__)
