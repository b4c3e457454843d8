"""Blocks that architectures are built of, each as its own code builds it but narrow: what files of real models hold."""

import importlib

from modern_harness import KERAS3, case, keras, layers, main
from modern_release import RELEASE

register = keras.saving.register_keras_serializable if hasattr(keras, "saving") and hasattr(keras.saving, "register_keras_serializable") else keras.utils.register_keras_serializable
SLOPE = "negative_slope" if KERAS3 else "alpha"


def pixels(*shape):
    return lambda rng: [rng.uniform(0, 255, (2, *shape)).astype("float32")]


def model(shape):
    """A block as a whole model: the function gets a symbolic image and gives what comes out."""
    def decorate(block):
        def build():
            x = keras.Input(shape, name="image")
            return keras.Model(x, block(x), name=block.__name__)
        case("block_" + block.__name__, build, x=pixels(*shape), spread=True)
        return block
    return decorate


@model((15, 13, 3))
def mobilenet(x):
    y = layers.ZeroPadding2D(((0, 1), (0, 1)), name="conv1_pad")(x)
    y = layers.Conv2D(4, 3, padding="valid", use_bias=False, strides=2, name="conv1")(layers.Rescaling(1 / 127.5, offset=-1)(y))
    y = layers.ReLU(6.0, name="conv1_relu")(layers.BatchNormalization(axis=-1, name="conv1_bn")(y))
    y = layers.DepthwiseConv2D(3, padding="same", depth_multiplier=1, strides=1, use_bias=False, name="conv_dw_1")(y)
    y = layers.ReLU(6.0, name="conv_dw_1_relu")(layers.BatchNormalization(axis=-1, name="conv_dw_1_bn")(y))
    y = layers.GlobalAveragePooling2D(keepdims=True)(layers.Conv2D(5, 1, padding="same", use_bias=False, name="conv_pw_1")(y))
    y = layers.Conv2D(3, 1, padding="same", name="conv_preds")(layers.Dropout(1e-3, name="dropout")(y))
    return layers.Activation("softmax", name="predictions")(layers.Reshape((3,), name="reshape_2")(y))


@model((8, 6, 4))
def mobilenet_v2(x):
    y = layers.Conv2D(12, 1, padding="same", use_bias=False, name="expand")(x)
    y = layers.ReLU(6.0, name="expand_relu")(layers.BatchNormalization(epsilon=1e-3, momentum=0.999, name="expand_bn")(y))
    y = layers.DepthwiseConv2D(3, use_bias=False, padding="same", name="depthwise")(y)
    y = layers.ReLU(6.0, name="depthwise_relu")(layers.BatchNormalization(epsilon=1e-3, momentum=0.999, name="depthwise_bn")(y))
    y = layers.BatchNormalization(epsilon=1e-3, momentum=0.999, name="project_bn")(layers.Conv2D(4, 1, use_bias=False, name="project")(y))
    return layers.Add(name="add")([x, y])


def hard_sigmoid(y):
    return layers.ReLU(6.0)(y + 3.0) * (1.0 / 6.0)


@model((8, 6, 4))
def mobilenet_v3(x):
    y = layers.GlobalAveragePooling2D(keepdims=True, name="squeeze")(x)
    y = layers.ReLU(name="squeeze_relu")(layers.Conv2D(2, 1, padding="same", name="squeeze_conv")(y))
    y = hard_sigmoid(layers.Conv2D(4, 1, padding="same", name="excite")(y))
    y = layers.Multiply(name="scaled")([x, y])
    y = layers.Multiply(name="hard_swish")([y, hard_sigmoid(y)])
    return layers.Conv2D(3, (2, 3), strides=2)(y)


@model((16, 14, 3))
def efficientnet(x):
    y = layers.Normalization(axis=-1, mean=[0.485, 0.456, 0.406], variance=[0.229**2, 0.224**2, 0.225**2])(layers.Rescaling(1.0 / 255)(x))
    y = layers.Rescaling([1 / 0.9, 1 / 0.8, 1 / 0.7] if KERAS3 else 1 / 0.9)(y)
    y = layers.Conv2D(4, 3, strides=2, padding="valid", use_bias=False, name="stem")(layers.ZeroPadding2D(((0, 1), (1, 1)), name="stem_pad")(y))
    y = layers.Activation("swish", name="stem_activation")(layers.BatchNormalization(name="stem_bn")(y))
    z = layers.DepthwiseConv2D(5, strides=1, padding="same", use_bias=False, name="dwconv")(y)
    z = layers.Activation("swish", name="activation")(layers.BatchNormalization(name="bn")(z))
    se = layers.Reshape((1, 1, 4), name="se_reshape")(layers.GlobalAveragePooling2D(name="se_squeeze")(z))
    se = layers.Conv2D(2, 1, padding="same", activation="swish", name="se_reduce")(se)
    se = layers.Conv2D(4, 1, padding="same", activation="sigmoid", name="se_expand")(se)
    z = layers.multiply([z, se], name="se_excite")
    z = layers.BatchNormalization(name="project_bn")(layers.Conv2D(4, 1, padding="same", use_bias=False, name="project")(z))
    z = layers.Dropout(0.2, noise_shape=(None, 1, 1, 1), name="drop")(z)
    return layers.GlobalMaxPooling2D(name="max_pool")(layers.add([z, y], name="add"))


