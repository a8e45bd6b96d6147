package io.embedsmith.retrieval.testing;

import io.embedsmith.embedding.analysis.TextAnalyzer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.ByteBuffersDirectory;

/** BM25 by Lucene over the same tokens. Lucene stores lengths of up to 39 tokens exactly, longer ones rounded. */
public final class LuceneOracle implements AutoCloseable {
    private final ByteBuffersDirectory directory = new ByteBuffersDirectory();
    private final DirectoryReader reader;
    private final IndexSearcher searcher;
    private final TextAnalyzer analyzer;

    public LuceneOracle(TextAnalyzer analyzer, Map<String, String> passages) {
        this.analyzer = analyzer;
        try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
            for (Map.Entry<String, String> passage : passages.entrySet()) {
                Document document = new Document();
                document.add(new StringField("id", passage.getKey(), Field.Store.YES));
                document.add(new TextField("text", new Tokens(analyzer.tokens(passage.getValue()))));
                writer.addDocument(document);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try {
            this.reader = DirectoryReader.open(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.searcher = new IndexSearcher(reader);
        searcher.setSimilarity(new BM25Similarity(1.2f, 0.75f));
    }

    /** Scores of the best passages by id. */
    public Map<String, Float> scores(String query, int depth) {
        BooleanQuery.Builder builder = new BooleanQuery.Builder();
        analyzer.tokens(query)
                .forEach(token -> builder.add(new TermQuery(new Term("text", token)), BooleanClause.Occur.SHOULD));
        Map<String, Float> scores = new HashMap<>();
        try {
            for (ScoreDoc hit : searcher.search(builder.build(), depth).scoreDocs) {
                scores.put(searcher.storedFields().document(hit.doc).get("id"), hit.score);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return scores;
    }

    @Override
    public void close() throws IOException {
        reader.close();
        directory.close();
    }

    private static final class Tokens extends TokenStream {
        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private final Iterator<String> tokens;

        Tokens(List<String> tokens) {
            this.tokens = tokens.iterator();
        }

        @Override
        public boolean incrementToken() {
            clearAttributes();
            if (!tokens.hasNext()) {
                return false;
            }
            term.append(tokens.next());
            return true;
        }
    }
}
