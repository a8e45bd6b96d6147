package io.embedsmith.benchmarks.bm25;

import io.embedsmith.embedding.analysis.TextAnalyzer;
import io.embedsmith.embedding.ranking.PassageId;
import io.embedsmith.embedding.ranking.Ranking;
import io.embedsmith.embedding.ranking.ScoredPassage;
import io.embedsmith.evaluation.dataset.Corpus;
import io.embedsmith.evaluation.dataset.Passage;
import io.embedsmith.evaluation.dataset.Query;
import io.embedsmith.evaluation.system.Searcher;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.ByteBuffersDirectory;

/**
 * Lucene's BM25 over tokens that we give it. A passage's length goes through Lucene's one-byte norm, exact up to 40 tokens
 * and in steps of up to an eighth above, so scores differ a little from the formula's.
 */
public final class LuceneBm25 implements Searcher, AutoCloseable {
    private static final float K1 = 1.2f;
    private static final float B = 0.75f;
    private static final String ID = "id";
    private static final String TOKENS = "tokens";

    private final TextAnalyzer analyzer;
    private final DirectoryReader reader;
    private final IndexSearcher searcher;

    private LuceneBm25(TextAnalyzer analyzer, DirectoryReader reader) {
        this.analyzer = analyzer;
        this.reader = reader;
        this.searcher = new IndexSearcher(reader);
        this.searcher.setSimilarity(new BM25Similarity(K1, B));
    }

    /** Indexes the corpus in memory. */
    @SuppressWarnings("resource") // the directory is heap memory and goes with the reader
    public static LuceneBm25 index(Corpus corpus, TextAnalyzer analyzer) {
        FieldType indexed = new FieldType();
        indexed.setTokenized(true);
        indexed.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
        indexed.freeze();
        IndexWriterConfig config = new IndexWriterConfig().setSimilarity(new BM25Similarity(K1, B));
        ByteBuffersDirectory directory = new ByteBuffersDirectory();
        try (IndexWriter writer = new IndexWriter(directory, config)) {
            for (Passage passage : corpus.passages()) {
                Document document = new Document();
                document.add(new StoredField(ID, passage.id().value()));
                document.add(new Field(TOKENS, new ListTokenStream(analyzer.tokens(passage.titleAndText())), indexed));
                writer.addDocument(document);
            }
            writer.forceMerge(1);
            writer.commit();
            return new LuceneBm25(analyzer, DirectoryReader.open(directory));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A disjunction of the query's tokens; one that comes twice counts twice. */
    @Override
    public Ranking search(Query query, int depth) {
        BooleanQuery.Builder disjunction = new BooleanQuery.Builder();
        for (String token : analyzer.tokens(query.text())) {
            disjunction.add(new TermQuery(new Term(TOKENS, token)), BooleanClause.Occur.SHOULD);
        }
        try {
            StoredFields stored = searcher.storedFields();
            List<ScoredPassage> passages = new ArrayList<>();
            for (ScoreDoc found : searcher.search(disjunction.build(), depth).scoreDocs) {
                PassageId id = new PassageId(stored.document(found.doc).get(ID));
                passages.add(new ScoredPassage(id, found.score));
            }
            return Ranking.of(passages);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
