package io.embedsmith.retrieval.extract.layout;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Headers, footers and page numbers: lines at the edge of pages that return at the same height on many of them. */
final class RunningLines {
    private static final double EDGE = 0.15;
    private static final int EDGE_LINES = 3;
    private static final int PAGES = 3;
    private static final double HEIGHT_GRAIN = 8;
    /** At the beginning or the end of its line, apart from the words. */
    private static final Pattern FOLIO = Pattern.compile("^\\d{1,4}(?=\\s|$)|(?<=\\s)\\d{1,4}$");

    /** Larger type than this is a title, as slides have one at the same height on every page. */
    private static final double LARGEST = 1.12;

    private final double bodySize;
    private final List<PageWords> pages;
    private final Map<Place, Integer> counts = new HashMap<>();
    private final Map<Folio, Integer> folios = new HashMap<>();

    /** What a line says, its numbers left out, and how high it stands. */
    private record Place(String text, long height) {}

    /**
     * A page number that is printed: how far it is from the number of the page, and how high it stands. The chapter beside
     * it may be another one on every page.
     */
    private record Folio(int ahead, long height, boolean isFirst) {
        /** A section on every page may be numbered as the pages are, for a while. */
        int leastPages() {
            return isFirst ? 5 : PAGES;
        }
    }

    private RunningLines(double bodySize, List<PageWords> pages) {
        this.bodySize = bodySize;
        this.pages = pages;
    }

    static List<PageWords> removed(List<PageWords> pages, double bodySize) {
        RunningLines running = new RunningLines(bodySize, pages);
        List<List<Line>> edges = pages.stream().map(running::edge).toList();
        edges.forEach(lines -> lines.stream()
                .map(RunningLines::place)
                .distinct()
                .forEach(place -> running.counts.merge(place, 1, Integer::sum)));
        for (int i = 0; i < pages.size(); i++) {
            int number = pages.get(i).number();
            edges.get(i).stream()
                    .flatMap(line -> folio(line, number).stream())
                    .distinct()
                    .forEach(folio -> running.folios.merge(folio, 1, Integer::sum));
        }
        List<PageWords> rest = new ArrayList<>();
        for (int i = 0; i < pages.size(); i++) {
            int number = pages.get(i).number();
            Set<Word> repeated = edges.get(i).stream()
                    .filter(line -> running.isRepeated(place(line)) || running.isFolio(line, number))
                    .flatMap(line -> line.words().stream())
                    .collect(Collectors.toSet());
            rest.add(pages.get(i).without(repeated));
        }
        return rest;
    }

    /** Where a line returned often enough, another one that returned once is of the same sort: of a short chapter. */
    private boolean isRepeated(Place place) {
        int count = counts.getOrDefault(place, 0);
        return count >= PAGES || (count == 2 && (pages.size() == 2 || hasRunningLine(place.height())));
    }

    private boolean isFolio(Line line, int number) {
        return folio(line, number).stream().anyMatch(folio -> folios.getOrDefault(folio, 0) >= folio.leastPages());
    }

    private static List<Folio> folio(Line line, int number) {
        long height = Math.round(line.baseline() / HEIGHT_GRAIN);
        return FOLIO.matcher(line.text())
                .results()
                .map(found -> new Folio(Integer.parseInt(found.group()) - number, height, found.start() == 0))
                .toList();
    }

    private boolean hasRunningLine(long height) {
        return counts.entrySet().stream()
                .anyMatch(entry -> entry.getKey().height() == height && entry.getValue() >= PAGES);
    }

    private List<Line> edge(PageWords page) {
        List<Line> lines = Line.of(page.words());
        List<Line> edge = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            boolean top = i < EDGE_LINES && line.baseline() < EDGE * page.height();
            boolean bottom = i >= lines.size() - EDGE_LINES && line.baseline() > (1 - EDGE) * page.height();
            if ((top || bottom) && line.face().size() <= LARGEST * bodySize) {
                edge.add(line);
            }
        }
        return edge;
    }

    private static Place place(Line line) {
        String text = line.text()
                .replaceAll("\\p{Nd}+", "#")
                .replaceAll("(^| )[ivxlc]{1,8}$", " #")
                .strip();
        return new Place(text, Math.round(line.baseline() / HEIGHT_GRAIN));
    }
}
