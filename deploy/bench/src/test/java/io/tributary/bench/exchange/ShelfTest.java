package io.tributary.bench.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class ShelfTest {
    private final Works works = Works.of("run", 1, 10);
    private final Shelf shelf = new Shelf(works, 1, 3);

    @Test
    void theNewestRevisionOfEachObjectIsHeld() {
        shelf.put(works.uuid(0, 500), 1);
        shelf.put(works.uuid(0, 500), 3);
        shelf.put(works.uuid(2, 0), 1);

        assertThat(shelf.revision(0, 500)).isEqualTo(3);
        assertThat(shelf.revision(2, 0)).isEqualTo(1);
        assertThat(shelf.revision(2, 1)).isZero();
        assertThat(shelf.again() + shelf.wrong()).isZero();
    }

    @Test
    void whatComesTwiceIsCounted() {
        shelf.put(works.uuid(0, 5), 1);
        shelf.put(works.uuid(0, 5), 1);

        assertThat(shelf.again()).isEqualTo(1);
        assertThat(shelf.wrong()).isZero();
    }

    @Test
    void whatGoesBackEchoesOrBelongsToNobodyIsWrong() {
        shelf.put(works.uuid(0, 5), 2);
        shelf.put(works.uuid(0, 5), 1);
        shelf.put(works.uuid(1, 5), 1);
        shelf.put(works.uuid(3, 5), 1);
        shelf.put(UUID.randomUUID(), 1);
        shelf.put(works.uuid(0, 6), 0);

        assertThat(shelf.wrong()).isEqualTo(4);
        assertThat(shelf.again()).isEqualTo(1);
    }
}
