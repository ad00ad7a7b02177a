package io.tributary.gateway.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.schemas.value.Names;
import java.util.HexFormat;

/** What is kept of a token. It has 256 random bits, so a fast hash gives nothing away. */
public final class TokenHash {
    private TokenHash() {}

    public static String of(String token) {
        return HexFormat.of().formatHex(Names.sha256().digest(token.getBytes(UTF_8)));
    }
}
