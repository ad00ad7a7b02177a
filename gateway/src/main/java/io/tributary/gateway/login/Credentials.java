package io.tributary.gateway.login;

import io.tributary.gateway.http.ProblemException;
import io.tributary.gateway.http.StrictJson;
import io.tributary.schemas.value.ProblemCode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a person shows who logs in.
 *
 * @param email in lower case
 */
public record Credentials(String email, String password) {
    private static final int LENGTH_MAX = 1000;

    /** Says nothing of the password. */
    @Override
    public String toString() {
        return "Credentials[" + email + "]";
    }

    /** The members {@code email} and {@code password} of a body; others are passed over. */
    public static Credentials read(StrictJson json, byte[] body) {
        String email = null;
        String password = null;
        try (var reader = json.reader(body)) {
            reader.begin();
            reader.object();
            for (var member = reader.member(); member != null; member = reader.member()) {
                switch (member) {
                    case "email" -> email = reader.text();
                    case "password" -> password = reader.text();
                    default -> reader.skip();
                }
            }
            reader.end();
        }
        return new Credentials(required("email", email).strip().toLowerCase(Locale.ROOT),
                required("password", password));
    }

    private static String required(String name, @Nullable String value) {
        if (value == null || value.length() > LENGTH_MAX) {
            throw new ProblemException(ProblemCode.INVALID_REQUEST,
                    "field '" + name + "' is missing or too long");
        }
        return value;
    }
}
