package io.tributary.gateway.lamport;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.schemas.value.Document;
import org.junit.jupiter.api.Test;

class AppResultTest {
    @Test
    void anOperationWhoseIdCantBeKeptIsRefusedAllTheSame() {
        var item = new Item(Document.EMPTY, "operation_id has half a character");

        assertThat(AppResult.refused(item, "no")).isEqualTo(new AppResult.Rejected("", "", null,
                "BUSINESS_RULE_VIOLATION", "HARDCODED", "no"));
    }
}
