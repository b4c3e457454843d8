/** The one place that knows all families of layers: their lists joined, and users' own layers. */
package io.hornbook.layer.registry;