def bottleneck(x, filters, stride, name):
    shortcut = x if stride == 1 else layers.BatchNormalization(epsilon=1.001e-5, name=name + "_0_bn")(
        layers.Conv2D(4 * filters, 1, strides=stride, name=name + "_0_conv")(x))
    y = layers.Conv2D(filters, 1, strides=stride, name=name + "_1_conv")(x)
    y = layers.Activation("relu", name=name + "_1_relu")(layers.BatchNormalization(epsilon=1.001e-5, name=name + "_1_bn")(y))
    y = layers.Conv2D(filters, 3, padding="SAME", name=name + "_2_conv")(y)
    y = layers.Activation("relu", name=name + "_2_relu")(layers.BatchNormalization(epsilon=1.001e-5, name=name + "_2_bn")(y))
    y = layers.BatchNormalization(epsilon=1.001e-5, name=name + "_3_bn")(layers.Conv2D(4 * filters, 1, name=name + "_3_conv")(y))
    return layers.Activation("relu", name=name + "_out")(layers.Add(name=name + "_add")([shortcut, y]))


@model((17, 15, 3))
def resnet(x):
    y = layers.Conv2D(4, 7, strides=2, name="conv1_conv")(layers.ZeroPadding2D(3, name="conv1_pad")(x))
    y = layers.MaxPooling2D(3, strides=2, name="pool1_pool")(layers.ZeroPadding2D(1, name="pool1_pad")(y))
    y = bottleneck(bottleneck(y, 2, 2, "block1"), 2, 1, "block2")
    return layers.Dense(3, activation="softmax", name="predictions")(layers.GlobalAveragePooling2D(name="avg_pool")(y))


@model((12, 8, 3))
def densenet(x):
    y = x / 255.0
    for i in range(2):
        z = layers.Activation("relu")(layers.BatchNormalization(axis=3, epsilon=1.001e-5)(y))
        z = layers.Conv2D(4, 1, use_bias=False)(z)
        z = layers.Conv2D(2, 3, padding="same", use_bias=False)(layers.Activation("relu")(layers.BatchNormalization(axis=3, epsilon=1.001e-5)(z)))
        y = layers.Concatenate(axis=3)([y, z])
    return layers.AveragePooling2D(2, strides=2)(layers.Conv2D(3, 1, use_bias=False)(y))


@model((8, 12, 3))
def unet(x):
    a = layers.Conv2D(3, 3, padding="same", activation="relu")(layers.Rescaling(1 / 255)(x))
    b = layers.Conv2D(4, 3, padding="same", activation="relu")(layers.MaxPooling2D(2)(a))
    c = layers.Dropout(0.5)(layers.Conv2D(5, 3, padding="same", activation="relu")(layers.MaxPooling2D()(b)))
    d = layers.concatenate([layers.UpSampling2D(2, interpolation="bilinear")(c), b], axis=-1)
    e = layers.concatenate([layers.Conv2DTranspose(3, 2, strides=2, padding="same")(layers.Conv2D(4, 3, padding="same")(d)), a])
    return layers.Conv2D(1, 1, activation="sigmoid")(e)


@model((9, 11, 3))
def inception(x):
    a = layers.Conv2D(2, (1, 1), padding="same", activation="relu")(x)
    b = layers.Conv2D(3, (1, 7), padding="same", use_bias=False)(x)
    b = layers.Conv2D(3, (7, 1), padding="same")(layers.Activation("relu")(layers.BatchNormalization(axis=-1, scale=False)(b)))
    c = layers.Conv2D(2, 1)(layers.AveragePooling2D((3, 3), strides=(1, 1), padding="same")(x))
    mixed = layers.concatenate([a, b, c], axis=3, name="mixed0")
    return layers.concatenate([layers.MaxPooling2D((3, 3), strides=(2, 2))(mixed), layers.Conv2D(4, 3, strides=(2, 2), padding="valid")(mixed)], axis=3)


@model((13, 9, 4))
def xception(x):
    shortcut = layers.BatchNormalization()(layers.Conv2D(5, 1, strides=2, padding="same", use_bias=False)(x))
    y = layers.SeparableConv2D(5, 3, padding="same", use_bias=False, name="sepconv1")(layers.Activation("relu")(x))
    y = layers.SeparableConv2D(5, 3, padding="same", use_bias=False, name="sepconv2")(layers.ReLU()(layers.BatchNormalization()(y)))
    return layers.add([layers.MaxPooling2D(3, strides=2, padding="same")(layers.BatchNormalization()(y)), shortcut])


def of_application(module, name):
    """A layer that keras.applications keeps to itself; its own release reads it back as a custom object."""
    for package in ("keras.src.applications.", "keras.applications."):
        try:
            found = getattr(importlib.import_module(package + module), name)
            keras.utils.get_custom_objects()[name] = found
            return found
        except (ImportError, AttributeError):
            pass
    raise ImportError(name)


