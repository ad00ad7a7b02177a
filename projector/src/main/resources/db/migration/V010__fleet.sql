-- Names of tables and columns are those of the contract "fleet", section 5; the tenant comes on top.
-- A vehicle's API key is in no table: whoever reads here has no business with it.

CREATE TABLE vehicles (
    tenant           uuid        NOT NULL,
    id               uuid        NOT NULL,
    name             text        NOT NULL,
    -- Host and port of the base URL. Not unique: the registry says so, and its order counts.
    vpn_ip           text,
    api_port         integer,
    last_seen_at     timestamptz,
    last_sync_at     timestamptz,
    sync_status      text        COLLATE "C" NOT NULL,
    software_version text,
    created_at       timestamptz,
    -- Null until the registry tells of it, which may come after the first of its telemetry; false once
    -- it was taken out.
    listed           boolean,
    PRIMARY KEY (tenant, id)
) WITH (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.02);
CREATE INDEX vehicles_names ON vehicles (tenant, name, id) WHERE listed;

CREATE TABLE channel_config (
    tenant     uuid        NOT NULL,
    vehicle_id uuid        NOT NULL,
    channel_id integer     NOT NULL,
    name       text        NOT NULL,
    unit       text,
    min_value  double precision,
    max_value  double precision,
    synced_at  timestamptz NOT NULL,
    PRIMARY KEY (tenant, vehicle_id, channel_id)
);

-- One b-tree, and the narrowest that keeps each sample once: a vehicle's id is never another
-- tenant's. A chunk comes in its order, so some thirty rows in a row go to the same page.
CREATE TABLE measurements (
    tenant     uuid             NOT NULL,
    vehicle_id uuid             NOT NULL,
    time       timestamptz      NOT NULL,
    value      double precision NOT NULL,
    channel_id integer          NOT NULL,
    -- Whether it came after its time had been asked for.
    late       boolean          NOT NULL,
    PRIMARY KEY (vehicle_id, channel_id, time)
) PARTITION BY RANGE (time);

CREATE TABLE alarms_log (
    id           bigint      GENERATED ALWAYS AS IDENTITY,
    tenant       uuid        NOT NULL,
    vehicle_id   uuid        NOT NULL,
    alarm_id     bigint      NOT NULL,
    channel_id   integer     NOT NULL,
    severity     text,
    message      text        NOT NULL,
    triggered_at timestamptz NOT NULL,
    resolved_at  timestamptz,
    synced_at    timestamptz NOT NULL,
    PRIMARY KEY (tenant, vehicle_id, alarm_id)
);
CREATE INDEX alarms_log_newest ON alarms_log (tenant, vehicle_id, triggered_at, alarm_id);
CREATE INDEX alarms_log_open ON alarms_log (tenant, vehicle_id, triggered_at, alarm_id)
    WHERE resolved_at IS NULL;

CREATE TABLE sync_journal (
    tenant       uuid        NOT NULL,
    vehicle_id   uuid        NOT NULL,
    started_at   timestamptz NOT NULL,
    finished_at  timestamptz NOT NULL,
    rows_written integer     NOT NULL,
    status       text        COLLATE "C" NOT NULL,
    error_msg    text
) PARTITION BY RANGE (started_at);
-- Unique, so that a topic that is read once more tells nothing twice; several windows may be missed at
-- once, each with its own text.
CREATE UNIQUE INDEX sync_journal_newest
    ON sync_journal (vehicle_id, started_at, md5(coalesce(error_msg, '')));

-- What is covered of each vehicle: JSON as it is shown.
CREATE TABLE coverage (
    tenant     uuid        NOT NULL,
    vehicle_id uuid        NOT NULL,
    covered    text        NOT NULL,
    gaps       text        NOT NULL,
    at         timestamptz NOT NULL,
    PRIMARY KEY (tenant, vehicle_id)
) WITH (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.02);

ALTER TABLE vehicles       ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE channel_config ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE measurements   ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE alarms_log     ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE sync_journal   ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE coverage       ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

CREATE POLICY writer ON vehicles       TO tributary_writer USING (true) WITH CHECK (true);
CREATE POLICY writer ON channel_config TO tributary_writer USING (true) WITH CHECK (true);
CREATE POLICY writer ON measurements   TO tributary_writer USING (true) WITH CHECK (true);
CREATE POLICY writer ON alarms_log     TO tributary_writer USING (true) WITH CHECK (true);
CREATE POLICY writer ON sync_journal   TO tributary_writer USING (true) WITH CHECK (true);
CREATE POLICY writer ON coverage       TO tributary_writer USING (true) WITH CHECK (true);

CREATE POLICY reader ON vehicles FOR SELECT TO tributary_reader
    USING (tenant = (SELECT NULLIF(current_setting('tributary.tenant', true), '')::uuid));
CREATE POLICY reader ON channel_config FOR SELECT TO tributary_reader
    USING (tenant = (SELECT NULLIF(current_setting('tributary.tenant', true), '')::uuid));
CREATE POLICY reader ON measurements FOR SELECT TO tributary_reader
    USING (tenant = (SELECT NULLIF(current_setting('tributary.tenant', true), '')::uuid));
CREATE POLICY reader ON alarms_log FOR SELECT TO tributary_reader
    USING (tenant = (SELECT NULLIF(current_setting('tributary.tenant', true), '')::uuid));
CREATE POLICY reader ON sync_journal FOR SELECT TO tributary_reader
    USING (tenant = (SELECT NULLIF(current_setting('tributary.tenant', true), '')::uuid));
CREATE POLICY reader ON coverage FOR SELECT TO tributary_reader
    USING (tenant = (SELECT NULLIF(current_setting('tributary.tenant', true), '')::uuid));

GRANT SELECT, INSERT, UPDATE, DELETE
    ON vehicles, channel_config, measurements, alarms_log, sync_journal, coverage
    TO tributary_writer;
GRANT SELECT ON vehicles, channel_config, measurements, alarms_log, sync_journal, coverage
    TO tributary_reader;

-- The writer owns no table, so partitions are made and dropped for it by their owner. They are reached
-- through their parent alone: nobody has a right or a policy on a partition itself.
CREATE FUNCTION provide_partition(parent text, unit text, at timestamptz) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    first  timestamp := date_trunc(unit, at AT TIME ZONE 'UTC');
    behind timestamp := first + ('1 ' || unit)::interval;
    part   text      := parent || '_' || to_char(first, 'YYYYMMDD');
BEGIN
    IF (parent, unit) NOT IN (('measurements', 'month'), ('sync_journal', 'day')) THEN
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

-- Drops the partitions that end before a time; how many. Gives up after a while rather than let all
-- others wait behind it, and is called again later.
CREATE FUNCTION drop_partitions(parent text, before timestamptz) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public
    SET lock_timeout = '2s' AS $$
DECLARE
    part    text;
    dropped integer := 0;
BEGIN
    IF parent NOT IN ('measurements', 'sync_journal') THEN
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

REVOKE ALL ON FUNCTION provide_partition, drop_partitions FROM PUBLIC;
GRANT EXECUTE ON FUNCTION provide_partition, drop_partitions TO tributary_writer;

-- A time as all of the contract's times are written.
CREATE FUNCTION utc_text(at timestamptz) RETURNS text LANGUAGE sql STABLE
    RETURN to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"');
