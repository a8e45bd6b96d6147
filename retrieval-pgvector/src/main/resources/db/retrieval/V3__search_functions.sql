-- These run as the owner, whose policy owner_reads lets the planner use the GIN indexes (see V2). Each first makes sure that
-- the collection is the tenant's: a table of a collection holds rows of one tenant only.

CREATE FUNCTION embedsmith.require_collection(p_collection bigint) RETURNS void
    LANGUAGE plpgsql STABLE
    SET search_path = pg_catalog, embedsmith, pg_temp
    AS $$
BEGIN
    PERFORM 1 FROM embedsmith.collection
      WHERE collection_id = p_collection AND tenant_id = embedsmith.current_tenant();
    IF NOT FOUND THEN
        -- The same answer as for a table that is not there.
        RAISE EXCEPTION 'no collection %', p_collection USING ERRCODE = 'undefined_table';
    END IF;
END
$$;

-- Passages that hold one of the terms, best first by BM25: the inner product of the passage's saturated term frequencies
-- with the query's inverse document frequencies. Equal scores: older first.
CREATE FUNCTION embedsmith.keyword_candidates(
    p_collection bigint, p_terms tsquery, p_weights ${vectorSchema}.sparsevec, p_depth int,
    p_filter jsonpath, p_documents bigint[])
    RETURNS TABLE (passage_no bigint, score double precision)
    LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 100
    SET search_path = pg_catalog, embedsmith, ${vectorSchema}, pg_temp
    AS $$
BEGIN
    PERFORM embedsmith.require_collection(p_collection);
    RETURN QUERY EXECUTE format(
        'SELECT t.passage_no, -(t.weights <#> $2) FROM embedsmith.terms_%s t'
        ' WHERE t.terms @@ $1 AND ($4 IS NULL OR t.metadata @@ $4) AND ($5 IS NULL OR t.document_id = ANY ($5))'
        ' ORDER BY t.weights <#> $2, t.passage_no LIMIT $3', p_collection)
        USING p_terms, p_weights, p_depth, p_filter, p_documents;
END
$$;

-- The documents that pass a filter, or null when they have more than p_limit passages.
CREATE FUNCTION embedsmith.matching_documents(p_collection bigint, p_filter jsonpath, p_limit int) RETURNS bigint[]
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path = pg_catalog, embedsmith, pg_temp
    AS $$
DECLARE
    ids   bigint[];
    total bigint;
BEGIN
    PERFORM embedsmith.require_collection(p_collection);
    EXECUTE format(
        'SELECT coalesce(array_agg(document_id), ''{}''), coalesce(sum(passages), 0) FROM ('
        ' SELECT document_id, passages FROM embedsmith.document_%s'
        ' WHERE metadata @@ $1 AND passages > 0 LIMIT $2 + 1) m', p_collection)
        INTO ids, total USING p_filter, p_limit;
    RETURN CASE WHEN total <= p_limit THEN ids END;
END
$$;

REVOKE ALL ON FUNCTION embedsmith.require_collection(bigint) FROM PUBLIC;
REVOKE ALL ON FUNCTION embedsmith.keyword_candidates(bigint, tsquery, ${vectorSchema}.sparsevec, int, jsonpath, bigint[])
    FROM PUBLIC;
REVOKE ALL ON FUNCTION embedsmith.matching_documents(bigint, jsonpath, int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION embedsmith.keyword_candidates(bigint, tsquery, ${vectorSchema}.sparsevec, int, jsonpath, bigint[])
    TO ${applicationRole};
GRANT EXECUTE ON FUNCTION embedsmith.matching_documents(bigint, jsonpath, int) TO ${applicationRole};
