/**
 * From what a file says to the canonical graph. Parsers read the topology and the weights as each
 * generation wrote them; tables of rows then carry the vocabulary from one generation to the next,
 * and every row that applies leaves a {@link io.hornbook.model.Change}.
 */
package io.hornbook.dialect;
