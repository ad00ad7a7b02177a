-- Persons who see a vehicle, by their ids in the registry; one who owns none sees nothing.
ALTER TABLE vehicles ADD COLUMN owners uuid[] NOT NULL DEFAULT '{}';

-- A reader who reads for a person says so at the beginning of its transaction, beside the tenant.
-- Restrictive: it narrows what the tenant's policy lets through, whatever other policies come. Where
-- nobody is named, all of the tenant is shown, as to its nodes.
CREATE POLICY owner ON vehicles AS RESTRICTIVE FOR SELECT TO tributary_reader
    USING ((SELECT NULLIF(current_setting('tributary.owner', true), '')) IS NULL
        OR owners @> ARRAY[(SELECT NULLIF(current_setting('tributary.owner', true), '')::uuid)]);
-- What "vehicles" shows is narrowed by its own policies first, so this says each of them once.
CREATE POLICY owner ON channel_config AS RESTRICTIVE FOR SELECT TO tributary_reader
    USING ((SELECT NULLIF(current_setting('tributary.owner', true), '')) IS NULL
        OR vehicle_id IN (SELECT id FROM vehicles));
CREATE POLICY owner ON measurements AS RESTRICTIVE FOR SELECT TO tributary_reader
    USING ((SELECT NULLIF(current_setting('tributary.owner', true), '')) IS NULL
        OR vehicle_id IN (SELECT id FROM vehicles));
CREATE POLICY owner ON alarms_log AS RESTRICTIVE FOR SELECT TO tributary_reader
    USING ((SELECT NULLIF(current_setting('tributary.owner', true), '')) IS NULL
        OR vehicle_id IN (SELECT id FROM vehicles));
CREATE POLICY owner ON sync_journal AS RESTRICTIVE FOR SELECT TO tributary_reader
    USING ((SELECT NULLIF(current_setting('tributary.owner', true), '')) IS NULL
        OR vehicle_id IN (SELECT id FROM vehicles));
CREATE POLICY owner ON coverage AS RESTRICTIVE FOR SELECT TO tributary_reader
    USING ((SELECT NULLIF(current_setting('tributary.owner', true), '')) IS NULL
        OR vehicle_id IN (SELECT id FROM vehicles));

-- The operator's list is of all tenants. All else about a vehicle is read in its own tenant.
CREATE POLICY operator ON vehicles FOR SELECT TO tributary_reader
    USING ((SELECT NULLIF(current_setting('tributary.operator', true), '')::boolean));
