-- A collection has tables of its own, not partitions of shared ones: the vector column needs its dimension for HNSW, a drop
-- locks nothing that another collection uses, and plans are made for one table. The application role has no right to make
-- tables; it calls the functions below, which run as the owner, check the tenant and take nothing but numbers into names.
--
--   document_N   one row per document
--   passage_N    what is shown: text, headings, offsets
--   vector_N     what dense search reads: slim rows, the vector inside the row
--   terms_N      what keyword search reads: tokens (tsvector, GIN) and saturated term frequencies (sparsevec)
--   statistic_N  ledger of document frequencies: each transaction adds its differences, so that no row is hot; the sum over
--                a term is its document frequency. term 0: passages, -1: sum of lengths, -2: documents, -3: failed documents

CREATE FUNCTION embedsmith.protect(p_table text, p_owner_reads boolean) RETURNS void
    LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp
    AS $$
BEGIN
    EXECUTE format('ALTER TABLE embedsmith.%I ENABLE ROW LEVEL SECURITY', p_table);
    EXECUTE format('ALTER TABLE embedsmith.%I FORCE ROW LEVEL SECURITY', p_table);
    EXECUTE format(
        'CREATE POLICY tenant_isolation ON embedsmith.%I'
        ' USING (tenant_id = (SELECT embedsmith.current_tenant()))'
        ' WITH CHECK (tenant_id = (SELECT embedsmith.current_tenant()))', p_table);
    IF p_owner_reads THEN
        -- Postgres uses no GIN index below a row-level condition: its operators are not leakproof. So the functions of V3,
        -- which run as the owner and check the tenant themselves, read these tables without one.
        EXECUTE format('CREATE POLICY owner_reads ON embedsmith.%I FOR SELECT TO CURRENT_USER USING (true)', p_table);
    END IF;
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON embedsmith.%I TO ${applicationRole}', p_table);
END
$$;

CREATE FUNCTION embedsmith.create_collection(
    p_name text, p_model text, p_dimension int, p_vector_type text,
    p_max_tokens int, p_overlap_tokens int, p_include_headings boolean, p_fusion jsonb, p_user_dictionary text[])
    RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, embedsmith, ${vectorSchema}, pg_temp
    AS $$
DECLARE
    n bigint;
BEGIN
    -- Row-level security is forced on the owner too: without a tenant this insert fails.
    INSERT INTO embedsmith.collection (name, model, dimension, vector_type, max_tokens, overlap_tokens, include_headings,
                                       fusion, user_dictionary)
    VALUES (p_name, p_model, p_dimension, p_vector_type, p_max_tokens, p_overlap_tokens, p_include_headings,
            p_fusion, p_user_dictionary)
    RETURNING collection_id INTO n;

    -- The unique index is over a hash: a key may be longer than what a B-tree page takes.
    EXECUTE format($ddl$
        CREATE TABLE embedsmith.document_%1$s (
            document_id     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            tenant_id       uuid NOT NULL DEFAULT embedsmith.current_tenant(),
            key_hash        bytea NOT NULL UNIQUE,
            key             text COLLATE "C" NOT NULL,
            title           text NOT NULL,
            media_type      text NOT NULL,
            content_hash    text NOT NULL,
            fingerprint     text NOT NULL,
            characters      int NOT NULL,
            passages        int NOT NULL,
            metadata        jsonb NOT NULL,
            failure_code    text,
            failure_message text,
            version         bigint NOT NULL DEFAULT 1,
            created_at      timestamptz NOT NULL DEFAULT now(),
            updated_at      timestamptz NOT NULL DEFAULT now()
        )$ddl$, n);
    EXECUTE format('CREATE INDEX ON embedsmith.document_%s ((left(key, 500)) COLLATE "C")', n);
    EXECUTE format('CREATE INDEX ON embedsmith.document_%s USING gin (metadata jsonb_path_ops) WITH (fastupdate = off)', n);

    EXECUTE format($ddl$
        CREATE TABLE embedsmith.passage_%1$s (
            passage_no   bigint PRIMARY KEY,
            tenant_id    uuid NOT NULL DEFAULT embedsmith.current_tenant(),
            document_id  bigint NOT NULL,
            ordinal      int NOT NULL,
            whole        boolean NOT NULL,
            start_offset int NOT NULL,
            end_offset   int NOT NULL,
            page         int,
            tokens       int NOT NULL,
            text_hash    bytea NOT NULL,
            headings     text[] NOT NULL,
            text         text NOT NULL
        )$ddl$, n);
    EXECUTE format('CREATE INDEX ON embedsmith.passage_%s (document_id, ordinal)', n);
    EXECUTE format('CREATE SEQUENCE embedsmith.passage_no_%1$s OWNED BY embedsmith.passage_%1$s.passage_no', n);
    EXECUTE format('GRANT USAGE ON SEQUENCE embedsmith.passage_no_%s TO ${applicationRole}', n);

    -- A row above 2 kB would move its vector out of line; every comparison would then fetch it from there.
    EXECUTE format($ddl$
        CREATE TABLE embedsmith.vector_%1$s (
            passage_no  bigint PRIMARY KEY,
            tenant_id   uuid NOT NULL DEFAULT embedsmith.current_tenant(),
            document_id bigint NOT NULL,
            metadata    jsonb NOT NULL,
            embedding   %2$s NOT NULL
        ) WITH (toast_tuple_target = 8160)$ddl$, n, p_vector_type || '(' || p_dimension || ')');
    EXECUTE format('CREATE INDEX ON embedsmith.vector_%s (document_id)', n);

    EXECUTE format($ddl$
        CREATE TABLE embedsmith.terms_%1$s (
            passage_no     bigint PRIMARY KEY,
            tenant_id      uuid NOT NULL DEFAULT embedsmith.current_tenant(),
            document_id    bigint NOT NULL,
            length         int NOT NULL,
            average_length real NOT NULL,
            metadata       jsonb NOT NULL,
            weights        sparsevec(1000000000) NOT NULL,
            terms          tsvector NOT NULL
        ) WITH (toast_tuple_target = 8160)$ddl$, n);
    EXECUTE format('CREATE INDEX ON embedsmith.terms_%s (document_id)', n);
    -- Without a pending list, which every search would have to read through after each write.
    EXECUTE format('CREATE INDEX ON embedsmith.terms_%s USING gin (terms) WITH (fastupdate = off)', n);

    EXECUTE format($ddl$
        CREATE TABLE embedsmith.statistic_%1$s (
            tenant_id uuid NOT NULL DEFAULT embedsmith.current_tenant(),
            term      int NOT NULL,
            delta     bigint NOT NULL
        )$ddl$, n);
    EXECUTE format('CREATE INDEX ON embedsmith.statistic_%s (term) INCLUDE (delta)', n);

    PERFORM embedsmith.protect('document_' || n, true);
    PERFORM embedsmith.protect('passage_' || n, false);
    PERFORM embedsmith.protect('vector_' || n, false);
    PERFORM embedsmith.protect('terms_' || n, true);
    PERFORM embedsmith.protect('statistic_' || n, false);
    RETURN n;
