package io.tributary.gateway.access;

import io.tributary.schemas.value.Names;
import java.security.cert.CertificateEncodingException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.ServerRequest;

/**
 * The certificate that the caller's side of a TLS connection has shown. By then it has been checked
 * against the authorities of the settings and the caller has proved to have its key.
 */
final class ClientCertificate {
    private ClientCertificate() {}

    /**
     * SHA-256 of the certificate in its DER form, in hexadecimal (what RFC 8705 binds tokens to); null
     * if none was shown.
     */
    static @Nullable String thumbprint(ServerRequest request) {
        var tls = request.exchange().getRequest().getSslInfo();
        var chain = tls == null ? null : tls.getPeerCertificates();
        if (chain == null || chain.length == 0) {
            return null;
        }
        try {
            return HexFormat.of().formatHex(Names.sha256().digest(chain[0].getEncoded()));
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate that was read can't be written", e);
        }
    }
}
