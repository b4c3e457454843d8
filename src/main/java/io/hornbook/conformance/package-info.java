/** Suites of cases: folders with a model, reference tensors and what is expected of them. */
package io.hornbook.conformance;
