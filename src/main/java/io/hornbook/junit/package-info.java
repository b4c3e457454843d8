/** Suites of cases as tests of JUnit 5, in anybody's build. The only home of JUnit. */
package io.hornbook.junit;
