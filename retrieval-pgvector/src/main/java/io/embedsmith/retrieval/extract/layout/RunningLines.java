package io.embedsmith.retrieval.extract.layout;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Headers, footers and page numbers: lines at the edge of pages that return at the same height on many of them. */
final class RunningLines {
    private static final double EDGE = 0.15;
    private static final int EDGE_LINES = 3;
    private static final int PAGES = 3;
    private static final double HEIGHT_GRAIN = 8;
    /** Larger type than this is a title, as slides have one at the same height on every page. */
    private static final double LARGEST = 1.12;

    private final double bodySize;
    private final List<PageWords> pages;
    private final Map<Place, Integer> counts = new HashMap<>();

    /** What a line says, its numbers left out, and how high it stands. */
    private record Place(String text, long height) {}

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
        List<PageWords> rest = new ArrayList<>();
        for (int i = 0; i < pages.size(); i++) {
            Set<Word> repeated = edges.get(i).stream()
                    .filter(line -> running.isRepeated(place(line)))
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
