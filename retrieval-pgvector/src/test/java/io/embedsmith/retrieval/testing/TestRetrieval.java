package io.embedsmith.retrieval.testing;

import io.embedsmith.embedding.analysis.TextAnalyzer;
import io.embedsmith.embedding.ranking.PassageId;
import io.embedsmith.embedding.ranking.Ranking;
import io.embedsmith.embedding.ranking.ScoredPassage;
import io.embedsmith.retrieval.RetrievalSystem;
import io.embedsmith.retrieval.collection.CollectionInfo;
import io.embedsmith.retrieval.collection.CollectionName;
import io.embedsmith.retrieval.collection.CollectionSettings;
import io.embedsmith.retrieval.collection.CollectionStore;
import io.embedsmith.retrieval.document.DocumentStore;
import io.embedsmith.retrieval.filter.Filter;
import io.embedsmith.retrieval.ingest.IngestListener;
import io.embedsmith.retrieval.ingest.IngestReport;
import io.embedsmith.retrieval.ingest.Ingestor;
import io.embedsmith.retrieval.ingest.SourceDocument;
import io.embedsmith.retrieval.pgvector.PgVectorRetrieval;
import io.embedsmith.retrieval.pgvector.RetrievalParts;
import io.embedsmith.retrieval.pgvector.keyword.PgKeywordSearch;
import io.embedsmith.retrieval.pgvector.settings.AnalyzerFactory;
import io.embedsmith.retrieval.pgvector.settings.RetrievalSettings;
import io.embedsmith.retrieval.pgvector.sql.Database;
import io.embedsmith.retrieval.pgvector.store.CollectionCatalog;
import io.embedsmith.retrieval.pipeline.CandidateRequest;
import io.embedsmith.retrieval.tenant.TenantId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/** Retrieval over the shared database, with a model and an analyzer that a test can reason about. */
public final class TestRetrieval {
    /** Lower-cased words and single CJK characters: simple enough to work out by hand. */
    public static final AnalyzerFactory WORDS = dictionary -> {
        String own =
                String.join("|", dictionary.words().stream().map(Pattern::quote).toList());
        Pattern token = Pattern.compile((own.isEmpty() ? "" : own + "|") + "\\p{IsHan}|[\\p{L}\\p{N}&&[^\\p{IsHan}]]+");
        return text -> token.matcher(text.toLowerCase(Locale.ROOT))
                .results()
                .map(MatchResult::group)
                .toList();
    };

    private static final AtomicLong NUMBERS = new AtomicLong();

    public final HashingModel model = new HashingModel("hashing", 24);
    public final FixedModels models = new FixedModels(model);
    public final RetrievalSystem system;
    private final Database database;
    private final PgKeywordSearch keyword;
    private final RetrievalSettings settings;

    public TestRetrieval(DataSource application, RetrievalSettings settings) {
        this.settings = settings;
        this.system = PgVectorRetrieval.open(new RetrievalParts(application, models, WORDS, settings));
        this.database = Database.open(application);
        this.keyword = new PgKeywordSearch(database, settings.exactFilterPassages());
    }

    public static TestRetrieval open() {
        return new TestRetrieval(
                TestDatabase.shared().application(),
                new RetrievalSettings(64, 5_000, RetrievalSettings.Hnsw.DEFAULT, 10_000));
    }

    public Database database() {
        return database;
    }

    public CollectionStore collections() {
        return system.collections();
    }

    public DocumentStore documents() {
        return system.documents();
    }

    public Ingestor ingestor() {
        return system.ingestor();
    }

    public TextAnalyzer analyzer() {
        return WORDS.analyzer(io.embedsmith.embedding.analysis.UserDictionary.EMPTY);
    }

    public RetrievalSettings settings() {
        return settings;
    }

    /** An empty collection under a name of its own. */
    public CollectionName newCollection() {
        CollectionName name = new CollectionName("c" + NUMBERS.incrementAndGet() + "-" + System.nanoTime());
        CollectionInfo info = collections()
                .create(
                        TenantId.DEFAULT,
                        name,
                        CollectionSettings.of(model.card().id()));
        return info.name();
    }

    public IngestReport ingest(CollectionName collection, SourceDocument... documents) {
        return ingest(collection, Arrays.asList(documents));
    }

    public IngestReport ingest(CollectionName collection, List<? extends SourceDocument> documents) {
        return ingestor().ingest(TenantId.DEFAULT, collection, documents.iterator(), IngestListener.NONE);
    }

    /** The keyword signal's ranking. */
    public Ranking keyword(CollectionName collection, String query, int depth) {
        return keyword(collection, query, depth, Optional.empty());
    }

    public Ranking keyword(CollectionName collection, String query, int depth, Optional<Filter> filter) {
        return keyword.candidates(
                new CandidateRequest(new CollectionCatalog(database).find(TenantId.DEFAULT, collection), depth, filter),
                analyzer().tokens(query));
    }

    public List<String> keywordIds(CollectionName collection, String query) {
        return keyword(collection, query, 100).passages().stream()
                .map(ScoredPassage::id)
                .map(PassageId::value)
                .toList();
    }
}
