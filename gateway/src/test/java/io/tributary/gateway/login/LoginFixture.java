package io.tributary.gateway.login;

import io.tributary.schemas.node.Protocol;
import io.tributary.schemas.node.RegistryEntry;
import io.tributary.schemas.value.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.util.unit.DataSize;

/** Persons and settings of tests. */
final class LoginFixture {
    static final TenantId TENANT = TenantId.parse("00000000-0000-4000-8000-0000000000aa");
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private LoginFixture() {}

    static LoginSettings settings(int triesFree, Duration firstDelay, Duration delayMax) {
        return new LoginSettings(Duration.ofDays(90), 2, 10, DataSize.ofMegabytes(1), 1,
                triesFree, firstDelay, delayMax, Duration.ofMinutes(15), 100);
    }

    static RegistryEntry.Tenant tenant() {
        return new RegistryEntry.Tenant(TENANT, "Roastery", 1, 1, NOW);
    }

    static RegistryEntry.User anna(String passwordHash, boolean disabled) {
        return new RegistryEntry.User(new UUID(0, 1), TENANT, Protocol.ARTISAN,
                "anna@roastery.example", passwordHash, "Anna", "de", false, disabled, NOW);
    }
}
