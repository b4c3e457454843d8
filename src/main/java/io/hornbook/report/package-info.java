/** Results for people and machines: text, JSON. No logic, only form. */
package io.hornbook.report;
