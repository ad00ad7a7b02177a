package io.tributary.bench.exchange;

import java.util.Arrays;
import java.util.UUID;

/** What a node holds of the others' objects: of each its latest revision, 0 for none. */
final class Shelf {
    private static final int CAPACITY_START = 64;

    private final Works works;
    private final int owner;
    private final int[][] revisions;
    private long again;
    private long wrong;

    /** @param makers how many nodes make objects, numbered from 0 */
    Shelf(Works works, int owner, int makers) {
        this.works = works;
        this.owner = owner;
        this.revisions = new int[makers][0];
    }

    void put(UUID uuid, int revision) {
        int maker = Works.maker(uuid);
        if (!works.isOurs(uuid) || maker == owner || maker < 0 || maker >= revisions.length) {
            wrong++;
            return;
        }
        int number = Works.number(uuid);
        int before = revision(maker, number);
        if (revision == before) {
            again++;
        } else if (revision < before) {
            wrong++;
        } else {
            reserve(maker, number);
            revisions[maker][number] = revision;
        }
    }

    int revision(int maker, int number) {
        return number < revisions[maker].length ? revisions[maker][number] : 0;
    }

    /** Objects that came in a revision that the node had already: allowed after a lost answer. */
    long again() {
        return again;
    }

    /** Objects that came back to their maker, in an older revision than before, or of nobody. */
    long wrong() {
        return wrong;
    }

    private void reserve(int maker, int number) {
        int length = revisions[maker].length;
        if (number >= length) {
            revisions[maker] = Arrays.copyOf(revisions[maker],
                    Math.max(number + 1, Math.max(CAPACITY_START, 2 * length)));
        }
    }
}
