-- Who did what. Rows are added and never changed; whole months go when their time is over.
CREATE TABLE audit (
    -- All zeros for the hub's own matters.
    tenant uuid        NOT NULL,
    at     timestamptz NOT NULL,
    id     uuid        NOT NULL,
    action text        COLLATE "C" NOT NULL,
    who    text        COLLATE "C" NOT NULL,
    -- The Kafka record's value, untouched.
    entry  text        NOT NULL,
    PRIMARY KEY (tenant, at, id)
) PARTITION BY RANGE (at);
-- The operator reads all tenants' in one.
CREATE INDEX audit_newest ON audit (at, id);

ALTER TABLE audit ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

-- The writer adds and does not even read.
CREATE POLICY writer ON audit FOR INSERT TO tributary_writer WITH CHECK (true);
CREATE POLICY reader ON audit FOR SELECT TO tributary_reader
    USING (tenant = (SELECT NULLIF(current_setting('tributary.tenant', true), '')::uuid));
CREATE POLICY operator ON audit FOR SELECT TO tributary_reader
    USING ((SELECT NULLIF(current_setting('tributary.operator', true), '')::boolean));
-- A person who owns vehicles has no business here.
CREATE POLICY no_owner ON audit AS RESTRICTIVE FOR SELECT TO tributary_reader
    USING ((SELECT NULLIF(current_setting('tributary.owner', true), '')) IS NULL);

GRANT INSERT ON audit TO tributary_writer;
GRANT SELECT ON audit TO tributary_reader;

-- Not even who passes all rights and policies changes a row in passing.
CREATE FUNCTION audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the audit is append-only' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON audit
    FOR EACH ROW EXECUTE FUNCTION audit_is_append_only();
CREATE TRIGGER append_only_as_a_whole BEFORE TRUNCATE ON audit
    FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only();

-- As before (V010), of one more table.
CREATE OR REPLACE FUNCTION provide_partition(parent text, unit text, at timestamptz) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    first  timestamp := date_trunc(unit, at AT TIME ZONE 'UTC');
    behind timestamp := first + ('1 ' || unit)::interval;
    part   text      := parent || '_' || to_char(first, 'YYYYMMDD');
BEGIN
    IF (parent, unit) NOT IN (('measurements', 'month'), ('sync_journal', 'day'),
                              ('audit', 'month')) THEN
        RAISE EXCEPTION 'no partitions of % by %', parent, unit;
    END IF;
    IF to_regclass(format('public.%I', part)) IS NOT NULL THEN
        RETURN false;
    END IF;
    -- Whoever needs the same one waits for the first, and then finds it.
    PERFORM pg_advisory_xact_lock(hashtext('tributary partitions'));
    IF to_regclass(format('public.%I', part)) IS NOT NULL THEN
        RETURN false;
    END IF;
    -- Made apart and attached, so that nobody who reads or writes its siblings has to wait.
    EXECUTE format('CREATE TABLE public.%I (LIKE public.%I INCLUDING ALL)', part, parent);
    EXECUTE format('ALTER TABLE public.%I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY',
                   part);
    EXECUTE format('ALTER TABLE public.%I ATTACH PARTITION public.%I FOR VALUES FROM (%L) TO (%L)',
                   parent, part, first AT TIME ZONE 'UTC', behind AT TIME ZONE 'UTC');
    RETURN true;
END $$;

CREATE OR REPLACE FUNCTION drop_partitions(parent text, before timestamptz) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public
    SET lock_timeout = '2s' AS $$
DECLARE
    part    text;
    dropped integer := 0;
BEGIN
    IF parent NOT IN ('measurements', 'sync_journal', 'audit') THEN
        RAISE EXCEPTION 'no partitions of %', parent;
    END IF;
    FOR part IN
        SELECT relname FROM pg_inherits JOIN pg_class ON pg_class.oid = inhrelid
         WHERE inhparent = format('public.%I', parent)::regclass
           AND (regexp_match(pg_get_expr(relpartbound, pg_class.oid),
                             'TO \(''([^'']+)''\)'))[1]::timestamptz <= before
    LOOP
        EXECUTE format('DROP TABLE public.%I', part);
        dropped := dropped + 1;
    END LOOP;
    RETURN dropped;
END $$;
