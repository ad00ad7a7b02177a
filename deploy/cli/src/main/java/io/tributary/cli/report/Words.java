package io.tributary.cli.report;

import io.tributary.cli.replay.Difference;

/** What both reports call a thing. */
final class Words {
    private Words() {}

    static String of(Difference.Cause cause) {
        return switch (cause) {
            case POLICY -> "policy";
            case STATE -> "state";
        };
    }
}
