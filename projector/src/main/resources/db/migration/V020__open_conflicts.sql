-- How many conflicts wait for a person, of all tenants, is asked every half minute.
CREATE INDEX conflicts_open ON conflicts (detected_at) WHERE status = 'PENDING';
