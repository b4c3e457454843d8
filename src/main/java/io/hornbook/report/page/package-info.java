/**
 * The story that {@code hornbook explain} tells, as text, as JSON and as one HTML page. No logic,
 * only form: every number stands in the records that are given.
 */
package io.hornbook.report.page;
