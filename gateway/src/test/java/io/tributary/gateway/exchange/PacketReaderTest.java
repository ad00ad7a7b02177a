package io.tributary.gateway.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.gateway.http.Bodies;
import io.tributary.gateway.http.BodyRoom;
import io.tributary.gateway.http.HttpLimits;
import io.tributary.gateway.http.ProblemException;
import io.tributary.gateway.http.StrictJson;
import io.tributary.schemas.value.ProblemCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import tools.jackson.core.JacksonException;

/** Packets in all their forms, and what is refused of them. */
class PacketReaderTest {
    private static final String ID = "0194e7a0-0000-7000-8000-0000000000AA";
    private static final String HEADER = """
            "sender_node_id":"s","recipient_node_id":"SERVER","packet_no":7,"ack_packet_no":3""";
    private static final String ENTITY = """
            {"type":"Work","uuid":"%s","operation":"INSERT","data":{"price":1.10}}"""
            .formatted(ID);
    private static final HttpLimits LIMITS = new Binder(
            new MapConfigurationPropertySource(Map.of())).bindOrCreate("none", HttpLimits.class);

    private final PacketReader reader = new PacketReader(new StrictJson(LIMITS),
            new Bodies(LIMITS, new BodyRoom(LIMITS)), 3);

    private static String envelope(String header, String entities) {
        return "{\"header\":{" + header + "},\"body\":{\"entities\":[" + entities + "]}}";
    }

    private Request read(String body) {
        return reader.read(body.getBytes(UTF_8));
    }

    private Request.Packet packet(String body) {
        return (Request.Packet) read(body);
    }

    private static String gzipHex(String text) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(bytes)) {
            zip.write(text.getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return HexFormat.of().formatHex(bytes.toByteArray());
    }

    @Test
    void theEnvelopeIsReadBareWrappedAndPacked() {
        var bare = packet(envelope(HEADER, ENTITY));

        assertThat(bare.no()).isEqualTo(7);
        assertThat(bare.ack()).isEqualTo(3);
        assertThat(bare.items()).hasSize(1);
        assertThat(bare.items().getFirst().entity().type()).isEqualTo("exchange.Work");
        assertThat(bare.items().getFirst().entity().id()).isEqualTo(ID.toLowerCase(
                Locale.ROOT));
        assertThat(read("{\"packet_data\":" + envelope(HEADER, ENTITY) + "}")).isEqualTo(bare);
        assertThat(read("{\"packet_data\":\"" + gzipHex(envelope(HEADER, ENTITY)) + "\"}"))
                .isEqualTo(bare);
        assertThat(read("{\"packet_data\":null}")).isInstanceOf(Request.Poll.class);
    }

    @Test
    void membersMayComeInAnyOrderAndUnknownOnesArePassedOver() {
        var body = """
                {"x":[{}],"body":{"change_count":1,"entities":[{"data":{"price":1.10},\
                "operation":"INSERT","y":{"z":[]},"uuid":"%s","type":"Work"}]},\
                "header":{"more":{},%s}}""".formatted(ID, HEADER);

        assertThat(read(body)).isEqualTo(read(envelope(HEADER, ENTITY)));
    }

    @Test
    void aReceiptMayBeAbsentAndSoMayVersionAndTime() {
        assertThat(packet(envelope("""
                "sender_node_id":"s","recipient_node_id":"r","packet_no":1,"ack_packet_no":null""",
                "")).ack()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-12-13T00:36:00Z", "2025-12-13T00:36:00.123456+03:00",
            "2025-12-13T00:36:00.123456", "2025-12-13 00:36:00", "2025-12-13",
            "1970-01-01T00:00:00Z"})
    void noClockKeepsANodeOut(String timestamp) {
        assertThat(packet(envelope(HEADER + ",\"timestamp\":\"" + timestamp + "\"", "")).no())
                .isEqualTo(7);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {
            "\"recipient_node_id\":\"r\",\"packet_no\":1;Missing required header field: sender_node_id",
            "\"sender_node_id\":\"s\",\"packet_no\":1;Missing required header field: recipient_node_id",
            "\"sender_node_id\":\"s\",\"recipient_node_id\":\"r\";Missing required header field: packet_no",
            "\"sender_node_id\":\"s\",\"recipient_node_id\":\"r\",\"packet_no\":-1;Invalid packet number",
            "\"sender_node_id\":\"s\",\"recipient_node_id\":\"r\",\"packet_no\":1.5;Invalid packet number",
            "\"sender_node_id\":\"s\",\"recipient_node_id\":\"r\",\"packet_no\":99999999999999999999;Invalid packet number",
            "\"sender_node_id\":\"s\",\"recipient_node_id\":\"r\",\"packet_no\":1,\"ack_packet_no\":-1;Invalid acknowledgement number",
            "\"sender_node_id\":5,\"recipient_node_id\":\"r\",\"packet_no\":1;Header field must be a text: sender_node_id",
            "\"sender_node_id\":\"s\",\"recipient_node_id\":\"r\",\"packet_no\":1,\"schema_version\":\"one\";Invalid schema version",
            "\"sender_node_id\":\"s\",\"recipient_node_id\":\"r\",\"packet_no\":1,\"timestamp\":\"noon\";Invalid timestamp format"})
    void aHeaderThatIsWrongRefusesThePacket(String header, String reason) {
        assertThatThrownBy(() -> packet(envelope(header, "")).no())
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("Invalid packet: " + reason);
    }

    @Test
    void anotherMajorVersionIsRefusedAndAnotherMinorOneIsNot() {
        assertThat(packet(envelope(HEADER + ",\"schema_version\":\"1.9.3\"", "")).no())
                .isEqualTo(7);
        for (var version : List.of("0.9.0", "2.0.0", "10.0.0")) {
            assertThatThrownBy(
                    () -> read(envelope(HEADER + ",\"schema_version\":\"" + version + "\"", "")))
                    .isInstanceOfSatisfying(ProblemException.class,
                            it -> assertThat(it.problem().code())
                                    .isEqualTo(ProblemCode.SCHEMA_MISMATCH));
        }
    }

    @Test
    void aPacketWithoutEntitiesOrWithTooManyIsRefused() {
        assertThatThrownBy(() -> read("{\"header\":{" + HEADER + "},\"body\":{}}"))
                .hasMessageContaining("Missing entities in packet body");
        assertThatThrownBy(() -> read("{\"header\":{" + HEADER + "}}"))
                .hasMessageContaining("Missing entities in packet body");
        assertThat(packet(envelope(HEADER, String.join(",", ENTITY, ENTITY, ENTITY))).items())
                .hasSize(3);
        assertThatThrownBy(
                () -> read(envelope(HEADER, String.join(",", ENTITY, ENTITY, ENTITY, ENTITY))))
                .hasMessageContaining("at most 3 entities");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "7", "{\"packet_data\":7}", "{\"packet_data\":[]}",
            "{\"packet_data\":\"zz\"}", "{\"packet_data\":\"00\"}", "{\"header\":7,\"body\":{}}",
            "{\"header\":{}"})
    void whatIsNoPacketIsRefused(String body) {
        assertThatThrownBy(() -> read(body)).satisfiesAnyOf(
                it -> assertThat(it).isInstanceOf(ProblemException.class),
                it -> assertThat(it).isInstanceOf(JacksonException.class));
    }
}
