-- Postgres: where changes-to-postgres.json writes, and what to read it by.
CREATE TABLE changes (entity text PRIMARY KEY, change text NOT NULL, kafka_partition integer NOT NULL, kafka_offset bigint NOT NULL);

CREATE VIEW entities AS
SELECT split_part(entity, '/', 1)::uuid AS tenant, c ->> 'type' AS type, c ->> 'id' AS id, (c ->> 'version')::bigint AS version,
       (c ->> 'time')::timestamptz AS time, c -> 'data' AS data
  FROM changes, LATERAL (SELECT change::jsonb) AS parsed (c)
 WHERE c ->> 'op' = 'put' AND c ->> 'type' NOT LIKE 'tributary.%';
