package io.tributary.standalone.system;

import io.tributary.embedded.broker.BrokerSettings;
import io.tributary.embedded.broker.EmbeddedBroker;
import io.tributary.schemas.fixture.Secrets;
import io.tributary.schemas.topic.TopicProvisioner;
import io.tributary.schemas.topic.TopicSettings;
import io.tributary.schemas.topic.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.metadata.authorizer.StandardAuthorizer;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.yaml.snakeyaml.Yaml;

/**
 * A broker that speaks TLS, knows each application and a data team by a SCRAM password, and lets
 * them do what the chart's tables allow them, and nothing else.
 */
final class SecuredKafka implements AutoCloseable {
    private static final Path FILES = Path.of("..", "kubernetes", "files");
    private static final String TABLE = "acls.yaml";
    private static final String TEAMS_TABLE = "data-team-acls.yaml";
    static final String OWNER = "owner";
    /** May read the changes, and make topics of its own. */
    static final String DATA_TEAM = "insights";
    private static final String PASSWORD = "kafka-password-of-this-test";
    /** Of the owner, who is there before any SCRAM password is: the broker's own settings say it. */
    private static final String PLAIN = "org.apache.kafka.common.security.plain.PlainLoginModule"
            + " required username=\"%s\" password=\"%s\"%s;";
    private static final String SCRAM = "org.apache.kafka.common.security.scram.ScramLoginModule"
            + " required username=\"%s\" password=\"%s\";";
    private static final String MECHANISM = "SCRAM-SHA-512";
    /** As few as Kafka takes. */
    private static final int SCRAM_ITERATIONS = 4096;

    /** Few, for a machine that has all of a hub to run. */
    private static final Map<String, String> TOPICS = Map.of(
            "tributary.topics.replication-factor", "1", "tributary.topics.lane-partitions", "4",
            "tributary.topics.reply-partitions", "4", "tributary.topics.vehicle-partitions", "4");

    private final EmbeddedBroker broker;
    private final Path authority;

    private SecuredKafka(EmbeddedBroker broker, Path authority) {
        this.broker = broker;
        this.authority = authority;
    }

    /**
     * @param certificate the broker's, which has its key in the same file
     * @param authority that signed it
     */
    static SecuredKafka start(Path folder, Path certificate, Path authority) throws Exception {
        Secrets.used(PASSWORD);
        var table = table();
        var kafka = new SecuredKafka(EmbeddedBroker.start(BrokerSettings.in(folder)
                .with(secured(certificate, authority))), authority);
        var bindings = new ArrayList<AclBinding>();
        table.forEach((application, rules) -> rules
                .forEach(rule -> bindings.addAll(bindings(application, rule))));
        try (var admin = Admin.create(kafka.client(OWNER))) {
            admin.createAcls(bindings).all().get();
            admin.alterUserScramCredentials(table.keySet().stream()
                    .<UserScramCredentialAlteration>map(SecuredKafka::password).toList()).all()
                    .get();
        }
        // No application has the right to make topics.
        new TopicProvisioner(kafka.client(OWNER), new Topics(topics()), Duration.ofMinutes(1))
                .provision();
        return kafka;
    }

    /** As a client's configuration. */
    Map<String, Object> client(String application) {
        boolean owner = application.equals(OWNER);
        return Map.of("bootstrap.servers", broker.bootstrapServers(),
                "security.protocol", "SASL_SSL",
                "ssl.truststore.type", "PEM", "ssl.truststore.location", authority.toString(),
                "sasl.mechanism", owner ? "PLAIN" : MECHANISM,
                "sasl.jaas.config", owner ? PLAIN.formatted(OWNER, PASSWORD, "")
                        : SCRAM.formatted(application, PASSWORD));
    }

    /** As arguments of an application; deploy/README.md tells operators the same. */
    List<String> arguments(String application) {
        var arguments = new ArrayList<>(List.of(
                "--spring.kafka.bootstrap-servers=" + broker.bootstrapServers(),
                "--spring.kafka.security.protocol=SASL_SSL",
                "--spring.kafka.ssl.trust-store-type=PEM",
                "--spring.kafka.ssl.trust-store-location=file:" + authority,
                "--spring.kafka.properties.sasl.mechanism=" + MECHANISM,
                "--spring.kafka.properties.sasl.jaas.config="
                        + SCRAM.formatted(application, PASSWORD)));
        TOPICS.forEach((name, value) -> arguments.add("--" + name + "=" + value));
        return arguments;
    }

