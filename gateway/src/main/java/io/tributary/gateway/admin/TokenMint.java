package io.tributary.gateway.admin;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.schemas.value.IdempotencyKey;
import io.tributary.schemas.value.TenantId;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Makes node tokens. One that was asked for with an idempotency key follows from that key and the
 * hub's secret, so that a retry can show it again although it is stored nowhere.
 */
public final class TokenMint {
    private static final String PREFIX = "trib_node_";
    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 32;

    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec secret;

    public TokenMint(String secret) {
        this.secret = new SecretKeySpec(secret.getBytes(UTF_8), ALGORITHM);
    }

    String mint(String purpose, TenantId tenant, @Nullable IdempotencyKey key) {
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(
                key == null ? fresh() : derived(purpose + '\0' + tenant + '\0' + key));
    }

    private byte[] fresh() {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return bytes;
    }

    private byte[] derived(String request) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            return mac.doFinal(request.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java platform has no " + ALGORITHM, e);
        }
    }
}
