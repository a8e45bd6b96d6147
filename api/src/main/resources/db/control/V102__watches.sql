-- Watched folders and what was last seen in them.
CREATE TABLE embedsmith.watch (
    id             uuid        PRIMARY KEY,
    tenant_id      uuid        NOT NULL REFERENCES embedsmith.tenant,
    collection     text        NOT NULL,
    path           text        NOT NULL,
    interval_secs  integer     NOT NULL CHECK (interval_secs BETWEEN 5 AND 86400),
    delete_missing boolean     NOT NULL DEFAULT FALSE,
    created_at     timestamptz NOT NULL,
    next_scan_at   timestamptz NOT NULL,
    UNIQUE (tenant_id, collection, path)
);

CREATE INDEX watch_due ON embedsmith.watch (next_scan_at);

CREATE TABLE embedsmith.watch_file (
    watch_id     uuid        NOT NULL REFERENCES embedsmith.watch (id) ON DELETE CASCADE,
    document_key text        NOT NULL,
    tenant_id    uuid        NOT NULL REFERENCES embedsmith.tenant,
    bytes        bigint      NOT NULL,
    modified_at  timestamptz NOT NULL,
    PRIMARY KEY (watch_id, document_key)
);

ALTER TABLE embedsmith.watch ENABLE ROW LEVEL SECURITY;
ALTER TABLE embedsmith.watch FORCE ROW LEVEL SECURITY;
ALTER TABLE embedsmith.watch_file ENABLE ROW LEVEL SECURITY;
ALTER TABLE embedsmith.watch_file FORCE ROW LEVEL SECURITY;

CREATE POLICY tenant_isolation ON embedsmith.watch
    USING (tenant_id = (SELECT embedsmith.current_tenant()))
    WITH CHECK (tenant_id = (SELECT embedsmith.current_tenant()));

CREATE POLICY worker ON embedsmith.watch
    USING (current_setting('embedsmith.job_worker', TRUE) = 'on')
    WITH CHECK (current_setting('embedsmith.job_worker', TRUE) = 'on');

CREATE POLICY tenant_isolation ON embedsmith.watch_file
    USING (tenant_id = (SELECT embedsmith.current_tenant()))
    WITH CHECK (tenant_id = (SELECT embedsmith.current_tenant()));

GRANT SELECT, INSERT, UPDATE, DELETE ON embedsmith.watch, embedsmith.watch_file TO ${applicationRole};
