package io.tributary.gateway.http;

import static org.springframework.http.HttpHeaders.CONTENT_ENCODING;

import io.tributary.gateway.limit.Spender;
import io.tributary.schemas.value.ProblemCode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Reads a JSON body whole, within the limits on its size as it comes and as it unpacks. */
public final class Bodies {
    /** A body of more than this is worked on away from the event loop, which others wait for. */
    private static final int QUICK_BYTES = 128 << 10;
    /** So is one that is packed and may unpack to many times this. */
    private static final int QUICK_PACKED_BYTES = 16 << 10;

    private final HttpLimits limits;
    private final BodyRoom room;

    public Bodies(HttpLimits limits, BodyRoom room) {
        this.limits = limits;
        this.room = room;
    }

    /** The body, unpacked; what follows runs where it holds nobody up. */
    public Mono<byte[]> read(ServerRequest request) {
        boolean packed = check(request);
        int bytesMax = (int) limits.bodyMax().toBytes();
        if (request.headers().contentLength().orElse(0) > bytesMax) {
            return Mono.error(tooLarge());
        }
        var held = room.held(request.attributes());
        var body = request.exchange().getRequest().getBody();
        return DataBufferUtils.join(body.doOnNext(buffer -> hold(held, buffer)), bytesMax)
                .map(Bodies::bytes)
                .timeout(limits.bodyTimeout(), Mono.error(() -> new ProblemException(
                        ProblemCode.BODY_TOO_SLOW, "the body did not arrive in time")))
                .defaultIfEmpty(new byte[0])
                .flatMap(bytes -> packed
                        ? elsewhereIfOver(QUICK_PACKED_BYTES, bytes).map(it -> Gunzip
                                .inflate(it, limits, held::add))
                        : Mono.just(bytes))
                .doOnNext(bytes -> charge(request, bytes.length))
                .flatMap(bytes -> elsewhereIfOver(QUICK_BYTES, bytes));
    }

    private static void hold(BodyRoom.Held held, DataBuffer buffer) {
        try {
            held.add(buffer.readableByteCount());
        } catch (ProblemException e) {
            DataBufferUtils.release(buffer);
            throw e;
        }
    }

    private static void charge(ServerRequest request, int bytes) {
        var spender = Spender.of(request.attributes());
        if (spender != null) {
            spender.bytes(bytes);
        }
    }

    /** Unpacks what is packed inside of a body, within the same limits. */
    public byte[] inflate(byte[] packed) {
        return Gunzip.inflate(packed, limits, _ -> {});
    }

    private static Mono<byte[]> elsewhereIfOver(int quickBytes, byte[] body) {
        var here = Mono.just(body);
        return body.length > quickBytes ? here.publishOn(Schedulers.parallel()) : here;
    }

    /** Whether the body is packed. */
    private static boolean check(ServerRequest request) {
        var type = request.headers().contentType().orElse(MediaType.APPLICATION_JSON);
        var charset = type.getCharset();
        if (!type.equalsTypeAndSubtype(MediaType.APPLICATION_JSON)
                || (charset != null && !charset.equals(StandardCharsets.UTF_8))) {
            throw new ProblemException(ProblemCode.UNSUPPORTED_MEDIA_TYPE,
                    "the body must be application/json in UTF-8");
        }
        List<String> encodings = request.headers().header(CONTENT_ENCODING);
        if (encodings.isEmpty() || encodings.equals(List.of("identity"))) {
            return false;
        }
        if (encodings.size() == 1 && encodings.getFirst().equalsIgnoreCase("gzip")) {
            return true;
        }
        throw new ProblemException(ProblemCode.UNSUPPORTED_MEDIA_TYPE,
                "the body may be packed with gzip and in no other way");
    }

    private static byte[] bytes(DataBuffer buffer) {
        try {
            var bytes = new byte[buffer.readableByteCount()];
            buffer.read(bytes);
            return bytes;
        } finally {
            DataBufferUtils.release(buffer);
        }
    }

    private ProblemException tooLarge() {
        return new ProblemException(ProblemCode.BODY_TOO_LARGE,
                "the body is over " + limits.bodyMax().toBytes() + " bytes");
    }
}
