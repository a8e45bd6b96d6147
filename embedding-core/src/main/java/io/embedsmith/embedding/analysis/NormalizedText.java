package io.embedsmith.embedding.analysis;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * A text as {@link TextNormalizer} makes it, and for each of its UTF-16 units the characters it came from.
 *
 * <p>Normalization can join characters (a letter and its accent) and take them apart (ﬁ, ㎏). The text is therefore cut
 * into pieces that no rule of normalization reaches across: a character with the marks behind it. Every unit that comes
 * out of a piece stands for the whole piece.
 */
final class NormalizedText {
    private final String text;
    private final int[] starts;
    private final int[] ends;

    private NormalizedText(String text, int[] starts, int[] ends) {
        this.text = text;
        this.starts = starts;
        this.ends = ends;
    }

    static NormalizedText of(String original) {
        // What looks across pieces (a final sigma, words of traditional Chinese) changes letters and almost never their
        // number. Where it did all the same, the pieces serve: a place is worth more than that letter.
        String whole = TextNormalizer.normalize(original);
        NormalizedText quick = ofPieces(original, NormalizedText::lightly);
        if (quick.text.length() == whole.length()) {
            return new NormalizedText(whole, quick.starts, quick.ends);
        }
        NormalizedText full = ofPieces(original, TextNormalizer::normalize);
        return full.text.length() == whole.length() ? new NormalizedText(whole, full.starts, full.ends) : full;
    }

    private static NormalizedText ofPieces(String original, UnaryOperator<String> rule) {
        StringBuilder pieces = new StringBuilder(original.length());
        int[] starts = new int[original.length() + 16];
        int[] ends = new int[starts.length];
        int at = 0;
        while (at < original.length()) {
            int end = pieceEnd(original, at);
            int from = pieces.length();
            pieces.append(rule.apply(original.substring(at, end)));
            if (pieces.length() > starts.length) {
                starts = Arrays.copyOf(starts, 2 * pieces.length());
                ends = Arrays.copyOf(ends, starts.length);
            }
            Arrays.fill(starts, from, pieces.length(), at);
            Arrays.fill(ends, from, pieces.length(), end);
            at = end;
        }
        return new NormalizedText(pieces.toString(), starts, ends);
    }

    String text() {
        return text;
    }

    PlacedToken placed(Token token) {
        return new PlacedToken(token.text(), starts[token.start()], ends[token.end() - 1]);
    }

    private static int pieceEnd(String text, int start) {
        int end = start + Character.charCount(text.codePointAt(start));
        while (end < text.length() && joinsPrevious(text.codePointAt(end))) {
            end += Character.charCount(text.codePointAt(end));
        }
        return end;
    }

    /** Marks, the later parts of a Hangul syllable, half-width voicing marks, and what vanishes. */
    private static boolean joinsPrevious(int codePoint) {
        if (codePoint < 0x300) {
            return codePoint == 0xAD;
        }
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.FORMAT -> true;
            default -> (codePoint >= 0x1160 && codePoint <= 0x11FF) || codePoint == 0xFF9E || codePoint == 0xFF9F;
        };
    }

    /** Without the conversion of traditional characters, which rarely changes their number. */
    private static String lightly(String piece) {
        if (piece.length() == 1) {
            char unit = piece.charAt(0);
            if (unit < 0x80 && !Character.isISOControl(unit)) {
                return piece.toLowerCase(Locale.ROOT);
            }
            if (unit >= 0x4E00 && unit <= 0x9FFF) {
                return piece;
            }
        }
        return Normalizer.normalize(TextNormalizer.clean(piece), Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT);
    }
}
