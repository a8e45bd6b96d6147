package io.embedsmith.retrieval.pgvector.store;

import io.embedsmith.embedding.analysis.TextAnalyzer;
import io.embedsmith.embedding.analysis.UserDictionary;
import io.embedsmith.retrieval.pgvector.settings.AnalyzerFactory;
import io.embedsmith.retrieval.pipeline.SearchedCollection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The analyzer of each collection, made again when its user dictionary changed. */
public final class Analyzers {
    private static final int MOST_REMEMBERED = 1_000;

    private final AnalyzerFactory factory;
    private final Map<Long, Entry> remembered = new ConcurrentHashMap<>();

    private record Entry(List<String> words, TextAnalyzer analyzer) {}

    /** Makes them with {@code factory}. */
    public Analyzers(AnalyzerFactory factory) {
        this.factory = factory;
    }

    /** For passages and queries of the collection. */
    public TextAnalyzer of(CollectionRow collection) {
        return of(collection.id(), collection.settings().userDictionary());
    }

    /** For passages and queries of the collection. */
    public TextAnalyzer of(SearchedCollection collection) {
        return of(collection.id(), collection.settings().userDictionary());
    }

    private TextAnalyzer of(long collection, List<String> words) {
        Entry entry = remembered.get(collection);
        if (entry != null && entry.words.equals(words)) {
            return entry.analyzer;
        }
        TextAnalyzer analyzer = factory.analyzer(UserDictionary.of(words));
        if (remembered.size() >= MOST_REMEMBERED) {
            remembered.clear();
        }
        remembered.put(collection, new Entry(words, analyzer));
        return analyzer;
    }
}
