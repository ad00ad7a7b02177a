package io.tributary.gateway.fleet.vehicle;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.schemas.value.NodeId;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts the API keys of vehicles, which the hub must be able to show to them and so can't keep as
 * hashes. The registry's readers hold nothing without the hub's own secret, and a sealed key can be
 * opened for its own vehicle only.
 */
public final class KeyBox {
    private static final String MAC = "HmacSHA256";
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec sealing;
    private final SecretKeySpec naming;

    /** @param secret the same on all gateways */
    public KeyBox(String secret) {
        var root = new SecretKeySpec(secret.getBytes(UTF_8), MAC);
        sealing = new SecretKeySpec(mac(root, "vehicle-api-key"), "AES");
        naming = new SecretKeySpec(mac(root, "vehicle-origin"), MAC);
    }

    public String seal(NodeId vehicle, String apiKey) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            var sealed = cipher(Cipher.ENCRYPT_MODE, vehicle, nonce).doFinal(
                    apiKey.getBytes(UTF_8));
            return Base64.getEncoder().encodeToString(ByteBuffer
                    .allocate(nonce.length + sealed.length).put(nonce).put(sealed).array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("can't seal a vehicle's key", e);
        }
    }

    /** @throws IllegalArgumentException if it was sealed for another vehicle or by another hub */
    public String open(NodeId vehicle, String sealedKey) {
        try {
            var bytes = Base64.getDecoder().decode(sealedKey);
            var nonce = Arrays.copyOf(bytes, NONCE_BYTES);
            return new String(cipher(Cipher.DECRYPT_MODE, vehicle, nonce).doFinal(bytes,
                    NONCE_BYTES, bytes.length - NONCE_BYTES), UTF_8);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalArgumentException("the vehicle's key can't be opened: it was sealed"
                    + " under another tributary.gateway.token-secret", e);
        }
    }

    /** A name for this text that gives nothing of it away. */
    public String nameOf(String text) {
        return HexFormat.of().formatHex(mac(naming, text));
    }

    private Cipher cipher(int mode, NodeId vehicle, byte[] nonce)
            throws GeneralSecurityException {
        var cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, sealing, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(vehicle.toString().getBytes(UTF_8));
        return cipher;
    }

    private static byte[] mac(SecretKeySpec key, String text) {
        try {
            var mac = Mac.getInstance(MAC);
            mac.init(key);
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java platform has no " + MAC, e);
        }
    }
}
