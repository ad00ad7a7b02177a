-- The runtime roles tributary_writer and tributary_reader exist before this runs (see README, "Roles").
-- Every table is under FORCE ROW LEVEL SECURITY: not even its owner reads it by accident.

-- The feed itself: one row an entity, at the place of its latest change in its lane.
CREATE TABLE entities (
    tenant   uuid    NOT NULL,
    lane     integer NOT NULL,
    seq      bigint  NOT NULL,
    push_end bigint  NOT NULL,
    -- Names are compared by their bytes: they are no words of a language.
    type     text    COLLATE "C" NOT NULL,
    id       text    COLLATE "C" NOT NULL,
    version  bigint  NOT NULL,
    deleted  boolean NOT NULL,
    origin   uuid    NOT NULL,
    -- The Kafka record's value, untouched. Not json: Postgres has no need to look into it.
    change   text    NOT NULL,
    PRIMARY KEY (tenant, type, id)
) WITH (
    -- Each update moves a row to the end of the feed, so no update can be heap-only and room left in
    -- a page would stay empty. Dead rows are what slows a reader: they are swept early, by number.
    autovacuum_vacuum_scale_factor = 0.02,
    autovacuum_vacuum_insert_scale_factor = 0.05,
    autovacuum_analyze_scale_factor = 0.05,
    autovacuum_vacuum_cost_delay = 0
);
CREATE UNIQUE INDEX entities_feed ON entities (tenant, lane, seq);

-- How far each lane is visible.
CREATE TABLE heads (
    tenant    uuid    NOT NULL,
    lane      integer NOT NULL,
    seq       bigint  NOT NULL,
    -- Of the changes topic: a new owner announces the heads of its partitions.
    partition integer NOT NULL,
    PRIMARY KEY (tenant, lane)
) WITH (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.02);
CREATE INDEX heads_partition ON heads (partition);

CREATE TABLE conflicts (
    tenant      uuid        NOT NULL,
    id          uuid        NOT NULL,
    lane        integer     NOT NULL,
    type        text        COLLATE "C" NOT NULL,
    entity      text        COLLATE "C" NOT NULL,
    status      text        COLLATE "C" NOT NULL,
    detected_at timestamptz NOT NULL,
    conflict    text        NOT NULL,
    PRIMARY KEY (tenant, id)
);
CREATE INDEX conflicts_newest ON conflicts (tenant, detected_at, id);
CREATE INDEX conflicts_of_status ON conflicts (tenant, status, detected_at, id);
CREATE INDEX conflicts_of_entity ON conflicts (tenant, type, entity, detected_at, id);

-- Where the projector stands in Kafka: it moves in the transaction that writes the rows.
CREATE TABLE consumed (
    topic       text    COLLATE "C" NOT NULL,
    partition   integer NOT NULL,
    next_offset bigint  NOT NULL,
    PRIMARY KEY (topic, partition)
) WITH (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.02);

ALTER TABLE entities  ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE heads     ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE conflicts ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE consumed  ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

CREATE POLICY writer ON entities  TO tributary_writer USING (true) WITH CHECK (true);
CREATE POLICY writer ON heads     TO tributary_writer USING (true) WITH CHECK (true);
CREATE POLICY writer ON conflicts TO tributary_writer USING (true) WITH CHECK (true);
CREATE POLICY writer ON consumed  TO tributary_writer USING (true) WITH CHECK (true);

-- NULLIF: after a transaction that set the tenant, the setting is empty, not unset. The subselect
-- is evaluated once a statement, not once a row.
CREATE POLICY reader ON entities FOR SELECT TO tributary_reader
    USING (tenant = (SELECT NULLIF(current_setting('tributary.tenant', true), '')::uuid));
CREATE POLICY reader ON heads FOR SELECT TO tributary_reader
    USING (tenant = (SELECT NULLIF(current_setting('tributary.tenant', true), '')::uuid));
CREATE POLICY reader ON conflicts FOR SELECT TO tributary_reader
    USING (tenant = (SELECT NULLIF(current_setting('tributary.tenant', true), '')::uuid));

GRANT SELECT, INSERT, UPDATE, DELETE ON entities, heads, conflicts, consumed TO tributary_writer;
GRANT SELECT ON entities, heads, conflicts TO tributary_reader;
