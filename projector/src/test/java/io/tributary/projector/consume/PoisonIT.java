package io.tributary.projector.consume;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.projector.fixture.LaneFeed;
import io.tributary.projector.fixture.RunningProjector;
import io.tributary.schemas.codec.ChangeCodec;
import io.tributary.schemas.fixture.HubInfrastructure;
import io.tributary.schemas.fixture.KafkaFixture;
import io.tributary.schemas.fixture.PostgresFixture;
import io.tributary.schemas.topic.DeadLetter;
import io.tributary.schemas.topic.Topics;
import io.tributary.schemas.value.Positions;
import java.util.ArrayList;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** A bad record stops only itself. */
@HubInfrastructure
class PoisonIT {
    @Test
    void badRecordsAreDeadLettersAndTheirNeighboursAreVisible(KafkaFixture kafka,
            PostgresFixture postgres) {
        var feed = LaneFeed.ofNewTenant(kafka.topics().settings().lanePartitions());
        var push = feed.push("a", "b", "c", "d", "e");
        var records = new ArrayList<ProducerRecord<byte[], byte[]>>(feed.records(push));
        var unreadable = bytes(feed, "no change".getBytes(UTF_8));
        var refused = bytes(feed, halfACharacter(ChangeCodec.write(push.get(3))), "d");
        records.set(1, unreadable);
        records.set(3, refused);
        try (var projector = RunningProjector.start(kafka, postgres.createDatabase())) {
            kafka.commit(records);

            projector.awaitHeads(feed.tenant(), Positions.of(0, 5));

            var page = projector.page(feed.tenant(), "separator=newline");
            assertThat(page.body().split("\n")).hasSize(3);
            assertThat(kafka.awaitRecords(Topics.DEAD_LETTERS, 2))
                    .extracting(ConsumerRecord::value)
                    .containsExactlyInAnyOrder(unreadable.value(), refused.value());
            assertThat(kafka.readAll(Topics.DEAD_LETTERS)).allSatisfy(letter -> {
                assertThat(header(letter, DeadLetter.APPLICATION)).isEqualTo("projector");
                assertThat(header(letter, DeadLetter.REASON)).isNotBlank();
                assertThat(header(letter, DeadLetter.ORIGIN)).startsWith(Topics.CHANGES);
            });
        }
    }

    /** JSON by its looks, but no UTF-8: the parser passes over the document, Postgres does not. */
    private static byte[] halfACharacter(byte[] change) {
        var text = new String(change, UTF_8).replace("\"data\":{", "\"data\":{\"x\":\"@@@\",");
        var bytes = text.getBytes(UTF_8);
        int at = text.indexOf("@@@");
        bytes[at] = (byte) 0xed;
        bytes[at + 1] = (byte) 0xa0;
        bytes[at + 2] = (byte) 0x80;
        return bytes;
    }

    private static ProducerRecord<byte[], byte[]> bytes(LaneFeed feed, byte[] value) {
        return bytes(feed, value, "b");
    }

    private static ProducerRecord<byte[], byte[]> bytes(LaneFeed feed, byte[] value, String id) {
        return new ProducerRecord<>(Topics.CHANGES, feed.partition(),
                (feed.lane() + "/thing/" + id).getBytes(UTF_8), value);
    }

    private static String header(ConsumerRecord<byte[], byte[]> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), UTF_8);
    }
}
