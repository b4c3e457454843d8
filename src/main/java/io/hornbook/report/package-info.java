/** Results for people and machines: text, JSON, JUnit XML. No logic, only form. */
package io.hornbook.report;
