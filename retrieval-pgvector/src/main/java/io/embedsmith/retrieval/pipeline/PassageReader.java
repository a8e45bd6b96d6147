package io.embedsmith.retrieval.pipeline;

import io.embedsmith.embedding.ranking.PassageId;
import java.util.List;
import java.util.Map;

/** Reads the passages that are shown. */
@FunctionalInterface
public interface PassageReader {

    /** Those of the passages that are still there: one may have gone since it was found. */
    Map<PassageId, FoundPassage> read(SearchedCollection collection, List<PassageId> ids);
}
