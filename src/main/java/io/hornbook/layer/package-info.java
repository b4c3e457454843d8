/**
 * What a layer is. Each family of layers is a package below this one; they meet the rest of the
 * house through {@link Layer} and one public list a family. Nothing here knows which Keras release
 * a model came from: that is settled before, in the dialects.
 */
package io.hornbook.layer;
