package io.tributary.gateway.artisan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InboxTest {
    private static final String ANNA = "anna";

    private final Roastery roastery = new Roastery()
            .has(Kind.NOTIFICATION, "N1", notification("N1", "2026-03-02T10:00:00Z", ""))
            .has(Kind.NOTIFICATION, "N2", notification("N2", "2026-03-01T10:00:00Z", ""))
            .has(Kind.NOTIFICATION, "N3",
                    notification("N3", "2026-03-03T10:00:00Z", ",'machine':'Probat'"))
            .has(Kind.NOTIFICATION, "N4",
                    notification("N4", "2026-03-03T10:00:00Z", ",'not_for_artisan':true"));

    @Test
    void itAnnouncesWhatWaitsForAllAndForWhichMachines() {
        assertThat(inbox().announcement())
                .isEqualTo(Map.of("unqualified", 2L, "machines", List.of("Probat")));
    }

    @Test
    void theOldestComesFirst() {
        assertThat(unseen(null)).containsExactly("N2", "N1");
    }

    @Test
    void whatDoesNotSayHowOldItIsComesBeforeAll() {
        roastery.has(Kind.NOTIFICATION, "N5", "{'hr_id':'N5','title':'Hello','text':'…'}");

        assertThat(unseen(null)).containsExactly("N5", "N2", "N1");
    }

    @Test
    void aMachineGetsItsOwnBesideThoseForAll() {
        assertThat(unseen("Probat")).containsExactly("N2", "N1", "N3");
        assertThat(unseen("Giesen")).containsExactly("N2", "N1");
    }

    @Test
    void whatWasDeliveredIsAnnouncedNoMoreButComesUntilItWasSeen() {
        roastery.has(Kind.DELIVERED, "N1@anna", "{}").has(Kind.DELIVERED, "N2@anna", "{}");

        assertThat(inbox().announcement())
                .isEqualTo(Map.of("unqualified", 0L, "machines", List.of("Probat")));
        assertThat(unseen(null)).containsExactly("N2", "N1");
        assertThat(inbox().undelivered(inbox().unseen(null))).isEmpty();
    }

    @Test
    void whatWasSeenComesNoMore() {
        roastery.has(Kind.SEEN, "N1@anna", "{}");

        assertThat(unseen(null)).containsExactly("N2");
        assertThat(inbox().announcement()).containsEntry("unqualified", 1L);
    }

    @Test
    void anotherPersonsInboxIsAnother() {
        roastery.has(Kind.SEEN, "N1@ben", "{}").has(Kind.DELIVERED, "N2@ben", "{}");

        assertThat(inbox().announcement()).containsEntry("unqualified", 2L);
    }

    private Inbox inbox() {
        return new Inbox(roastery.catalogue(), ANNA);
    }

    private List<String> unseen(@Nullable String machine) {
        return inbox().unseen(machine).stream().map(it -> String.valueOf(it.get("hr_id")))
                .toList();
    }

    private static String notification(String id, String addedOn, String more) {
        return "{'hr_id':'" + id + "','title':'Hello','text':'…','added_on':'" + addedOn + "'"
                + more + "}";
    }
}
