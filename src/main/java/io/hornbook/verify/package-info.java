/** Holds what a model gives against stored reference tensors, and says where they part. */
package io.hornbook.verify;
