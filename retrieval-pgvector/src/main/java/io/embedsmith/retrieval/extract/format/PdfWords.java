package io.embedsmith.retrieval.extract.format;

import io.embedsmith.retrieval.extract.layout.Face;
import io.embedsmith.retrieval.extract.layout.PageWords;
import io.embedsmith.retrieval.extract.layout.Word;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDFontDescriptor;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** The words of one page and where they stand, as PDFBox puts glyphs together. */
final class PdfWords extends PDFTextStripper {
    private static final Pattern BOLD = Pattern.compile("bold|black|heavy|simhei|cmbx|-hei|黑体");
    private static final Pattern FIXED_PITCH = Pattern.compile("mono|courier|consol|typewriter|cmtt|menlo");
    private static final int BOLD_WEIGHT = 600;

    private final int number;
    private final double height;
    /** By the direction in which they run, in degrees. */
    private final Map<Integer, List<Word>> byDirection = new TreeMap<>();

    private int characters;

    private PdfWords(int number, PDPage page) {
        this.number = number;
        boolean isTurned = page.getRotation() % 180 != 0;
        this.height =
                isTurned ? page.getCropBox().getWidth() : page.getCropBox().getHeight();
        setStartPage(number);
        setEndPage(number);
        setSuppressDuplicateOverlappingText(true);
    }

    static PdfWords of(PDDocument document, int number) throws IOException {
        PdfWords words = new PdfWords(number, document.getPage(number - 1));
        words.writeText(document, Writer.nullWriter());
        return words;
    }

    int characters() {
        return characters;
    }

    /** The page once for each direction of its text, that of most text first. */
    List<PageWords> pages() {
        if (byDirection.isEmpty()) {
            return List.of(new PageWords(number, height, List.of()));
        }
        return byDirection.values().stream()
                .sorted(Comparator.comparingInt(PdfWords::length).reversed())
                .map(words -> new PageWords(number, height, words))
                .toList();
    }

    private static int length(List<Word> words) {
        return words.stream().mapToInt(word -> word.text().length()).sum();
    }

    @Override
    protected void writeString(String text, List<TextPosition> positions) {
        int from = 0;
        for (int i = 1; i < positions.size(); i++) {
            if (!face(positions.get(i)).equals(face(positions.get(from)))) {
                add(unicode(positions.subList(from, i)), positions.subList(from, i));
                from = i;
            }
        }
        // PDFBox puts right-to-left scripts in order and takes ligatures apart, in whole words only.
        add(
                from == 0 ? text : unicode(positions.subList(from, positions.size())),
                positions.subList(from, positions.size()));
    }

    private static String unicode(List<TextPosition> positions) {
        return positions.stream().map(TextPosition::getUnicode).collect(Collectors.joining());
    }

    private void add(String text, List<TextPosition> positions) {
        String clean = CompatibilityCharacters.replaced(text).strip();
        List<TextPosition> seen = positions.stream()
                .filter(position -> !position.getUnicode().isBlank())
                .toList();
        if (clean.isEmpty() || seen.isEmpty()) {
            return;
        }
        characters += clean.length();
        TextPosition first = seen.getFirst();
        double left = Double.POSITIVE_INFINITY;
        double right = Double.NEGATIVE_INFINITY;
        for (TextPosition position : seen) {
            left = Math.min(left, position.getXDirAdj());
            right = Math.max(right, position.getXDirAdj() + position.getWidthDirAdj());
        }
        byDirection
                .computeIfAbsent(Math.round(first.getDir()), ignored -> new ArrayList<>())
                .add(new Word(clean, left, Math.max(left, right), first.getYDirAdj(), face(first)));
    }

    /** Sizes to half a point: a word is one word although rounding set its letters in sizes that differ by less. */
    private static Face face(TextPosition position) {
        double size = Math.max(0.5, Math.round(Math.abs(position.getYScale()) * 2) / 2.0);
        return new Face(size, isBold(position.getFont()), isFixedPitch(position.getFont()));
    }

    private static boolean isBold(PDFont font) {
        PDFontDescriptor descriptor = font.getFontDescriptor();
        return BOLD.matcher(name(font)).find()
                || (descriptor != null && (descriptor.isForceBold() || descriptor.getFontWeight() >= BOLD_WEIGHT));
    }

    private static boolean isFixedPitch(PDFont font) {
        return FIXED_PITCH.matcher(name(font)).find();
    }

    private static String name(PDFont font) {
        String name = font.getName();
        return name == null ? "" : name.toLowerCase(Locale.ROOT);
    }
}
