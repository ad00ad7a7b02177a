package io.tributary.projector.postgres;

import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import io.r2dbc.postgresql.PostgresqlConnectionFactoryProvider;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Mono;
import reactor.netty.resources.LoopResources;

/** The two roles that the projector has at run time. Neither owns a table or passes row security. */
public enum Role {
    /** Files what comes from Kafka, of all tenants. */
    WRITER("tributary_writer"),
    /** Answers pulls, of one tenant a transaction. */
    READER("tributary_reader");

    private final String user;

    Role(String user) {
        this.user = user;
    }

    /** The role's name in Postgres. */
    public String user() {
        return user;
    }

    /**
     * Connections of this role.
     *
     * @param statementTimeout after which Postgres gives up on a statement
     * @param loops the threads that talk to Postgres
     */
    public ConnectionFactory connections(String url, String password, Duration connectTimeout,
            Duration statementTimeout, LoopResources loops) {
        var base = ConnectionFactoryOptions.parse(url).mutate()
                .option(ConnectionFactoryOptions.USER, user)
                .option(ConnectionFactoryOptions.PASSWORD, password).build();
        var session = new HashMap<>(session());
        session.put("statement_timeout", Long.toString(statementTimeout.toMillis()));
        session.put("idle_in_transaction_session_timeout",
                Long.toString(statementTimeout.toMillis()));
        return new PostgresqlConnectionFactory(PostgresqlConnectionFactoryProvider.builder(base)
                .applicationName(user).connectTimeout(connectTimeout).tcpKeepAlive(true)
                .loopResources(loops).forceBinary(true).options(session)
                .codecRegistrar((connection, allocator, registry) -> Mono.fromRunnable(
                        () -> List.of(new BinaryArrayCodec(), new BytesCodec())
                                .forEach(registry::addFirst)))
                .build());
    }

    private Map<String, String> session() {
        return switch (this) {
            // All content can be read again from Kafka, and how far it was read commits with it: a
            // crash of Postgres that loses the last commits loses their offsets too.
            case WRITER -> Map.of("synchronous_commit", "off");
            // A page is a short range of one index. Compiling it takes longer than running it.
            case READER -> Map.of("jit", "off", "default_transaction_read_only", "on");
        };
    }
}
