package io.embedsmith.embedding.analysis;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/**
 * Words of scripts that put spaces between them, by Lucene: UAX #29 boundaries, then possessive, lower case, accents off
 * Latin letters, English stop words, Porter's stemmer, in the order of its {@code EnglishAnalyzer}.
 *
 * <p>The chain is pooled here rather than kept per thread as Lucene's {@code Analyzer} does: with virtual threads every
 * request would build a new one.
 */
final class AlphabeticWords {
    private static final ConcurrentLinkedQueue<AlphabeticWords> POOL = new ConcurrentLinkedQueue<>();

    private final StandardTokenizer tokenizer = new StandardTokenizer();
    private final TokenStream stream;
    private final CharTermAttribute term;
    private final OffsetAttribute offset;

    private AlphabeticWords() {
        tokenizer.setMaxTokenLength(Token.MAX_LENGTH);
        TokenStream folded = new ASCIIFoldingFilter(new LowerCaseFilter(new EnglishPossessiveFilter(tokenizer)));
        stream = new PorterStemFilter(new StopFilter(folded, EnglishAnalyzer.ENGLISH_STOP_WORDS_SET));
        term = stream.addAttribute(CharTermAttribute.class);
        offset = stream.addAttribute(OffsetAttribute.class);
    }

    static void addTo(List<Token> tokens, String text) {
        AlphabeticWords pooled = POOL.poll();
        AlphabeticWords words = pooled == null ? new AlphabeticWords() : pooled;
        try {
            words.read(tokens, text);
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory failed; this is a bug", e);
        }
        // After an exception the chain's state is unknown, so only a chain that finished goes back.
        POOL.add(words);
    }

    private void read(List<Token> tokens, String text) throws IOException {
        tokenizer.setReader(new StringReader(text));
        stream.reset();
        while (stream.incrementToken()) {
            if (term.length() > 0) {
                // Folding writes one letter as up to four, so the limit is applied once more.
                String word = term.toString();
                tokens.add(new Token(offset.startOffset(), offset.endOffset(), Token.limited(word)));
            }
        }
        stream.end();
        stream.close();
    }
}
