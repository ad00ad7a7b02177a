package io.tributary.standalone;

import java.security.SecureRandom;
import java.util.Base64;

/** Fresh secrets of this hub. */
final class Tokens {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    private Tokens() {}

    /** 256 random bits behind a prefix by which people and scanners know what it is. */
    static String fresh(String prefix) {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
