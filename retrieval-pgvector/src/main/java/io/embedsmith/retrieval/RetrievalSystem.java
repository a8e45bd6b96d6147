package io.embedsmith.retrieval;

import io.embedsmith.retrieval.collection.CollectionStore;
import io.embedsmith.retrieval.document.DocumentStore;
import io.embedsmith.retrieval.document.PassageLocator;
import io.embedsmith.retrieval.ingest.Ingestor;
import io.embedsmith.retrieval.search.NearestPassages;
import io.embedsmith.retrieval.search.Retriever;

/** The whole of retrieval over one database. All parts are safe for use by several threads. */
public interface RetrievalSystem extends AutoCloseable {

    /** Collections. */
    CollectionStore collections();

    /** Documents that are there. */
    DocumentStore documents();

    /** Which passages and documents there are. */
    PassageLocator passages();

    /** Documents on their way in. */
    Ingestor ingestor();

    /** Search. */
    Retriever retriever();

    /** Passages by vectors. */
    NearestPassages nearest();

    /** Ends background work; the data sources and models stay open, they belong to the caller. */
    @Override
    void close();
}
