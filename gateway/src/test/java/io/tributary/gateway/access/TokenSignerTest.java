package io.tributary.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens that the hub signs itself. */
class TokenSignerTest {
    private static final JWTClaimsSet CLAIMS = new JWTClaimsSet.Builder().subject("anna").build();

    private final TokenSigner signer = new TokenSigner("test", "a secret of the hub");

    @Test
    void aTokenSaysWhatWasSigned() {
        assertThat(signer.claims(signer.sign(CLAIMS))).isEqualTo(CLAIMS);
    }

    @Test
    void aTokenMeansNothingForAnotherPurposeOrHub() {
        var token = signer.sign(CLAIMS);

        assertThat(new TokenSigner("other", "a secret of the hub").claims(token)).isNull();
        assertThat(new TokenSigner("test", "another's secret").claims(token)).isNull();
    }

    @Test
    void aTokenWithoutASignatureIsNone() {
        assertThat(signer.claims(new PlainJWT(CLAIMS).serialize())).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a.b.c", "..", "eyJhbGciOiJIUzI1NiJ9.e30."})
    void whatIsNoTokenIsNone(String text) {
        assertThat(signer.claims(text)).isNull();
    }
}
