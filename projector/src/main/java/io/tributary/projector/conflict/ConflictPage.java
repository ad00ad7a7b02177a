package io.tributary.projector.conflict;

import java.util.List;

/**
 * Some conflicts.
 *
 * @param more whether there are others behind them
 */
public record ConflictPage(List<ConflictTable.Kept> conflicts, boolean more) {}
