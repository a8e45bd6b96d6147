-- Models tuned on a tenant's data: what was asked for, how the run went, and what is reported of it. What comes of it is a
-- model directory, not a row.
CREATE TABLE embedsmith.training (
    id          uuid        PRIMARY KEY,
    tenant_id   uuid        NOT NULL REFERENCES embedsmith.tenant,
    wish        text        NOT NULL,
    created_at  timestamptz NOT NULL,
    finished_at timestamptz
);

CREATE INDEX training_newest ON embedsmith.training (tenant_id, created_at DESC, id);

CREATE TABLE embedsmith.training_event (
    training_id uuid   NOT NULL REFERENCES embedsmith.training (id) ON DELETE CASCADE,
    ordinal     bigint NOT NULL,
    tenant_id   uuid   NOT NULL REFERENCES embedsmith.tenant,
    event       text   NOT NULL,
    PRIMARY KEY (training_id, ordinal)
);

CREATE TABLE embedsmith.training_report (
    training_id uuid NOT NULL REFERENCES embedsmith.training (id) ON DELETE CASCADE,
    name        text NOT NULL,
    tenant_id   uuid NOT NULL REFERENCES embedsmith.tenant,
    content     text NOT NULL,
    PRIMARY KEY (training_id, name)
);

DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['training', 'training_event', 'training_report'] LOOP
        EXECUTE format('ALTER TABLE embedsmith.%I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('ALTER TABLE embedsmith.%I FORCE ROW LEVEL SECURITY', name);
        EXECUTE format(
            'CREATE POLICY tenant_isolation ON embedsmith.%I '
            'USING (tenant_id = (SELECT embedsmith.current_tenant())) '
            'WITH CHECK (tenant_id = (SELECT embedsmith.current_tenant()))', name);
        EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON embedsmith.%I TO ${applicationRole}', name);
    END LOOP;
END
$$;

ALTER TABLE embedsmith.job DROP CONSTRAINT job_kind_check;
ALTER TABLE embedsmith.job
    ADD CONSTRAINT job_kind_check
        CHECK (kind IN ('ingest', 'resegment', 'measure', 'evaluate', 'tune', 'compare', 'advise', 'merge', 'train'));
