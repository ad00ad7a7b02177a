package io.tributary.gateway.http;

import static org.springframework.http.HttpHeaders.CONTENT_ENCODING;

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

    private final HttpLimits limits;

    public Bodies(HttpLimits limits) {
        this.limits = limits;
    }

    /** The body, unpacked; what follows runs where it holds nobody up. */
    public Mono<byte[]> read(ServerRequest request) {
        boolean packed = check(request);
        int bytesMax = (int) limits.bodyMax().toBytes();
        if (request.headers().contentLength().orElse(0) > bytesMax) {
            return Mono.error(tooLarge());
        }
        return DataBufferUtils
                .join(request.exchange().getRequest().getBody(), bytesMax)
                .map(Bodies::bytes)
                .timeout(limits.bodyTimeout(), Mono.error(() -> new ProblemException(
                        ProblemCode.INVALID_REQUEST, "the body did not arrive in time")))
                .defaultIfEmpty(new byte[0])
                .flatMap(Bodies::elsewhereIfLarge)
                .flatMap(body -> packed
                        ? elsewhereIfLarge(Gunzip.inflate(body, limits))
                        : Mono.just(body));
    }

    /** Unpacks what is packed inside of a body, within the same limits. */
    public byte[] inflate(byte[] packed) {
        return Gunzip.inflate(packed, limits);
    }

    private static Mono<byte[]> elsewhereIfLarge(byte[] body) {
        var here = Mono.just(body);
        return body.length > QUICK_BYTES ? here.publishOn(Schedulers.parallel()) : here;
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
