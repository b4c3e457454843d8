/** The command line. */
package io.hornbook.cli;
