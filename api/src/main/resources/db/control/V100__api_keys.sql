-- API keys. A key is found before its tenant is known; the second policy lets exactly that one row be read, by whoever
-- already knows its prefix.
CREATE TABLE embedsmith.api_key (
    id           uuid        PRIMARY KEY,
    tenant_id    uuid        NOT NULL REFERENCES embedsmith.tenant,
    name         text        NOT NULL CHECK (length(name) BETWEEN 1 AND 128),
    prefix       text        NOT NULL UNIQUE CHECK (prefix ~ '^[a-z2-7]{8}$'),
    hash         bytea       NOT NULL CHECK (octet_length(hash) = 32),
    scope        text        NOT NULL CHECK (scope IN ('READ', 'WRITE', 'ADMIN')),
    created_at   timestamptz NOT NULL,
    expires_at   timestamptz,
    last_used_at timestamptz
);

CREATE INDEX api_key_tenant ON embedsmith.api_key (tenant_id, created_at);

ALTER TABLE embedsmith.api_key ENABLE ROW LEVEL SECURITY;
ALTER TABLE embedsmith.api_key FORCE ROW LEVEL SECURITY;

CREATE POLICY tenant_isolation ON embedsmith.api_key
    USING (tenant_id = (SELECT embedsmith.current_tenant()))
    WITH CHECK (tenant_id = (SELECT embedsmith.current_tenant()));

CREATE POLICY recognise ON embedsmith.api_key FOR SELECT
    USING (prefix = nullif(current_setting('embedsmith.key_prefix', TRUE), ''));

GRANT SELECT, INSERT, UPDATE, DELETE ON embedsmith.api_key TO ${applicationRole};
