-- What is filed by here stands in texts that Postgres can't look into (see V002): built again from Kafka.
TRUNCATE entities, heads, lamport_marks, conflicts, consumed;

ALTER TABLE conflicts
    ADD COLUMN tier          integer NOT NULL,
    ADD COLUMN rule          text    COLLATE "C" NOT NULL,
    ADD COLUMN winner        text    COLLATE "C" NOT NULL,
    ADD COLUMN current_node  uuid    NOT NULL,
    ADD COLUMN incoming_node uuid    NOT NULL,
    ADD COLUMN settled_at    timestamptz,
    -- The same with large sides by reference, for lists; null if there are none.
    ADD COLUMN brief         text;
CREATE INDEX conflicts_of_rule ON conflicts (tenant, rule, detected_at, id);

-- The counts of a field of an entity, in order. The entries are entities themselves; this says which.
CREATE TABLE ledger_entries (
    tenant     uuid    NOT NULL,
    type       text    COLLATE "C" NOT NULL,
    entity     text    COLLATE "C" NOT NULL,
    field      text    COLLATE "C" NOT NULL,
    seq        bigint  NOT NULL,
    amount     numeric NOT NULL,
    entry_type text    COLLATE "C" NOT NULL,
    entry_id   text    COLLATE "C" NOT NULL,
    PRIMARY KEY (tenant, entry_type, entry_id)
);
CREATE INDEX ledger_entries_order ON ledger_entries (tenant, type, entity, field, seq)
    INCLUDE (amount);

ALTER TABLE ledger_entries ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

CREATE POLICY writer ON ledger_entries TO tributary_writer USING (true) WITH CHECK (true);
CREATE POLICY reader ON ledger_entries FOR SELECT TO tributary_reader
    USING (tenant = (SELECT NULLIF(current_setting('tributary.tenant', true), '')::uuid));

GRANT SELECT, INSERT, UPDATE, DELETE ON ledger_entries TO tributary_writer;
GRANT SELECT ON ledger_entries TO tributary_reader;
