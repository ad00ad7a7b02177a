-- DuckDB 1.5: duckdb changes.duckdb < changes.sql. Loads what ReadChanges.java has printed; again and again is harmless.
CREATE TABLE IF NOT EXISTS changes (
    tenant UUID, lane UTINYINT, seq UBIGINT, version UBIGINT, type VARCHAR, id VARCHAR, op VARCHAR, time TIMESTAMPTZ, data JSON,
    PRIMARY KEY (tenant, lane, seq));

INSERT INTO changes
SELECT split_part(key, '/', 1), change ->> 'lane', change ->> 'seq', change ->> 'version', change ->> 'type', change ->> 'id',
       change ->> 'op', change ->> 'time', change -> 'data'
  FROM read_json('changes.ndjson', format = 'newline_delimited', columns = {key: 'VARCHAR', change: 'JSON'})
 WHERE json_type(change) = 'OBJECT' -- no tombstones: the delete has come before
    ON CONFLICT DO NOTHING;

-- The state now: of each entity the newest version, unless that one deletes it.
CREATE OR REPLACE VIEW entities AS
SELECT * FROM changes
QUALIFY row_number() OVER (PARTITION BY tenant, type, id ORDER BY version DESC) = 1;

SELECT id, version, (data ->> 'total')::DECIMAL(12, 2) AS total FROM entities WHERE type = 'order' AND op = 'put' ORDER BY id;

SELECT type, count(*) AS changes, count(*) FILTER (op = 'delete') AS deletes, max(seq) AS newest FROM changes GROUP BY type ORDER BY type;
