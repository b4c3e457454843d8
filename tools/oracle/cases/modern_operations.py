"""Operations that stand in a functional graph like layers: keras.ops, and what tf.keras makes of TensorFlow's own functions."""

import numpy as np

from modern_harness import KERAS3, case, keras, layers, main

if KERAS3:
    from keras import ops
else:
    import tensorflow as tf


def model(write, *shapes, dtypes=()):
    """A model whose outputs are what `write` makes of its inputs."""
    def build():
        x = [keras.Input(s, dtype=(dtypes[i] if i < len(dtypes) else "float32"), name="xyz"[i]) for i, s in enumerate(shapes)]
        return keras.Model(x, list(write(*x)))
    return build


def positive(*shapes):
    return lambda rng: [rng.uniform(0.1, 2, (2, *s)).astype("float32") for s in shapes]


def inside(*shapes):
    return lambda rng: [rng.uniform(-0.95, 0.95, (2, *s)).astype("float32") for s in shapes]


def halves(*shapes):
    return lambda rng: [(rng.randint(-6, 7, (2, *s)) / 2).astype("float32") for s in shapes]


def whole(high, *shapes):
    return lambda rng: [rng.randint(0, high, (2, *s)).astype("int32") for s in shapes]


A, B = (5, 4), (5, 4)
IMAGE = (7, 6, 3)

def drawn(*shape):
    return np.random.RandomState(sum(shape)).normal(0, 0.5, shape).astype("float32")


def definite(rng):
    """Symmetric matrices that are positive definite, and any others beside them."""
    half = rng.normal(0, 1, (2, 4, 4))
    return [(half @ half.transpose(0, 2, 1) + 2 * np.eye(4)).astype("float32"), rng.normal(0, 1, (2, 4, 3)).astype("float32"), rng.normal(0, 1, (2, 4, 4)).astype("float32")]


