package io.tributary.schemas.codec;

import static io.tributary.schemas.fixture.Documents.json;

import io.tributary.schemas.change.Change;
import io.tributary.schemas.change.Head;
import io.tributary.schemas.conflict.Conflict;
import io.tributary.schemas.conflict.Settled;
import io.tributary.schemas.conflict.Settlement;
import io.tributary.schemas.conflict.Side;
import io.tributary.schemas.fixture.PushBuilder;
import io.tributary.schemas.node.NodeScope;
import io.tributary.schemas.node.Protocol;
import io.tributary.schemas.node.RegistryEntry;
import io.tributary.schemas.node.Scope;
import io.tributary.schemas.push.Entry;
import io.tributary.schemas.push.Inquiry;
import io.tributary.schemas.push.Producer;
import io.tributary.schemas.push.ReplyTo;
import io.tributary.schemas.receipt.Outcome;
import io.tributary.schemas.receipt.Receipt;
import io.tributary.schemas.receipt.Reply;
import io.tributary.schemas.value.EntityRef;
import io.tributary.schemas.value.Hlc;
import io.tributary.schemas.value.IdempotencyKey;
import io.tributary.schemas.value.LaneKey;
import io.tributary.schemas.value.NodeId;
import io.tributary.schemas.value.ProblemCode;
import io.tributary.schemas.value.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What the recorded events of the golden corpus mean, by the name of their file. Entries are added
 * when an event gets a new shape; none is ever changed or taken out, for such records lie in topics.
 */
final class GoldenEvents {
    private static final TenantId TENANT = TenantId.parse("0194e7a0-0000-7000-8000-000000000001");
    private static final NodeId NODE = NodeId.parse("0194e7a0-0000-7000-8000-000000000002");
    private static final NodeId OTHER = NodeId.parse("0194e7a0-0000-7000-8000-000000000003");
    private static final UUID ID = UUID.fromString("0194e7a0-0000-7000-8000-000000000004");
    private static final LaneKey LANE = new LaneKey(TENANT, 7);
    private static final Instant TIME = Instant.parse("2026-03-01T12:00:00.123456789Z");
    private static final EntityRef ORDER = new EntityRef("order", "2026/0001 \"é😀\"");
    private static final ReplyTo REPLY_TO = new ReplyTo(3, "f00d-17");

    private static final Receipt RECEIPT = new Receipt(ID, 7, 45, 0, List.of(
            new Outcome.Accepted(0, ORDER, 1, 43, 0, "new", null),
            new Outcome.Accepted(1, ORDER, 2, 44, 0, "last-write-wins", ID),
            new Outcome.Unchanged(2, ORDER, 2, "identical"),
            new Outcome.Merged(3, ORDER, 3, 45, 0, "disjoint-fields"),
            new Outcome.Conflicting(4, ORDER, 3, ProblemCode.VERSION_MISMATCH, "manual", ID),
            new Outcome.Rejected(5, ORDER, 3, ProblemCode.NOT_A_NUMBER, "commuting-increment")));

    private static final Conflict SETTLED = new Conflict(ID, LANE, ORDER,
            new Side(Side.Kind.DOCUMENT, json("{'total':1}"), 3L, OTHER, TIME, 41L),
            new Side(Side.Kind.INCREMENT,
                    json("{'field':'n','by':-2,'entry':{'id':'e-1','data':{'reason':'SALE'}}}"),
                    null, NODE, TIME, 12L),
            3, "manual", Conflict.Status.RESOLVED_MANUAL, Conflict.Winner.INCOMING, ID, TIME,
            new Settled(new Settlement(new Settlement.Take(), "Ada", "it was paid"), OTHER, ID, 4,
                    TIME));