    @Override
    public void close() {
        broker.close();
    }

    /** The listener keeps its name and changes its protocol; broker and controller trust each other. */
    private static Map<String, String> secured(Path certificate, Path authority) {
        return Map.ofEntries(
                Map.entry("listener.security.protocol.map",
                        "PLAINTEXT:SASL_SSL,CONTROLLER:PLAINTEXT"),
                Map.entry("inter.broker.listener.name", "PLAINTEXT"),
                Map.entry("ssl.keystore.type", "PEM"),
                Map.entry("ssl.keystore.location", certificate.toString()),
                Map.entry("ssl.truststore.type", "PEM"),
                Map.entry("ssl.truststore.location", authority.toString()),
                Map.entry("sasl.enabled.mechanisms", "PLAIN," + MECHANISM),
                Map.entry("sasl.mechanism.inter.broker.protocol", "PLAIN"),
                Map.entry("listener.name.plaintext.plain.sasl.jaas.config",
                        PLAIN.formatted(OWNER, PASSWORD,
                                " user_%s=\"%s\"".formatted(OWNER, PASSWORD))),
                Map.entry("listener.name.plaintext.scram-sha-512.sasl.jaas.config",
                        SCRAM.formatted(OWNER, PASSWORD)),
                Map.entry("authorizer.class.name", StandardAuthorizer.class.getName()),
                Map.entry("allow.everyone.if.no.acl.found", "false"),
                Map.entry("super.users", "User:" + OWNER + ";User:ANONYMOUS"));
    }

    private static UserScramCredentialUpsertion password(String application) {
        return new UserScramCredentialUpsertion(application,
                new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, SCRAM_ITERATIONS), PASSWORD);
    }

    private static List<AclBinding> bindings(String application, Rule rule) {
        return rule.operations().stream()
                .map(operation -> new AclBinding(rule.pattern(),
                        new AccessControlEntry("User:" + application, "*", operation,
                                AclPermissionType.ALLOW)))
                .toList();
    }

    private static TopicSettings topics() {
        return new Binder(new MapConfigurationPropertySource(TOPICS))
                .bindOrCreate("tributary.topics", TopicSettings.class);
    }

    private static Map<String, List<Rule>> table() throws IOException {
        var table = new TreeMap<String, List<Rule>>();
        read(Files.readString(FILES.resolve(TABLE))).forEach((application, rules) -> table
                .put(application, rules.stream().map(Rule::of).toList()));
        var team = read(Files.readString(FILES.resolve(TEAMS_TABLE))
                .replace("TEAM", DATA_TEAM).replace("TOPIC", Topics.CHANGES));
        table.put(DATA_TEAM, team.values().stream().flatMap(List::stream).map(Rule::of)
                .toList());
        return table;
    }

    private static Map<String, List<Map<String, Object>>> read(String yaml) {
        return new Yaml().load(yaml);
    }

    /** One line of the table. */
    private record Rule(ResourcePattern pattern, List<AclOperation> operations) {
        static Rule of(Map<String, Object> line) {
            var resource = (Map<?, ?>) Objects.requireNonNull(line.get("resource"));
            var type = switch (String.valueOf(resource.get("type"))) {
                case "topic" -> ResourceType.TOPIC;
                case "group" -> ResourceType.GROUP;
                case "transactionalId" -> ResourceType.TRANSACTIONAL_ID;
                case String other -> throw new IllegalArgumentException(other);
            };
            var prefix = "prefix".equals(resource.get("patternType"));
            return new Rule(
                    new ResourcePattern(type, String.valueOf(resource.get("name")),
                            prefix ? PatternType.PREFIXED : PatternType.LITERAL),
                    ((List<?>) Objects.requireNonNull(line.get("operations"))).stream()
                            .map(operation -> AclOperation.valueOf(
                                    operation.toString().toUpperCase(Locale.ROOT)))
                            .toList());
        }
    }
}