END
$$;

CREATE FUNCTION embedsmith.drop_collection(p_collection bigint) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, embedsmith, pg_temp
    AS $$
BEGIN
    DELETE FROM embedsmith.collection WHERE collection_id = p_collection AND tenant_id = embedsmith.current_tenant();
    IF NOT FOUND THEN
        RETURN false;
    END IF;
    EXECUTE format('DROP TABLE embedsmith.document_%1$s, embedsmith.passage_%1$s, embedsmith.vector_%1$s,'
                   ' embedsmith.terms_%1$s, embedsmith.statistic_%1$s', p_collection);
    RETURN true;
END
$$;

-- Inner product over normalised vectors is their cosine; pgvector's operator is its negative.
CREATE FUNCTION embedsmith.build_vector_index(p_collection bigint, p_m int, p_ef_construction int) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, embedsmith, ${vectorSchema}, pg_temp
    AS $$
DECLARE
    kind text;
BEGIN
    SELECT vector_type INTO kind FROM embedsmith.collection
     WHERE collection_id = p_collection AND tenant_id = embedsmith.current_tenant() AND NOT vector_index
       FOR UPDATE;
    IF NOT FOUND THEN
        RETURN false;
    END IF;
    EXECUTE format('CREATE INDEX vector_%1$s_hnsw ON embedsmith.vector_%1$s USING hnsw (embedding %2$s)'
                   ' WITH (m = %3$s, ef_construction = %4$s)',
                   p_collection, kind || '_ip_ops', p_m, p_ef_construction);
    UPDATE embedsmith.collection SET vector_index = true WHERE collection_id = p_collection;
    RETURN true;
END
$$;

REVOKE ALL ON FUNCTION embedsmith.protect(text, boolean) FROM PUBLIC;
REVOKE ALL ON FUNCTION embedsmith.create_collection(text, text, int, text, int, int, boolean, jsonb, text[]) FROM PUBLIC;
REVOKE ALL ON FUNCTION embedsmith.drop_collection(bigint) FROM PUBLIC;
REVOKE ALL ON FUNCTION embedsmith.build_vector_index(bigint, int, int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION embedsmith.create_collection(text, text, int, text, int, int, boolean, jsonb, text[])
    TO ${applicationRole};
GRANT EXECUTE ON FUNCTION embedsmith.drop_collection(bigint) TO ${applicationRole};
GRANT EXECUTE ON FUNCTION embedsmith.build_vector_index(bigint, int, int) TO ${applicationRole};

-- After a bulk load the planner knows nothing of the tables until autovacuum comes by.
CREATE FUNCTION embedsmith.analyze_collection(p_collection bigint) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, embedsmith, ${vectorSchema}, pg_temp
    AS $$
BEGIN
    PERFORM 1 FROM embedsmith.collection
      WHERE collection_id = p_collection AND tenant_id = embedsmith.current_tenant();
    IF FOUND THEN
        EXECUTE format('ANALYZE embedsmith.document_%1$s, embedsmith.passage_%1$s, embedsmith.vector_%1$s (passage_no,'
                       ' document_id, metadata), embedsmith.terms_%1$s, embedsmith.statistic_%1$s', p_collection);
    END IF;
END
$$;
REVOKE ALL ON FUNCTION embedsmith.analyze_collection(bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION embedsmith.analyze_collection(bigint) TO ${applicationRole};