if KERAS3:
    CASES = {
        "arithmetic": (lambda x, y: [ops.add(x, y), ops.subtract(x, y), ops.multiply(x, y), ops.divide(x, y), ops.true_divide(x, 2.0), ops.add(x, 1.5), ops.subtract(3.0, x)], (A, B), positive),
        "operators": (lambda x, y: [x + y, x - y, x * y, x / y, x + 1, 2 - x, 3.0 * x, 1.0 / x, -x, x ** 2, 2.0 ** x, abs(x), x @ ops.transpose(y, (0, 2, 1))], (A, B), positive),
        "divisions": (lambda x, y: [ops.floor_divide(x, y), ops.mod(x, y), x // y, x % 2.0, ops.floor(x), ops.ceil(x), ops.round(x), ops.trunc(x)], (A, B),
                      lambda *s: lambda rng: [(rng.randint(-9, 10, (2, 5, 4)) / 2).astype("float32"), rng.choice([-1.5, 0.75, 2.0], (2, 5, 4)).astype("float32")]),
        "exponents": (lambda x: [ops.exp(x), ops.expm1(x), ops.log(x), ops.log1p(x), ops.log2(x), ops.log10(x), ops.sqrt(x), ops.rsqrt(x), ops.square(x), ops.reciprocal(x), ops.power(x, 3.0), ops.exp2(x)], (A,), positive),
        "signs": (lambda x, y: [ops.negative(x), ops.abs(x), ops.absolute(x), ops.sign(x), ops.maximum(x, y), ops.minimum(x, y), ops.maximum(x, 0.5), ops.clip(x, -1.0, 0.5)], (A, B), None),
        "trigonometry": (lambda x, y: [ops.sin(x), ops.cos(x), ops.tan(x), ops.arcsin(x), ops.arccos(x), ops.arctan(x), ops.arctan2(x, y), ops.sinh(x), ops.cosh(x), ops.tanh(x),
                                       ops.arcsinh(x), ops.arctanh(x), ops.erf(x), ops.logaddexp(x, y), ops.hypot(x, y)], (A, B), inside),
        "comparisons": (lambda x, y: [ops.cast(v, "float32") for v in (ops.equal(x, y), ops.not_equal(x, y), ops.greater(x, y), ops.greater_equal(x, y), ops.less(x, y), ops.less_equal(x, y), x > 0.5, x <= y)], (A, B), halves),
        "logic": (lambda x, y: [ops.logical_and(x > 0, y > 0), ops.logical_or(x > 0, y > 0), ops.logical_xor(x > 0, y > 0), ops.logical_not(x > 0), ops.where(x > y, x, y), ops.where(x > 0, x, 0.0),
                                ops.isnan(x), ops.isinf(x), ops.isfinite(x)], (A, B), halves),
        "reductions": (lambda x: [ops.sum(x, axis=1), ops.mean(x, axis=-1, keepdims=True), ops.max(x, axis=1), ops.min(x, axis=(1, 2)), ops.prod(x, axis=1), ops.std(x, axis=1), ops.var(x, axis=-1, keepdims=True),
                                  ops.amax(x, axis=1), ops.amin(x, axis=1), ops.logsumexp(x, axis=1), ops.norm(x, axis=-1), ops.norm(x, ord=1, axis=1), ops.average(x, axis=1)], (A,), None),
        "reductions_of_truth": (lambda x: [ops.any(x > 1, axis=1), ops.all(x > -1, axis=1), ops.count_nonzero(x > 0, axis=1)], (A,), halves),
        "reductions_whole": (lambda x: [ops.sum(x), ops.mean(x), ops.max(x)], (A,), None),
        "places": (lambda x: [ops.argmax(x, axis=1), ops.argmin(x, axis=-1), ops.argsort(x, axis=-1), ops.sort(x, axis=1), *ops.top_k(x, 2)], (A,), None),
        "running": (lambda x: [ops.cumsum(x, axis=1), ops.cumprod(x, axis=-1), ops.diff(x, axis=1)], (A,), None),
        "contractions": (lambda x, y: [ops.dot(x, np.arange(8, dtype="float32").reshape(4, 2)), ops.tensordot(x, y, axes=[[1, 2], [1, 2]]), ops.tensordot(x, np.ones((4, 3), "float32"), axes=1), ops.inner(x, np.ones((3, 4), "float32")),
                                 ops.outer(x[:, 0, 0], y[:, 0, 1]), ops.vdot(x, y)], (A, B), None),
        "quantiles": (lambda x: [ops.median(x, axis=1), ops.median(x, axis=(1, 2), keepdims=True), ops.quantile(x, np.float32(0.3), axis=-1), ops.quantile(x, np.array([0.1, 0.8], "float32"), axis=1), ops.quantile(x, np.float32(0.4), axis=1, method="nearest"), ops.digitize(x, np.array([-0.5, 0.2], "float32"))], (A,), None),
        "diagonals": (lambda x: [ops.diagonal(x, axis1=1, axis2=2), ops.diagonal(x, offset=1, axis1=2, axis2=1), ops.diagonal(x, offset=-2, axis1=1, axis2=2), ops.trace(x, axis1=1, axis2=2)], (A,), None),
        "pools": (lambda x, y: [ops.max_pool(x, 2, padding="same"), ops.average_pool(x, 2, 1, "same"), ops.max_pool(y, (2, 1, 2), strides=1), ops.average_pool(y, 2)], (A, (4, 3, 5, 2)), None),
        "rest": (lambda x, y: [ops.cbrt(x), ops.deg2rad(x), ops.rad2deg(x), ops.sinc(x), ops.heaviside(x, y), ops.logaddexp2(x, y), ops.fmod(x, y), ops.ptp(x, axis=1), ops.isclose(x, y, rtol=0.5), ops.nan_to_num(x), ops.glu(x), ops.sparse_sigmoid(x),
                             ops.ravel(x), *ops.array_split(x, 3, axis=1), ops.vstack([x, y]), ops.dstack([x, y]), ops.fliplr(x), ops.signbit(x), ops.erfc(x), ops.fmax(x, y), ops.fmin(x, 0.2)], (A, B), None),
        "shapes": (lambda x: [ops.reshape(x, (-1, 2, 10)), ops.transpose(x, (0, 2, 1)), ops.expand_dims(x, 1), ops.expand_dims(x, -1), ops.squeeze(ops.expand_dims(x, 2), axis=2), ops.swapaxes(x, 1, 2), ops.moveaxis(x, 1, 2),
                              ops.reshape(x, (-1, 20)), ops.broadcast_to(ops.expand_dims(x, 1), (2, 3, 5, 4))], (A,), None),
        "joins": (lambda x, y: [ops.concatenate([x, y], axis=1), ops.concatenate([x, y, x], axis=-1), ops.stack([x, y], axis=1), ops.stack([x, y], axis=-1), ops.hstack([x, y]), ops.append(x, y, axis=2)], (A, B), None),
        "splits": (lambda x: [*ops.split(x, 2, axis=2), *ops.split(x, [1, 3], axis=1), *ops.unstack(x, axis=2)[:2]], (A,), None),
        "repeats": (lambda x: [ops.tile(x, (1, 2, 3)), ops.repeat(x, 3, axis=1), ops.pad(x, ((0, 0), (1, 2), (0, 1))), ops.pad(x, ((0, 0), (1, 0), (2, 0)), constant_values=7.0), ops.roll(x, 2, axis=1), ops.flip(x, axis=1),
                               ops.tril(x), ops.triu(x, k=1), ops.pad(x, ((0, 0), (2, 1), (1, 1)), mode="reflect")], (A,), None),
        "slices": (lambda x: [x[:, 1:], x[:, -1], x[:, ::2, 1:3], x[..., 0], x[:, None, :, :], x[:, 1:4:2, ::-1], x[:, 2, 3], x[:, -3:-1]], (A,), None),
        "products": (lambda x, y: [ops.matmul(x, ops.transpose(y, (0, 2, 1))), ops.einsum("bij,bkj->bik", x, y), ops.einsum("bij,bij->b", x, y), ops.matmul(ops.transpose(x, (0, 2, 1)), y)], (A, B), None),
        "activations": (lambda x: [ops.relu(x), ops.relu6(x * 4.0), ops.sigmoid(x), ops.softplus(x), ops.softsign(x), ops.silu(x), ops.swish(x), ops.log_sigmoid(x), ops.leaky_relu(x, negative_slope=0.1), ops.hard_sigmoid(x), ops.elu(x),
                                   ops.selu(x), ops.gelu(x), ops.gelu(x, approximate=False), ops.softmax(x), ops.softmax(x, axis=1), ops.log_softmax(x), ops.tanh(x), ops.hard_silu(x), ops.sparse_plus(x), ops.tanh_shrink(x), ops.soft_shrink(x, 0.3), ops.hard_shrink(x, 0.3), ops.threshold(x, 0.2, -1.0), ops.celu(x, 0.7),
                                   ops.hard_tanh(x), ops.squareplus(x), ops.sparsemax(x)], (A,), None),
        "normalizing": (lambda x: [ops.normalize(x, axis=-1), ops.normalize(x, axis=1, order=1), *ops.moments(x, axes=[1])], (A,), None),
        "filled": (lambda x: [ops.ones_like(x), ops.zeros_like(x), ops.full_like(x, 3.0)], (A,), None),
        "convolutions": (lambda x, y, z: [ops.conv(x, drawn(3, 2, 4, 5), strides=(1, 2), padding="same"), ops.conv(x, drawn(2, 2, 4, 6), dilation_rate=2), ops.depthwise_conv(x, drawn(3, 2, 4, 2), padding="same"),
                                          ops.separable_conv(x, drawn(3, 2, 4, 2), drawn(1, 1, 8, 3), strides=2),
                                          ops.conv(y, drawn(3, 4, 2), padding="valid"), ops.conv(z, drawn(2, 1, 2, 3, 2), padding="same")], ((6, 5, 4), A, (3, 2, 4, 3)), None),
        "normalizations": (lambda x, y: [ops.batch_normalization(x, drawn(4), np.abs(drawn(4)), -1, offset=drawn(4), scale=drawn(4), epsilon=0.01), ops.batch_normalization(y, drawn(5), np.abs(drawn(5)), 1),
                                         ops.layer_normalization(x, drawn(4), drawn(4), epsilon=0.01), ops.layer_normalization(x, drawn(5), axis=1), ops.layer_normalization(y, axis=[1, 2]), ops.layer_normalization(x, beta=drawn(4)),
                                         ops.rms_normalization(x, drawn(4)), ops.rms_normalization(y, epsilon=0.1)], (A, (5, 3, 2)), None),
        "attentions": (lambda x, y, z: [ops.dot_product_attention(x, y, z), ops.dot_product_attention(x, y, z, mask=np.arange(15).reshape(1, 1, 5, 3) % 4 > 0, scale=0.3), ops.dot_product_attention(x, x, x, is_causal=True),
                                        ops.dot_product_attention(x, y, z, bias=drawn(1, 2, 5, 3)), ops.dot_product_attention(x, y, z, mask=ops.expand_dims(ops.transpose(y, (0, 2, 1, 3))[..., 0], 2) > -0.5),
                                        ops.dot_product_attention(ops.concatenate([x, -x], axis=2), y, z)], ((5, 2, 4), (3, 2, 4), (3, 2, 4)), None),
        "matrices": (lambda x, y, z: [ops.cholesky(x), ops.cholesky(x, upper=True), ops.det(z), ops.inv(x), ops.solve(x, y), ops.solve(z, y[..., 0]), ops.solve_triangular(x, y, lower=True), ops.solve_triangular(x, y), ops.logdet(x), *ops.slogdet(z),
                                      ops.norm(z, ord="fro", axis=(1, 2)), ops.norm(z, ord=1, axis=-1)], ((4, 4), (4, 3), (4, 4)), lambda *s: definite),
        "einsums": (lambda x, y: [ops.einsum("...ij,jk->...ik", x, drawn(4, 3)), ops.einsum("bij->bji", x), ops.einsum("bij->b", x), ops.einsum("bij,bkj", x, y), ops.einsum("bij,bkj,bkl->bil", x, y, x), ops.einsum("bij,bkl->bik", x, y), ops.einsum("b...->...b", x),
                                  ops.einsum("...i,...i->...", x, y), ops.einsum("bij,j->bij", x, drawn(4))], (A, B), None),
        "signals": (lambda x, y: [*ops.rfft(x), *ops.rfft(x, fft_length=7), *ops.fft((x, y)), *ops.fft2((x, y)), *ops.ifft2((x, y)), ops.irfft((x, y)), ops.irfft((x, y), fft_length=5), ops.extract_sequences(x, 3, 1)], ((5, 6), (5, 6)), None),
        "spectra": (lambda x: [*ops.stft(x, 6, 3, 8), *ops.stft(x, 6, 4, 6, window="hamming", center=False), *ops.stft(x, 4, 2, 4, window=None)], ((20,),), None),
        "numbers_only": (lambda x: [f(x, axis=1) for f in (ops.nanvar, ops.nanstd, ops.nanmedian, ops.nancumsum, ops.nancumprod)] + [ops.nanquantile(x, np.array([0.2, 0.7], "float32"), axis=1), ops.nanpercentile(x, np.float32(30.0), axis=-1)],
                         (A,), lambda *s: lambda rng: [np.where(rng.rand(2, *A) < 0.3, np.nan, rng.normal(0, 1, (2, *A))).astype("float32")]),
        "places_among": (lambda x: [ops.isin(x, np.array([0.5, 1.0, -2.0], "float32")), ops.isin(x, [0.5], invert=True),
                                    ops.erfinv(x / 4.0), ops.trapezoid(x, axis=1), ops.trapezoid(x, dx=0.5), ops.rot90(x, axes=(1, 2)), ops.rot90(x, k=3, axes=(2, 1)), ops.rot90(x, k=-1, axes=(1, 2)), ops.imag(x)], (A,), halves),
        "places_in_row": (lambda x: [ops.searchsorted(np.array([-1.0, 0.0, 0.5, 2.0], "float32"), x[:, 0, 0]), ops.searchsorted(np.array([-1.0, 0.0, 0.5, 2.0], "float32"), x[:, 1, 1], side="right")], (A,), halves),
        "overwritten": (lambda x, y: [ops.slice_update(x, (0, 1, 2), y), ops.slice_update(x, (0, 0, 0), y * 2.0)], (A, (3, 2)), None),
    }
    WHOLE = {
        "bits": (lambda x, y: [ops.bitwise_and(x, y), ops.bitwise_or(x, y), ops.bitwise_xor(x, y), ops.bitwise_not(x), ops.left_shift(x, y), ops.right_shift(x, y), ops.bitwise_invert(x), ops.lcm(x, y)], ((4,), (4,)), lambda *s: whole(30, (4,), (4,))),
        "one_hot": (lambda x: [ops.one_hot(x, 6), ops.multi_hot(x, 6), ops.cast(x, "float32") / 2.0], ((4,),), lambda *s: whole(6, (4,))),
    }
    IMAGES = {
        "images": (lambda x: [ops.max_pool(x, 2), ops.average_pool(x, 2, padding="same"), ops.image.resize(x, (4, 5)), ops.image.resize(x, (9, 4), interpolation="bicubic"), ops.image.resize(x, (3, 4), interpolation="bicubic", antialias=True), ops.image.rgb_to_grayscale(x)], (IMAGE,), None),
        "image_windows": (lambda x: [ops.image.extract_patches(x, (2, 3)), ops.image.extract_patches(x, 3, strides=2, padding="same"), ops.image.extract_patches(x, 2, strides=1, dilation_rate=2), ops.image.crop_images(x, 1, 0, 2, 1),
                                     ops.image.crop_images(x, top_cropping=1, left_cropping=2, target_height=3, target_width=2), ops.image.pad_images(x, 1, 0, 2, 1), ops.image.pad_images(x, bottom_padding=1, left_padding=2, target_height=9, target_width=8)], (IMAGE,), None),
        "image_pools": (lambda x: [ops.adaptive_average_pool(x, (3, 4)), ops.adaptive_max_pool(x, (2, 3))], (IMAGE,), None),
        "image_filters": (lambda x: [ops.image.rgb_to_hsv(x), ops.image.hsv_to_rgb(x), ops.image.gaussian_blur(x, (3, 5), (1.0, 0.7)), ops.image.gaussian_blur(x), ops.image.sobel_edges(x)], (IMAGE,), lambda *s: lambda rng: [rng.uniform(0, 1, (2, *IMAGE)).astype("float32")]),
    }
    for name, (write, shapes, values) in {**CASES, **WHOLE, **IMAGES}.items():
        case("ops_" + name, model(write, *shapes, dtypes=("int32", "int32") if name in WHOLE else ()), x=values(*shapes) if values else None, releases="3",
             containers=["keras"] if name.startswith(("image_", "places_", "overwritten", "bits")) else None)

    def gathered(x, i):
        return [ops.take(x, [2, 0], axis=1), ops.take_along_axis(x, ops.expand_dims(i, 2), axis=1)]

    case("ops_gather", model(gathered, A, (3,), dtypes=("float32", "int32")), x=lambda rng: [rng.normal(0, 1, (2, 5, 4)).astype("float32"), rng.randint(0, 5, (2, 3)).astype("int32")], releases="3")

if not KERAS3:
    CASES = {
        "arithmetic": (lambda x, y: [tf.add(x, y), tf.math.subtract(x, y), tf.multiply(x, y), tf.math.divide(x, y), tf.truediv(x, 2.0), tf.math.add(x, 1.5), tf.subtract(3.0, x), tf.math.divide_no_nan(x, y), tf.add_n([x, y, x]),
                                     tf.math.multiply_no_nan(x, y), tf.math.scalar_mul(0.5, x), tf.math.squared_difference(x, y), tf.math.xdivy(x, y)], (A, B), positive),
        "operators": (lambda x, y: [x + y, x - y, x * y, x / y, x + 1, 2 - x, 3.0 * x, 1.0 / x, -x, x ** 2, 2.0 ** x, abs(x), x @ tf.transpose(y, (0, 2, 1))], (A, B), positive),
        "divisions": (lambda x, y: [tf.math.floordiv(x, y), tf.math.floormod(x, y), x // y, x % 2.0, tf.floor(x), tf.math.ceil(x), tf.round(x), tf.math.rint(x)], (A, B),
                      lambda *s: lambda rng: [(rng.randint(-9, 10, (2, 5, 4)) / 2).astype("float32"), rng.choice([-1.5, 0.75, 2.0], (2, 5, 4)).astype("float32")]),
        "exponents": (lambda x: [tf.exp(x), tf.math.expm1(x), tf.math.log(x), tf.math.log1p(x), tf.sqrt(x), tf.math.rsqrt(x), tf.square(x), tf.math.reciprocal(x), tf.pow(x, 3.0)], (A,), positive),
        "signs": (lambda x, y: [tf.negative(x), tf.abs(x), tf.math.abs(x), tf.sign(x), tf.maximum(x, y), tf.math.minimum(x, y), tf.maximum(x, 0.5), tf.clip_by_value(x, -1.0, 0.5)], (A, B), None),
        "trigonometry": (lambda x, y: [tf.sin(x), tf.cos(x), tf.tan(x), tf.asin(x), tf.acos(x), tf.math.atan(x), tf.math.atan2(x, y), tf.sinh(x), tf.cosh(x), tf.tanh(x), tf.math.asinh(x), tf.math.atanh(x), tf.math.erf(x)], (A, B), inside),
        "comparisons": (lambda x, y: [tf.cast(v, "float32") for v in (tf.equal(x, y), tf.not_equal(x, y), tf.greater(x, y), tf.math.greater_equal(x, y), tf.less(x, y), tf.math.less_equal(x, y), x > 0.5, x <= y)], (A, B), halves),
        "logic": (lambda x, y: [tf.logical_and(x > 0, y > 0), tf.logical_or(x > 0, y > 0), tf.math.logical_xor(x > 0, y > 0), tf.logical_not(x > 0), tf.where(x > y, x, y), tf.where(x > 0, x, tf.zeros_like(x)), tf.math.is_nan(x), tf.math.is_finite(x)], (A, B), halves),
        "reductions": (lambda x: [tf.reduce_sum(x, axis=1), tf.reduce_mean(x, axis=-1, keepdims=True), tf.reduce_max(x, 1), tf.reduce_min(x, axis=[1, 2]), tf.reduce_prod(x, axis=1), tf.math.reduce_std(x, axis=1), tf.math.reduce_variance(x, axis=-1, keepdims=True),
                                  tf.reduce_logsumexp(x, axis=1), tf.norm(x, axis=-1), tf.norm(x, ord=1, axis=1), tf.math.l2_normalize(x, axis=-1), tf.nn.l2_normalize(x, 1)], (A,), None),
        "reductions_of_truth": (lambda x: [tf.reduce_any(x > 1, axis=1), tf.reduce_all(x > -1, axis=1), tf.math.count_nonzero(x, axis=1)], (A,), halves),
        "reductions_whole": (lambda x: [tf.reduce_sum(x), tf.reduce_mean(x), tf.reduce_max(x)], (A,), None),
        "places": (lambda x: [tf.argmax(x, axis=1), tf.argmin(x, axis=-1), tf.argsort(x, axis=-1), tf.sort(x, axis=1), *tf.math.top_k(x, 2)], (A,), None),
        "running": (lambda x: [tf.cumsum(x, axis=1), tf.math.cumprod(x, axis=-1), tf.cumsum(x, axis=1, exclusive=True), tf.cumsum(x, axis=2, reverse=True)], (A,), None),
        "shapes": (lambda x: [tf.reshape(x, (-1, 2, 10)), tf.transpose(x, (0, 2, 1)), tf.transpose(x, perm=[0, 2, 1]), tf.expand_dims(x, 1), tf.expand_dims(x, axis=-1), tf.squeeze(tf.expand_dims(x, 2), axis=2), tf.squeeze(tf.expand_dims(x, 1), [1]),
                              tf.reshape(x, (-1, 20)), tf.broadcast_to(tf.expand_dims(x, 1), (2, 3, 5, 4))], (A,), None),
        "shapes_computed": (lambda x: [tf.reshape(x, (tf.shape(x)[0], 20)), tf.reshape(x, [tf.shape(x)[0], tf.shape(x)[1] * 2, 2]), tf.reshape(x, tf.stack([tf.shape(x)[0], 4, 5])), tf.cast(tf.shape(x), "float32"), tf.zeros_like(x)[:, :2],
                                       tf.reshape(x, tf.concat([tf.shape(x)[:1], [2, 10]], axis=0)), tf.ones_like(x), tf.tile(tf.expand_dims(x, 1), [1, tf.shape(x)[1], 1, 1]), tf.fill(tf.shape(x), 2.5), tf.zeros(tf.shape(x))], (A,), None),
        "joins": (lambda x, y: [tf.concat([x, y], axis=1), tf.concat([x, y, x], -1), tf.stack([x, y], axis=1), tf.stack([x, y], axis=-1)], (A, B), None),
        "splits": (lambda x: [*tf.split(x, 2, axis=2), *tf.split(x, [1, 4], axis=1), *tf.split(x, num_or_size_splits=2, axis=-1), *tf.unstack(x, axis=2)[:2]], (A,), None),
        "repeats": (lambda x: [tf.tile(x, (1, 2, 3)), tf.repeat(x, 3, axis=1), tf.pad(x, ((0, 0), (1, 2), (0, 1))), tf.pad(x, [[0, 0], [1, 0], [2, 0]], constant_values=7.0), tf.roll(x, 2, axis=1), tf.reverse(x, axis=[1]),
                               tf.pad(x, [[0, 0], [2, 1], [1, 1]], mode="REFLECT"), tf.linalg.band_part(x, -1, 0)], (A,), None),
        "slices": (lambda x: [x[:, 1:], x[:, -1], x[:, ::2, 1:3], x[..., 0], x[:, None, :, :], x[:, 1:4:2, ::-1], x[:, 2, 3], x[:, -3:-1], x[:, tf.newaxis], tf.slice(x, [0, 1, 1], [-1, 2, -1])], (A,), None),
        "products": (lambda x, y: [tf.matmul(x, y, transpose_b=True), tf.linalg.matmul(x, tf.transpose(y, (0, 2, 1))), tf.keras.backend.batch_dot(x, y, axes=2), tf.matmul(x, y, transpose_a=True)], (A, B), None),
        "activations": (lambda x: [tf.nn.relu(x), tf.nn.relu6(x * 4.0), tf.sigmoid(x), tf.nn.softplus(x), tf.nn.softsign(x), tf.nn.silu(x), tf.nn.swish(x), tf.math.log_sigmoid(x), tf.nn.leaky_relu(x, alpha=0.1), tf.nn.elu(x), tf.nn.selu(x),
                                   tf.nn.gelu(x), tf.nn.gelu(x, approximate=True), tf.nn.softmax(x), tf.nn.softmax(x, axis=1), tf.nn.log_softmax(x), tf.nn.tanh(x), tf.nn.sigmoid(x)], (A,), None),
        "keras_functions": (lambda x: [keras.activations.relu(x, alpha=0.2, max_value=1.5), keras.backend.mean(x, axis=1), keras.backend.sum(x, axis=-1, keepdims=True), keras.backend.sqrt(keras.backend.square(x)),
                                       keras.backend.expand_dims(x, 1), keras.backend.permute_dimensions(x, (0, 2, 1)), keras.backend.clip(x, -0.5, 0.5), keras.backend.concatenate([x, x], axis=1), keras.backend.exp(x), keras.backend.softmax(x),
                                       keras.backend.l2_normalize(x, axis=1), keras.backend.max(x, axis=1), keras.backend.repeat_elements(x, 2, axis=1), keras.backend.hard_sigmoid(x), keras.backend.abs(x), keras.backend.flatten(x)], (A,), None),
        "normalizing": (lambda x: [*tf.nn.moments(x, axes=[1]), tf.nn.bias_add(x, [0.1, 0.2, 0.3, 0.4])], (A,), None),
        "filled": (lambda x: [tf.ones_like(x), tf.zeros_like(x), x + tf.constant([1.0, 2.0, 3.0, 4.0]), tf.constant([[2.0]]) * x], (A,), None),
        "gather": (lambda x: [tf.gather(x, [2, 0], axis=1), tf.gather(x, 3, axis=2)], (A,), None),
    }
    WHOLE = {
        "one_hot": (lambda x: [tf.one_hot(x, 6), tf.cast(x, "float32") / 2.0, tf.one_hot(x, 6, on_value=2.0, off_value=-1.0), tf.cast(x, tf.float32)], ((4,),), lambda *s: whole(6, (4,))),
    }
    IMAGES = {
        "contractions": (lambda x, y: [tf.tensordot(x, y, axes=[[1, 2], [1, 2]]), tf.tensordot(x, tf.ones((4, 3)), axes=1), tf.linalg.diag(x), tf.linalg.diag_part(tf.matmul(x, y, transpose_b=True)),
                                       tf.linalg.trace(tf.matmul(x, y, transpose_b=True)), tf.math.reduce_euclidean_norm(x, axis=-1), tf.linalg.norm(x, axis=1), *tf.nn.moments(x, axes=[1])], (A, B), None),
        "rest": (lambda x: [tf.nn.crelu(x), tf.gather_nd(x, [[0], [1]]), tf.gather_nd(x, [[0, 1], [1, 4]]), tf.strided_slice(x, [0, 1, 0], [2, 5, 4], [1, 2, 1]), tf.strided_slice(x, [0, 3, 0], [9, 4, 9], shrink_axis_mask=2, end_mask=4),
                            tf.math.erfc(x)], (A,), None),
        "images": (lambda x: [tf.nn.max_pool2d(x, 2, 2, "VALID"), tf.nn.avg_pool2d(x, 2, 2, "SAME"), tf.image.resize(x, (4, 5)), tf.image.rgb_to_grayscale(x), tf.image.resize(x, [9, 4], method="nearest"), tf.image.flip_left_right(x),
                              tf.nn.depth_to_space(tf.concat([x, x, x, x], 3), 2), tf.nn.space_to_depth(x[:, :6], 2), tf.image.flip_up_down(x)], (IMAGE,), None),
    }
    for name, (write, shapes, values) in {**CASES, **WHOLE, **IMAGES}.items():
        case("ops_" + name, model(write, *shapes, dtypes=("int32",) if name in WHOLE else ()), x=values(*shapes) if values else None, releases="2.12 2.15")

    def gathered(x, i):
        return [tf.gather(x, i, axis=1, batch_dims=1)]

    case("ops_gather_computed", model(gathered, A, (3,), dtypes=("float32", "int32")), x=lambda rng: [rng.normal(0, 1, (2, 5, 4)).astype("float32"), rng.randint(0, 5, (2, 3)).astype("int32")], releases="2.12 2.15")


# What people write by hand: attention, squeeze and excite with a hard swish, distances of twins, pixels shuffled, an encoder of positions.
def attention():
    x, y = keras.Input((5, 4), name="x"), keras.Input((3, 4), name="y")
    q, k, v = layers.Dense(6, name="q")(x), layers.Dense(6, name="k")(y), layers.Dense(2, name="v")(y)
    if KERAS3:
        scores = ops.softmax(ops.matmul(q, ops.transpose(k, (0, 2, 1))) / 6.0 ** 0.5, axis=-1)
        return keras.Model([x, y], ops.matmul(scores, v))
    scores = tf.nn.softmax(tf.matmul(q, k, transpose_b=True) / tf.math.sqrt(tf.cast(tf.shape(k)[-1], tf.float32)), axis=-1)
    return keras.Model([x, y], tf.matmul(scores, v))


def excited():
    x = keras.Input((7, 6, 3), name="x")
    y = layers.Conv2D(4, 3, padding="same", name="conv")(x)
    relu6 = ops.relu6 if KERAS3 else tf.nn.relu6
    y = y * relu6(y + 3.0) * (1.0 / 6.0)
    squeezed = ops.mean(y, axis=(1, 2), keepdims=True) if KERAS3 else tf.reduce_mean(y, axis=[1, 2], keepdims=True)
    gate = layers.Dense(4, activation="sigmoid", name="gate")(layers.Dense(2, activation="relu", name="squeeze")(squeezed))
    y = ops.multiply(y, gate) if KERAS3 else tf.math.multiply(y, gate)
    y = ops.image.resize(y, (3, 3)) if KERAS3 else tf.image.resize(y, (3, 3))
    return keras.Model(x, layers.Dense(2, name="out")(layers.Flatten(name="flat")(y)))


def twins():
    x, y = keras.Input((4,), name="x"), keras.Input((4,), name="y")
    tower = keras.Sequential([keras.Input((4,)), layers.Dense(5, activation="relu"), layers.Dense(3)], name="tower")
    if KERAS3:
        a, b = ops.normalize(tower(x), axis=-1), ops.normalize(tower(y), axis=-1)
        far = ops.sqrt(ops.maximum(ops.sum(ops.square(a - b), axis=1, keepdims=True), 1e-7))
    else:
        a, b = tf.math.l2_normalize(tower(x), axis=-1), tf.math.l2_normalize(tower(y), axis=-1)
        far = tf.sqrt(tf.maximum(tf.reduce_sum(tf.square(a - b), axis=1, keepdims=True), 1e-7))
    return keras.Model([x, y], layers.Dense(1, activation="sigmoid", name="out")(far))


def shuffled():
    x = keras.Input((5, 4, 2), name="x")
    y = layers.Conv2D(12, 3, padding="same", activation="tanh", name="conv")(x)
    if KERAS3:
        y = ops.reshape(y, (-1, 5, 4, 2, 2, 3))
        y = ops.reshape(ops.transpose(y, (0, 1, 3, 2, 4, 5)), (-1, 10, 8, 3))
        return keras.Model(x, ops.clip(y, -0.9, 0.9))
    return keras.Model(x, tf.clip_by_value(tf.nn.depth_to_space(y, 2), -0.9, 0.9))


def padded_mask():
    """Padding told apart by comparison, its mean taken by hand."""
    x = keras.Input((6,), dtype="int32", name="x")
    y = layers.Embedding(9, 4, name="embedding")(x)
    if KERAS3:
        mask = ops.expand_dims(ops.cast(ops.not_equal(x, 0), "float32"), -1)
        y = ops.sum(y * mask, axis=1) / ops.maximum(ops.sum(mask, axis=1), 1.0)
    else:
        mask = tf.expand_dims(tf.cast(tf.not_equal(x, 0), tf.float32), -1)
        y = tf.reduce_sum(y * mask, axis=1) / tf.maximum(tf.reduce_sum(mask, axis=1), 1.0)
    return keras.Model(x, layers.Dense(2, name="out")(y))


case("ops_model_attention", attention, every=True)
case("ops_model_excited", excited, containers="two")
case("ops_model_twins", twins, every=True)
case("ops_model_shuffled", shuffled, every=True)
case("ops_model_padded_mask", padded_mask, x=lambda rng: [np.array([[3, 1, 0, 0, 0, 0], [8, 2, 5, 1, 1, 7], [0, 0, 0, 0, 0, 0]], "int32")], every=True)

if __name__ == "__main__":
    main(__file__)
