-- Logical times of rows that are here already stand in texts that Postgres can't look into (a JSON
-- text may hold a NUL). All of it follows from Kafka, so it is built again from there.
TRUNCATE entities, heads, conflicts, consumed;

ALTER TABLE entities ADD COLUMN lamport bigint NOT NULL;
ALTER TABLE heads    ADD COLUMN lamport bigint NOT NULL;

-- The first change that was written of each block of a lane's seqs. In a lane the logical time never
-- falls, so one mark says where to look for all times behind its own; no index a row is needed.
CREATE TABLE lamport_marks (
    tenant  uuid    NOT NULL,
    lane    integer NOT NULL,
    block   bigint  NOT NULL,
    seq     bigint  NOT NULL,
    lamport bigint  NOT NULL,
    PRIMARY KEY (tenant, lane, block)
);
CREATE INDEX lamport_marks_times ON lamport_marks (tenant, lane, lamport, seq);

ALTER TABLE lamport_marks ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

CREATE POLICY writer ON lamport_marks TO tributary_writer USING (true) WITH CHECK (true);
CREATE POLICY reader ON lamport_marks FOR SELECT TO tributary_reader
    USING (tenant = (SELECT NULLIF(current_setting('tributary.tenant', true), '')::uuid));

GRANT SELECT, INSERT, UPDATE, DELETE ON lamport_marks TO tributary_writer;
GRANT SELECT ON lamport_marks TO tributary_reader;
