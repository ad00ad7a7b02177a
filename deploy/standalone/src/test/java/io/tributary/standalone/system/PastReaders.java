package io.tributary.standalone.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.schemas.fixture.Release;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Readers of the topics who know what was released, and who know what stands in the code now. */
final class PastReaders {
    private static final Path SCHEMAS = Path.of("..", "..", "schemas");
    private static final List<Release> ALL = Stream.concat(
            Release.all(SCHEMAS.resolve(Release.FOLDER)).stream(),
            Stream.of(Release.in(SCHEMAS.resolve("src/main/resources")))).toList();
    /** Of each topic; a load test leaves far more of the same kinds. */
    private static final int RECORDS_JUDGED_MAX = 500;

    private PastReaders() {}

    /** Key, headers and value of the newest records of these topics, of which each must have some. */
    static void takeAllOf(Installation installation, String... topics) {
        for (var topic : topics) {
            var records = installation.records(topic).stream()
                    .filter(record -> record.value() != null).toList();
            assertThat(records).as(topic).isNotEmpty();
            for (var record : records.subList(Math.max(0, records.size() - RECORDS_JUDGED_MAX),
                    records.size())) {
                assertThat(ALL).allSatisfy(release -> assertThat(complaints(release, record))
                        .as("%s to a reader of %s", record, release).isEmpty());
            }
        }
    }

    private static List<String> complaints(Release release,
            ConsumerRecord<byte[], byte[]> record) {
        var headers = new TreeMap<String, String>();
        record.headers().forEach(
                header -> headers.put(header.key(), new String(header.value(), UTF_8)));
        return release.complaints(record.topic(),
                record.key() == null ? null : new String(record.key(), UTF_8), headers,
                HubClient.JSON.readTree(record.value()));
    }
}
