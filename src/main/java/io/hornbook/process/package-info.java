/** Other programs, spoken to in lines, with a limit on how long they may take. */
package io.hornbook.process;
