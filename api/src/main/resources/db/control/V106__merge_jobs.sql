-- Jobs that merge models; what comes of them is a model directory, not a row.
ALTER TABLE embedsmith.job DROP CONSTRAINT job_kind_check;
ALTER TABLE embedsmith.job
    ADD CONSTRAINT job_kind_check
        CHECK (kind IN ('ingest', 'resegment', 'measure', 'evaluate', 'tune', 'compare', 'advise', 'merge'));
