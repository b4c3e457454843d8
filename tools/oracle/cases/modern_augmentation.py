"""Layers that vary images in training: what they give at inference, where some of them do resize."""

from modern_harness import KERAS3, case, keras, layers, main

IMAGE = (7, 6, 3)


def pixels(*shape):
    return lambda rng: [rng.uniform(0, 255, (2, *shape)).astype("float32")]


def alone(make, shape=IMAGE):
    def build():
        x = keras.Input(shape, name="x")
        return keras.Model(x, make()(x))
    return build


def layer(kind, *args, **more):
    return lambda: getattr(layers, kind)(*args, **more)


EVERYWHERE = {
    "random_brightness": layer("RandomBrightness", 0.3), "random_contrast": layer("RandomContrast", 0.3),
    "random_flip": layer("RandomFlip", "horizontal"), "random_rotation": layer("RandomRotation", 0.2),
    "random_translation": layer("RandomTranslation", 0.2, 0.1), "random_zoom": layer("RandomZoom", 0.2),
    "random_crop": layer("RandomCrop", 4, 3), "random_crop_wide": layer("RandomCrop", 3, 6), "random_crop_larger": layer("RandomCrop", 9, 5),
}
ONLY_TF = {"random_height": layer("RandomHeight", 0.3), "random_width": layer("RandomWidth", 0.3)}
ONLY_3 = {
    "random_color_degeneration": layer("RandomColorDegeneration", 0.4), "random_color_jitter": layer("RandomColorJitter", brightness_factor=0.2),
    "random_elastic_transform": layer("RandomElasticTransform"), "random_erasing": layer("RandomErasing"),
    "random_gaussian_blur": layer("RandomGaussianBlur"), "random_grayscale": layer("RandomGrayscale"), "random_hue": layer("RandomHue", 0.2),
    "random_invert": layer("RandomInvert"), "random_perspective": layer("RandomPerspective"), "random_posterization": layer("RandomPosterization", 3),
    "random_saturation": layer("RandomSaturation", 0.3), "random_sharpness": layer("RandomSharpness", 0.3), "random_shear": layer("RandomShear", 0.2, 0.1),
    "rand_augment": layer("RandAugment"), "aug_mix": layer("AugMix"), "cut_mix": layer("CutMix"), "mix_up": layer("MixUp"),
    "auto_contrast": layer("AutoContrast"), "auto_contrast_unit": layer("AutoContrast", value_range=(0, 1)),
    "solarization": layer("Solarization"),
    "clahe": layer("ContrastLimitedAdaptiveHistogramEqualization", tile_grid_size=(2, 3)),
    "clahe_unclipped": layer("ContrastLimitedAdaptiveHistogramEqualization", clip_limit=0, tile_grid_size=(3, 2)),
    "max_num_bounding_boxes": layer("MaxNumBoundingBoxes", 5),
    "random_crop_channels_first": layer("RandomCrop", 4, 3, data_format="channels_first"),
}
for name, make in EVERYWHERE.items():
    case(name, alone(make), x=pixels(*IMAGE), every=True)
for name, make in ONLY_TF.items():
    case(name, alone(make), x=pixels(*IMAGE), releases="2.12 2.15")
if KERAS3:
    for name, make in ONLY_3.items():
        shape = (3, 7, 6) if "channels_first" in name else IMAGE
        case(name, alone(make, shape), x=pixels(*shape), releases="3")


def pipeline():
    stack = [layers.RandomFlip(), layers.Rescaling(1 / 127.5, offset=-1), layers.Resizing(4, 5), layers.RandomRotation(0.1)]
    x = keras.Input(IMAGE, name="x")
    return keras.Model(x, layers.Flatten()(layers.Pipeline(stack)(x)))


def augmented():
    """The usual head of an image classifier."""
    augment = keras.Sequential([layers.RandomFlip("horizontal"), layers.RandomRotation(0.1), layers.RandomZoom(0.1)], name="augment")
    x = keras.Input(IMAGE, name="x")
    y = layers.Rescaling(1 / 255.0)(augment(x))
    y = layers.GlobalAveragePooling2D()(layers.Conv2D(3, 3, activation="relu")(y))
    return keras.Model(x, layers.Dense(2, activation="softmax")(y))


if KERAS3:
    # Keras 3 writes training=True, the default of these layers' call, into the graph and then does not heed it at inference.
    case("dropout_told_to_train", alone(lambda: lambda x: layers.Dropout(0.5)(x, training=True)), x=pixels(*IMAGE), releases="3")
    case("pipeline", pipeline, x=pixels(*IMAGE), releases="3")
case("augmented_classifier", augmented, x=pixels(*IMAGE), containers="all")

if __name__ == "__main__":
    main(__file__)
