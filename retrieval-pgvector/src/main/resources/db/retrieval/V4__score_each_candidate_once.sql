-- As in V3, but each passage's inner product is computed once: a sort column and an output column are two evaluations.
CREATE OR REPLACE FUNCTION embedsmith.keyword_candidates(
    p_collection bigint, p_terms tsquery, p_weights ${vectorSchema}.sparsevec, p_depth int,
    p_filter jsonpath, p_documents bigint[])
    RETURNS TABLE (passage_no bigint, score double precision)
    LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 100
    SET search_path = pg_catalog, embedsmith, ${vectorSchema}, pg_temp
    AS $$
BEGIN
    PERFORM embedsmith.require_collection(p_collection);
    RETURN QUERY EXECUTE format(
        'SELECT s.passage_no, -s.distance FROM ('
        ' SELECT t.passage_no, t.weights <#> $2 AS distance FROM embedsmith.terms_%s t'
        ' WHERE t.terms @@ $1 AND ($4 IS NULL OR t.metadata @@ $4) AND ($5 IS NULL OR t.document_id = ANY ($5))'
        ' ORDER BY distance, t.passage_no LIMIT $3) s', p_collection)
        USING p_terms, p_weights, p_depth, p_filter, p_documents;
END
$$;
