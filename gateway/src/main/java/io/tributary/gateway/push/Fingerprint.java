package io.tributary.gateway.push;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.schemas.conflict.Settlement;
import io.tributary.schemas.push.Entry;
import io.tributary.schemas.push.Operation;
import io.tributary.schemas.push.Producer;
import io.tributary.schemas.value.Names;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A short name of what a request asks for: the same for the same request, whatever the order of its
 * members and the spelling of its numbers. Every value is preceded by its kind and its length, so
 * that two different requests never feed the same bytes.
 */
final class Fingerprint {
    private static final int CHUNK_BYTES = 8 << 10;
    private static final int LONG_DIGITS = 18;

    private final MessageDigest sha = Names.sha256();
    private final ByteBuffer chunk = ByteBuffer.allocate(CHUNK_BYTES);

    private Fingerprint() {}

    static String of(Submission submission) {
        var request = submission.request();
        return request == null ? of(submission.producer(), submission.operations(),
                submission.atomic()) : of(request);
    }

    private static String of(String request) {
        var fingerprint = new Fingerprint();
        fingerprint.room(1).put((byte) 'R');
        fingerprint.text(request);
        return fingerprint.end();
    }

    static String of(@Nullable Producer producer, List<Operation> operations, boolean atomic) {
        var fingerprint = new Fingerprint();
        if (atomic) {
            fingerprint.room(1).put((byte) 'a');
        }
        if (producer != null) {
            fingerprint.number('p', producer.epoch());
            fingerprint.number('s', producer.sequence());
        }
        operations.forEach(fingerprint::operation);
        return fingerprint.end();
    }

    private String end() {
        flush();
        return HexFormat.of().formatHex(sha.digest());
    }

    private void operation(Operation operation) {
        switch (operation) {
            case Operation.Put put -> head('P', put).value(put.data().fields());
            case Operation.Patch patch -> head('M', patch).value(patch.patch().fields());
            case Operation.Delete delete -> head('D', delete);
            case Operation.Increment increment -> head('I', increment).value(increment.field())
                    .value(increment.by()).entry(increment.entry());
            case Operation.Assign assign -> head('A', assign).value(assign.field())
                    .value(assign.to()).entry(assign.entry());
            case Operation.Settle settle -> head('S', settle)
                    .value(settle.conflict().id().toString()).settlement(settle.settlement());
        }
    }

    private void settlement(Settlement settlement) {
        switch (settlement.resolution()) {
            case Settlement.Keep _ -> room(1).put((byte) 'k');
            case Settlement.Take _ -> room(1).put((byte) 't');
            case Settlement.Merge(var data) -> value(data.fields());
            case Settlement.Restore(var side) -> value(side.name());
        }
        value(settlement.resolver());
        value(settlement.note());
    }

    private void entry(@Nullable Entry entry) {
        if (entry != null) {
            room(1).put((byte) 'e');
            value(entry.id());
            value(entry.data().fields());
        }
    }

    private Fingerprint head(char kind, Operation operation) {
        room(1).put((byte) kind);
        value(operation.entity().type());
        value(operation.entity().id());
        value(operation.baseVersion());
        value(operation.at() == null ? null : operation.at().toString());
        var basis = operation.basis();
        if (basis.lamport() != null || basis.seen() != null) {
            room(1).put((byte) 'l');
            value(basis.lamport());
            value(basis.seen());
        }
        return this;
    }

    private Fingerprint value(@Nullable Object value) {
        switch (value) {
            case null -> room(1).put((byte) '0');
            case String text -> text(text);
            case Integer number -> number('n', number);
            case Long number -> number('n', number);
            case BigInteger number -> decimal(new BigDecimal(number));
            case BigDecimal number -> decimal(number);
            case Boolean flag -> room(1).put((byte) (flag ? 't' : 'f'));
            case Map<?, ?> members -> members(members);
            case List<?> elements -> {
                number('[', elements.size());
                elements.forEach(this::value);
            }
            default -> throw new IllegalArgumentException("no JSON value: " + value.getClass());
        }
        return this;
    }

    private void members(Map<?, ?> members) {
        number('{', members.size());
        var names = members.keySet().toArray();
        Arrays.sort(names);
        for (var name : names) {
            value(name);
            value(members.get(name));
        }
    }

    private void decimal(BigDecimal number) {
        var shortest = number.stripTrailingZeros();
        if (shortest.scale() <= 0
                && (long) shortest.precision() - shortest.scale() <= LONG_DIGITS) {
            number('n', shortest.longValueExact());
        } else {
            number('d', shortest.scale());
            text(shortest.unscaledValue().toString());
        }
    }

    private void number(char kind, long number) {
        room(1 + Long.BYTES).put((byte) kind).putLong(number);
    }

    private void text(String text) {
        var bytes = text.getBytes(UTF_8);
        room(1 + Integer.BYTES).put((byte) 's').putInt(bytes.length);
        if (bytes.length > chunk.remaining()) {
            flush();
        }
        if (bytes.length > chunk.remaining()) {
            sha.update(bytes);
        } else {
            chunk.put(bytes);
        }
    }

    private ByteBuffer room(int bytes) {
        if (chunk.remaining() < bytes) {
            flush();
        }
        return chunk;
    }

    private void flush() {
        sha.update(chunk.flip());
        chunk.clear();
    }
}
