-- Every row of every table belongs to a tenant. The tenant of a transaction is the setting embedsmith.tenant, made by
-- set_config('embedsmith.tenant', …, true); without it every policy below is false: nothing is seen, nothing written.

CREATE FUNCTION embedsmith.current_tenant() RETURNS uuid
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT NULLIF(pg_catalog.current_setting('embedsmith.tenant', true), '')::uuid $$;

CREATE TABLE embedsmith.tenant (
    tenant_id  uuid PRIMARY KEY,
    name       text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE embedsmith.collection (
    collection_id    bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    tenant_id        uuid NOT NULL DEFAULT embedsmith.current_tenant() REFERENCES embedsmith.tenant,
    name             text NOT NULL,
    model            text NOT NULL,
    dimension        int NOT NULL CHECK (dimension BETWEEN 1 AND 4000),
    vector_type      text NOT NULL CHECK (vector_type IN ('halfvec', 'vector')),
    max_tokens       int NOT NULL,
    overlap_tokens   int NOT NULL,
    include_headings boolean NOT NULL,
    fusion           jsonb NOT NULL,
    user_dictionary  text[] NOT NULL,
    -- Average passage length that term weights are saturated with; null until there is a passage.
    average_length   real,
    -- Whether the HNSW index is there.
    vector_index     boolean NOT NULL DEFAULT false,
    created_at       timestamptz NOT NULL DEFAULT now(),
    updated_at       timestamptz NOT NULL DEFAULT now(),
    UNIQUE (tenant_id, name)
);

ALTER TABLE embedsmith.tenant ENABLE ROW LEVEL SECURITY;
ALTER TABLE embedsmith.tenant FORCE ROW LEVEL SECURITY;
ALTER TABLE embedsmith.collection ENABLE ROW LEVEL SECURITY;
ALTER TABLE embedsmith.collection FORCE ROW LEVEL SECURITY;

-- The sub-select makes the planner evaluate the setting once for each statement and not once for each row.
CREATE POLICY tenant_isolation ON embedsmith.tenant
    USING (tenant_id = (SELECT embedsmith.current_tenant()))
    WITH CHECK (tenant_id = (SELECT embedsmith.current_tenant()));
CREATE POLICY tenant_isolation ON embedsmith.collection
    USING (tenant_id = (SELECT embedsmith.current_tenant()))
    WITH CHECK (tenant_id = (SELECT embedsmith.current_tenant()));

GRANT USAGE ON SCHEMA embedsmith TO ${applicationRole};
GRANT SELECT ON embedsmith.tenant TO ${applicationRole};
GRANT SELECT ON embedsmith.collection TO ${applicationRole};
GRANT UPDATE (max_tokens, overlap_tokens, include_headings, fusion, user_dictionary, average_length, updated_at)
    ON embedsmith.collection TO ${applicationRole};

-- The tenant of an installation that has only one.
SELECT set_config('embedsmith.tenant', '00000000-0000-0000-0000-000000000001', true);
INSERT INTO embedsmith.tenant (tenant_id, name) VALUES ('00000000-0000-0000-0000-000000000001', 'default');
SELECT set_config('embedsmith.tenant', '', true);
