/** Benchmarks: what one thread reaches, in operations per second of its own CPU time. */
package io.hornbook.bench;
