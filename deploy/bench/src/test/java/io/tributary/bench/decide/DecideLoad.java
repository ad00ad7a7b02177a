package io.tributary.bench.decide;

import io.tributary.processor.conflict.Decision;
import io.tributary.processor.conflict.EntityState;
import io.tributary.processor.conflict.Holdings;
import io.tributary.processor.conflict.LaneClock;
import io.tributary.processor.conflict.PushDecider;
import io.tributary.processor.conflict.rule.Rulebook;
import io.tributary.schemas.codec.PolicyYaml;
import io.tributary.schemas.conflict.Settled;
import io.tributary.schemas.push.Basis;
import io.tributary.schemas.push.Operation;
import io.tributary.schemas.push.Push;
import io.tributary.schemas.value.Document;
import io.tributary.schemas.value.EntityRef;
import io.tributary.schemas.value.IdempotencyKey;
import io.tributary.schemas.value.LaneKey;
import io.tributary.schemas.value.Names;
import io.tributary.schemas.value.NodeId;
import io.tributary.schemas.value.TenantId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A lane in memory and what three nodes push to it: documents of 300 bytes of which each write
 * changes two fields of ten. A seventh of the writes do not know the newest version.
 */
final class DecideLoad implements Holdings {
    static final int OPERATIONS_PER_PUSH = 100;

    private static final int ENTITIES = 10_000;
    private static final int VARIANTS = 8;
    private static final int FIELDS = 10;
    private static final int CHARACTERS = 20;
    private static final int ENTITY_LENGTH_MAX = 1 << 18;
    private static final String LEDGER = "stock.entry";
    private static final EntityState UNKNOWN = new EntityState.Unknown();
    private static final List<String> TYPES = List.of("note", "note", "note", "note", "note",
            "strict", "timed", "current", "incoming", "stock");

    private final PushDecider decider = new PushDecider(
            PolicyYaml.read("mixed.yaml", """
                    policies:
                      - {type: strict, blind: require-base, fixed: [f0]}
                      - {type: timed, newer-by: "time:t"}
                      - {type: current, overlap: current-wins}
                      - {type: incoming, overlap: incoming-wins, priority: on-conflict}
                      - type: stock
                        counters: [{field: kg, ledger: stock.entry, min: 0, beyond: record}]
                    """), Rulebook::judge, ENTITY_LENGTH_MAX);
    private final Map<EntityRef, EntityState> states = new HashMap<>();
    /** Half of the counts are made without having seen any other. */
    private static final Basis KNOWS_NOTHING = new Basis(null, null, null, 0L);

    private final Random random = new Random(1);
    private final LaneKey lane = new LaneKey(new TenantId(Names.uuid("bench")), 0);
    private final List<NodeId> nodes = List.of(new NodeId(Names.uuid("one")),
            new NodeId(Names.uuid("two")), new NodeId(Names.uuid("three")));
    private final List<EntityRef> entities = new ArrayList<>();
    private final List<Document> documents = new ArrayList<>();
    private final List<Document> patches = new ArrayList<>();
    private LaneClock clock = LaneClock.START;
    private int pushes;

    DecideLoad() {
        for (int i = 0; i < ENTITIES; i++) {
            entities.add(new EntityRef(TYPES.get(i % TYPES.size()), "entity-" + i));
        }
        var fields = new LinkedHashMap<String, @Nullable Object>();
        for (int i = 0; i < FIELDS; i++) {
            fields.put("f" + i, text());
        }
        for (int i = 0; i < VARIANTS; i++) {
            fields.put("f" + (1 + i % (FIELDS - 1)), text());
            fields.put("t", i);
            documents.add(new Document(new LinkedHashMap<>(fields)));
            patches.add(new Document(Map.of("f" + (1 + i % (FIELDS - 1)), text())));
        }
    }

    private String text() {
        return random.ints(CHARACTERS, 'a', 'z' + 1).collect(StringBuilder::new,
                StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }

    /** Decides one more push, and keeps what follows from it. */
    Decision next() {
        var operations = new ArrayList<Operation>(OPERATIONS_PER_PUSH);
        for (int i = 0; i < OPERATIONS_PER_PUSH; i++) {
            operations.add(operation(i));
        }
        var push = new Push(lane, nodes.get(pushes % nodes.size()), pushes % 2,
                new IdempotencyKey("push-" + pushes++), "", null, operations, false,
                Instant.ofEpochMilli(pushes), null);
        var decision = decider.decide(push, clock, this);
        clock = decision.clock();
        decision.states().forEach((entity, state) -> {
            // Entries of a ledger would fill the memory; nobody writes to them again.
            if (!entity.type().equals(LEDGER)) {
                states.put(entity, state);
            }
        });
        return decision;
    }

    private Operation operation(int index) {
        var entity = entities.get(random.nextInt(ENTITIES));
        if (entity.type().equals("stock")) {
            var knowing = random.nextBoolean() ? Basis.NONE : KNOWS_NOTHING;
            return new Operation.Increment(index, entity, knowing, "kg",
                    BigDecimal.valueOf(random.nextInt(-5, 10)), null);
        }
        long version = entity(entity).version();
        int draw = random.nextInt(100);
        var basis = draw < 10 ? Basis.NONE
                : Basis.onVersion(draw < 14 ? Math.max(0, version - 1) : version);
        int variant = (int) (version % VARIANTS);
        return draw % 3 == 0 && version > 0
                ? new Operation.Patch(index, entity, basis, patches.get(variant))
                : new Operation.Put(index, entity, basis, documents.get(variant));
    }

    @Override
    public EntityState entity(EntityRef entity) {
        return states.getOrDefault(entity, UNKNOWN);
    }

    @Override
    public @Nullable Settled settlement(UUID conflict) {
        return null;
    }
}