    static final Map<String, Object> ALL = Map.ofEntries(
            Map.entry("push/all-operations", PushBuilder.aPush().in(LANE).from(NODE)
                    .withKey("!k-1~").withFingerprint("5f2b").numbered(2, 9).receivedAt(TIME)
                    .replyTo(3, "f00d-17").at(TIME)
                    .putting("order", ORDER.id(), 0L, json("{'total':12.50,'n':1,'none':null}"))
                    .patching("order", ORDER.id(), 1L, json("{'total':null,'lines':[{'a':1}]}"))
                    .incrementing("order", ORDER.id(), "n", "-0.25")
                    .deleting("order", ORDER.id(), 3L).build()),
            Map.entry("push/nothing-optional", PushBuilder.aPush().in(LANE).from(NODE).withKey("k")
                    .withFingerprint("5f2b").receivedAt(TIME)
                    .putting("order", "1", json("{}")).patching("order", "1", json("{}"))
                    .incrementing("order", "1", "n", "1").deleting("order", "1").build()),
            Map.entry("push/no-operations", PushBuilder.aPush().in(LANE).from(NODE).withKey("k")
                    .withFingerprint("5f2b").receivedAt(TIME).numbered(0, 0).build()),
            Map.entry("push/inquiry", new Inquiry(LANE, NODE, new IdempotencyKey("k"), REPLY_TO)),
            Map.entry("receipt/all-outcomes", RECEIPT),
            Map.entry("receipt/no-outcomes", new Receipt(ID, 0, 0, 0, List.of())),
            Map.entry("reply/settled", new Reply.Settled("f00d-17", RECEIPT, false)),
            Map.entry("reply/settled-before", new Reply.Settled("f00d-17", RECEIPT, true)),
            Map.entry("reply/refused", new Reply.Refused("f00d-17", ProblemCode.KEY_REUSED,
                    "another body", null)),
            Map.entry("reply/refused-number", new Reply.Refused("f00d-17",
                    ProblemCode.SEQUENCE_GAP, "10 comes first", new Producer(2, 10))),
            Map.entry("reply/pending", new Reply.Pending("f00d-17")),
            Map.entry("reply/unseen", new Reply.Unseen("f00d-17")),
            Map.entry("change/put", new Change(LANE, 43, 45, ORDER, 1,
                    json("{'z':1,'a':{'x':[1.0,1e3,-7,true,null,'é😀']},'big':12345678901234567890}"),
                    NODE, TIME, 0, Hlc.START)),
            Map.entry("change/delete", new Change(LANE, 45, 45, ORDER, 2, null, NODE, TIME, 0,
                    Hlc.START)),
            Map.entry("change/logical-times", new Change(LANE, 46, 46, ORDER, 3,
                    json("{'n':1}"), NODE, TIME, 4503599627370496L, Hlc.parse("019ca5c3b87b0007"))),
            Map.entry("conflict/pending", new Conflict(ID, LANE, ORDER,
                    new Side(Side.Kind.DOCUMENT, json("{'total':1}"), 3L, OTHER, TIME, null),
                    new Side(Side.Kind.PATCH, json("{'total':2}"), 2L, NODE, TIME, null), 3,
                    "manual",
                    Conflict.Status.PENDING, Conflict.Winner.CURRENT, ID, TIME, null)),
            Map.entry("conflict/resolved-auto", new Conflict(ID, LANE, ORDER,
                    new Side(Side.Kind.DELETION, null, 3L, OTHER, TIME, null),
                    new Side(Side.Kind.DOCUMENT, json("{'total':2}"), null, NODE, TIME, null), 1,
                    "last-write-wins", Conflict.Status.RESOLVED_AUTO, Conflict.Winner.INCOMING, ID,
                    TIME, null)),
            Map.entry("conflict/resolved-manual", new Conflict(ID, LANE, ORDER,
                    new Side(Side.Kind.DOCUMENT, json("{'total':1}"), 3L, OTHER, TIME, null),
                    new Side(Side.Kind.DELETION, null, 2L, NODE, TIME, null), 3, "manual",
                    Conflict.Status.RESOLVED_MANUAL, Conflict.Winner.CURRENT, ID, TIME, null)),
            Map.entry("conflict/settled", SETTLED),
            Map.entry("push/counts-and-settlement", PushBuilder.aPush().in(LANE).from(NODE)
                    .withKey("k").withFingerprint("5f2b").receivedAt(TIME).ranked(100).atomic()
                    .knowing(12L, 9L)
                    .incrementing("order", "1", "n", "-2", new Entry("e-1",
                            json("{'reason':'SALE'}")))
                    .incrementing("order", "1", "n", "3", new Entry(null, json("{}")))
                    .assigning("order", "1", "n", "7.5", new Entry("e-2", json("{'by':'me'}")))
                    .assigning("order", "1", "n", "8", null)
                    .settling(SETTLED, 4L, new Settlement.Keep())
                    .settling(SETTLED, null, new Settlement.Take())
                    .settling(SETTLED, 4L, new Settlement.Merge(json("{'total':3}")))
                    .settling(SETTLED, 4L, new Settlement.Restore(Conflict.Winner.INCOMING))
                    .build()),
            Map.entry("receipt/logical-times", new Receipt(ID, 7, 45, 99, List.of(
                    new Outcome.Accepted(0, ORDER, 1, 43, 97, "new", null),
                    new Outcome.Merged(1, ORDER, 3, 45, 99, "disjoint-fields")))),
            Map.entry("head/logical-time", new Head(LANE, 45, 99)),
            Map.entry("registry-entry/node-ranked", new RegistryEntry.Node(NODE, TENANT,
                    "office", "Office", Protocol.NATIVE, 100, TIME)),
            Map.entry("registry-entry/node-scoped", new RegistryEntry.Node(NODE, TENANT,
                    "north", "North", Protocol.NATIVE, 0, TIME, new NodeScope(
                            List.of("order", "invoice"),
                            Map.of("region", List.of("north", "7"))))),
            Map.entry("registry-entry/tenant", new RegistryEntry.Tenant(TENANT, "Müller & Co", 16,
                    1772366400123L, TIME)),
            Map.entry("registry-entry/node", new RegistryEntry.Node(NODE, TENANT, "till-1",
                    "Till at the door", Protocol.NATIVE, 0, TIME)),
            Map.entry("registry-entry/token", new RegistryEntry.Token(ID, NODE, TENANT,
                    "0123456789abcdef".repeat(4), false, TIME)),
            Map.entry("registry-entry/vehicle", new RegistryEntry.Vehicle(NODE, TENANT, "Truck 7",
                    "http://10.8.0.7:8001", "c2VhbGVk", Duration.ofSeconds(10),
                    Duration.ofMillis(2500), Duration.ofMinutes(5), null, true, false, Set.of(),
                    "5f2b", TIME)),
            Map.entry("registry-entry/vehicle-first-window", new RegistryEntry.Vehicle(NODE,
                    TENANT, "Truck 7", "http://10.8.0.7:8001", "c2VhbGVk",
                    Duration.ofSeconds(10), Duration.ofMillis(2500), Duration.ofMinutes(5),
                    Duration.ofHours(1), true, false, Set.of(), "5f2b",
                    TIME)),
            Map.entry("registry-entry/vehicle-owned", new RegistryEntry.Vehicle(NODE, TENANT,
                    "Truck 7", "http://10.8.0.7:8001", null, null, null, null, null, true, false,
                    Set.of(ID, NODE.value()), "5f2b", TIME)),
            Map.entry("registry-entry/vehicle-plain", new RegistryEntry.Vehicle(NODE, TENANT,
                    "Truck 7", "http://10.8.0.7:8001", null, null, null, null, null, false, true,
                    Set.of(), "5f2b", TIME)),
            Map.entry("registry-entry/token-revoked", new RegistryEntry.Token(ID, NODE, TENANT,
                    "0123456789abcdef".repeat(4), true, TIME)),
            Map.entry("registry-entry/token-limited", new RegistryEntry.Token(ID, NODE, TENANT,
                    "0123456789abcdef".repeat(4), false, TIME, TIME.plusSeconds(60),
                    TIME.plusSeconds(3600), Set.of(Scope.PULL, Scope.ADMIN_TENANT), null)),
            Map.entry("registry-entry/token-bound", new RegistryEntry.Token(ID, NODE, TENANT,
                    "0123456789abcdef".repeat(4), false, TIME, null, null, Scope.OF_NODES,
                    "fedcba9876543210".repeat(4))),
            Map.entry("registry-entry/token-use", new RegistryEntry.TokenUse(ID, NODE, TENANT,
                    TIME)),
            Map.entry("registry-entry/user", new RegistryEntry.User(ID, TENANT,
                    Protocol.ARTISAN, "anna@roastery.example",
                    "$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA",
                    "Anna", "de", false, false, TIME)),
            Map.entry("registry-entry/user-disabled", new RegistryEntry.User(ID, TENANT,
                    Protocol.ARTISAN, "ben@roastery.example",
                    "$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA", null, "en", true, true,
                    TIME)),
            Map.entry("registry-entry/user-owner", new RegistryEntry.User(ID, TENANT,
                    Protocol.FLEET, "olga@fleet.example",
                    "$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA", null, "en", false, false,
                    TIME)),
            Map.entry("head/head", new Head(LANE, 45, 0)));

    private GoldenEvents() {}
}
