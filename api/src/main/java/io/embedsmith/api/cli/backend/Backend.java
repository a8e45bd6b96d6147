package io.embedsmith.api.cli.backend;

import io.embedsmith.api.rest.dto.CollectionDto;
import io.embedsmith.api.rest.dto.CreateCollectionDto;
import io.embedsmith.api.rest.dto.DocumentDto;
import io.embedsmith.api.rest.dto.EmbedDto;
import io.embedsmith.api.rest.dto.ModelDto;
import io.embedsmith.api.rest.dto.PassageDto;
import io.embedsmith.api.rest.dto.SearchRequestDto;
import io.embedsmith.api.rest.dto.SearchResponseDto;
import io.embedsmith.embedding.ranking.Ranking;
import java.util.List;
import java.util.Optional;

/** What commands need done. */
public sealed interface Backend extends AutoCloseable permits ServerBackend, LocalBackend {
    /** The models there are. */
    List<ModelDto> models();

    /** A model with its speed on the machine that does the work, measured now; takes seconds. */
    ModelDto measure(String model);

    /** Vectors of texts. */
    EmbedDto embed(EmbedDto.Request request);

    /** All collections. */
    List<CollectionDto> collections();

    /** One collection; empty when there is none of that name. */
    Optional<CollectionDto> collection(String name);

    /** Makes a collection. */
    CollectionDto create(CreateCollectionDto request);

    /** Removes a collection with all that is in it. */
    void delete(String collection);

    /** A page of documents. */
    DocumentDto.Page documents(String collection, DocumentQuery query);

    /** Passages of a document in their order, from one counted from 0 on, at most 100. */
    List<PassageDto> passages(String collection, String key, int from);

    /** Removes a document. */
    void deleteDocument(String collection, String key);

    /** Finds passages. */
    SearchResponseDto search(String collection, SearchRequestDto request);

    /** Finds passages, ids and scores only. */
    Ranking rank(String collection, SearchRequestDto request);

    /** Brings documents in and waits until they can be found. */
    IngestSummary ingest(IngestPlan plan, IngestProgress progress);

    @Override
    void close();

    /**
     * Which documents to list.
     *
     * @param after the page starts behind this key
     * @param status {@code ready} or {@code failed}; empty for all
     */
    record DocumentQuery(Optional<String> after, Optional<String> status, int limit) {}

    /** Hears how far an ingest is; a total of 0 is not known. */
    @FunctionalInterface
    interface IngestProgress {
        /** Documents finished, those on their way counted in part. */
        void update(double done, long total);

        /** What is done beside counting; blank for nothing. Told before the numbers. */
        default void phase(String text) {}
    }
}
