/**
 * What goes wrong and who is to blame: the file ({@link Damaged}), this library ({@link
 * Unsupported}), a config against its weights ({@link Inconsistent}), or the caller ({@link
 * Usage}).
 */
package io.hornbook.error;
