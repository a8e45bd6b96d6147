package io.embedsmith.retrieval.pgvector.settings;

import io.embedsmith.embedding.analysis.ChineseEnglishAnalyzer;
import io.embedsmith.embedding.analysis.TextAnalyzer;
import io.embedsmith.embedding.analysis.UserDictionary;

/** Makes the analyzer of a collection. */
@FunctionalInterface
public interface AnalyzerFactory {

    /** Chinese and English, the collection's own words kept whole. */
    AnalyzerFactory CHINESE_ENGLISH = ChineseEnglishAnalyzer::new;

    /** An analyzer that keeps the words of {@code dictionary} whole. */
    TextAnalyzer analyzer(UserDictionary dictionary);
}