@model((9, 7, 4))
def convnext(x):
    y = layers.LayerNormalization(epsilon=1e-6, name="norm")(layers.DepthwiseConv2D(7, padding="same", name="depthwise")(x))
    y = layers.Dense(16, name="up")(y)
    y = layers.Dense(4, name="down")(layers.Activation("gelu", name="gelu")(y))
    y = of_application("convnext", "LayerScale")(1e-6, 4, name="scale")(y)
    return layers.Add(name="add")([x, of_application("convnext", "StochasticDepth")(0.1, name="depth")(y)])


@model((9, 7, 4))
def inception_resnet(x):
    a = layers.Conv2D(3, 1, padding="same", use_bias=False)(x)
    a = layers.Activation("relu")(layers.BatchNormalization(axis=3, scale=False)(a))
    y = layers.Conv2D(4, 1, padding="same", activation=None)(layers.Concatenate(axis=3)([a, layers.AveragePooling2D(3, strides=1, padding="same")(x)]))
    if RELEASE == "2.12":
        return layers.Activation("relu")(layers.add([x, layers.Rescaling(0.17)(y)]))
    return layers.Activation("relu")(of_application("inception_resnet_v2", "CustomScaleLayer")(0.17, name="block35")([x, y]))


@model((8, 10, 3))
def generator(x):
    y = layers.LeakyReLU(**{SLOPE: 0.2})(layers.Conv2D(4, 4, strides=2, padding="same", use_bias=False)(x))
    y = layers.Conv2DTranspose(3, 4, strides=2, padding="same", activation=layers.LeakyReLU(**{SLOPE: 0.2}))(layers.GroupNormalization(2)(y))
    return layers.Conv2DTranspose(2, 5, strides=(1, 1), padding="same", use_bias=False, activation="tanh")(layers.PReLU(shared_axes=[1, 2])(y))


@model((6, 9, 4))
def attention_gate(x):
    channel = layers.Reshape((1, 1, 4))(layers.Dense(4, activation="sigmoid")(layers.Dense(2, activation="relu")(layers.GlobalAveragePooling2D()(x))))
    y = layers.Multiply()([x, channel])
    if KERAS3:
        space = layers.Concatenate()([keras.ops.mean(y, axis=-1, keepdims=True), keras.ops.max(y, axis=-1, keepdims=True)])
    else:
        space = layers.Concatenate()([tf.reduce_mean(y, axis=-1, keepdims=True), tf.reduce_max(y, axis=-1, keepdims=True)])
    return layers.Multiply()([y, layers.Conv2D(1, 7, padding="same", activation="sigmoid", use_bias=False)(space)])


if not KERAS3:
    import tensorflow as tf


def residual_line():
    x = keras.Input((20, 3), name="signal")
    y = x
    for rate in (1, 2, 4):
        z = layers.Conv1D(4, 2, padding="causal", dilation_rate=rate, activation="relu")(y)
        z = layers.SpatialDropout1D(0.1)(layers.BatchNormalization()(z))
        y = layers.Activation("relu")(layers.add([z, layers.Conv1D(4, 1, padding="same")(y)]))
    return keras.Model(x, layers.Dense(2)(layers.Flatten()(layers.MaxPooling1D(3)(y))))


case("block_temporal", residual_line, spread=True)


def siamese():
    twin = keras.Sequential([keras.Input((8, 6, 2)), layers.Conv2D(3, 3, activation="relu"), layers.MaxPooling2D(), layers.Flatten(),
                             layers.Dense(4), layers.UnitNormalization()], name="twin")
    a, b = keras.Input((8, 6, 2), name="a"), keras.Input((8, 6, 2), name="b")
    near = layers.Dot(axes=1, normalize=True, name="near")([twin(a), twin(b)])
    far = layers.Subtract(name="far")([twin(a), twin(b)])
    return keras.Model([a, b], layers.Dense(1, activation="sigmoid")(layers.Concatenate()([near, far])))


case("block_siamese", siamese, spread=True)


def transfer():
    """A headless base of nested models, frozen but for its last layer, under a new head: as people save it after training."""
    inner = keras.Input((12, 10, 3))
    y = layers.Conv2D(4, 3, use_bias=False)(inner)
    y = layers.DepthwiseConv2D(3, depth_multiplier=2)(layers.ReLU(6.0)(layers.BatchNormalization()(y)))
    base = keras.Model(inner, layers.BatchNormalization(scale=False)(y), name="mobilenetv2_0.25_12")
    for layer in base.layers[:-1]:
        layer.trainable = False
    x = keras.Input((12, 10, 3))
    y = base(layers.Rescaling(1 / 127.5, -1)(x), training=False)
    return keras.Model(x, layers.Dense(2, activation="softmax")(layers.Dropout(0.3)(layers.GlobalAveragePooling2D()(y))))


case("block_transfer", transfer, x=pixels(12, 10, 3), spread=True, containers="all")

if __name__ == "__main__":
    main(__file__, whole=True)
