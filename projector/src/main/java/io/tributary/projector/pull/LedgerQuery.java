package io.tributary.projector.pull;

import io.tributary.projector.entity.LedgerTable;

/**
 * Which entries of a counter are wanted.
 *
 * @param after the seq of the last one of the page before; 0 for the first page
 * @param rowsMax at most so many
 */
record LedgerQuery(LedgerTable.Counter counter, long after, int rowsMax) {}
