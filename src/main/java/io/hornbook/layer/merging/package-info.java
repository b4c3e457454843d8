/** Layers that make one tensor of several. */
package io.hornbook.layer.merging;
