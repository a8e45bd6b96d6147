package io.embedsmith.retrieval.extract.layout;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What running text looks like in a document, so that what differs is told from it.
 *
 * @param face of most characters
 */
record BodyType(Face face) {
    private static final double HEADING = 1.12;
    private static final double GRAIN = 2;

    static BodyType of(List<PageWords> pages) {
        Map<Double, Integer> characters = new TreeMap<>();
        int all = 0;
        int fixed = 0;
        int bold = 0;
        for (PageWords page : pages) {
            for (Word word : page.words()) {
                int length = word.text().length();
                characters.merge(Math.round(word.face().size() * GRAIN) / GRAIN, length, Integer::sum);
                all += length;
                fixed += word.face().fixedPitch() ? length : 0;
                bold += word.face().bold() ? length : 0;
            }
        }
        double size = characters.entrySet().stream()
                .max(Comparator.comparingInt((Map.Entry<Double, Integer> entry) -> entry.getValue()))
                .map(Map.Entry::getKey)
                .orElse(1.0);
        return new BodyType(new Face(Math.max(size, 1 / GRAIN), bold * 2 > all, fixed * 2 > all));
    }

    boolean isLarger(Face other) {
        return other.size() >= HEADING * face.size();
    }

    /** Bold where the text is not. */
    boolean isEmphasised(Line line) {
        return !face.bold() && line.isBold() && line.face().size() >= face.size() * (2 - HEADING);
    }

    boolean isProgram(Line line) {
        return !face.fixedPitch() && line.isFixedPitch();
    }
}
