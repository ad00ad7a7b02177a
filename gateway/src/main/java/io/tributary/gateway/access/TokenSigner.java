package io.tributary.gateway.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.tributary.schemas.value.Names;
import java.text.ParseException;
import org.jspecify.annotations.Nullable;

/** Signs the hub's own tokens for one purpose, and knows them again. */
public final class TokenSigner {
    private final byte[] key;

    /** @param secret of the hub; the same on all gateways */
    public TokenSigner(String purpose, String secret) {
        // A key of its own: what is signed for one purpose must mean nothing for another.
        key = Names.sha256().digest((purpose + '\0' + secret).getBytes(UTF_8));
    }

    public String sign(JWTClaimsSet claims) {
        var token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
        try {
            token.sign(new MACSigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException("this Java platform has no HMAC", e);
        }
        return token.serialize();
    }

    /** What the token says; null if this did not sign it. Whether it still holds is not looked at. */
    public @Nullable JWTClaimsSet claims(String token) {
        try {
            var jwt = SignedJWT.parse(token);
            return jwt.getHeader().getAlgorithm().equals(JWSAlgorithm.HS256)
                    && jwt.verify(new MACVerifier(key)) ? jwt.getJWTClaimsSet() : null;
        } catch (ParseException | JOSEException | IllegalArgumentException e) {
            return null;
        }
    }
}
