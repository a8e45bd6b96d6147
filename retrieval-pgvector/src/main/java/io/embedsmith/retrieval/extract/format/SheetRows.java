package io.embedsmith.retrieval.extract.format;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.eventusermodel.XSSFSheetXMLHandler.SheetContentsHandler;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.jspecify.annotations.Nullable;

/** Rows of a sheet to rows of a table below the sheet's name; a sheet without any has no heading either. */
final class SheetRows implements SheetContentsHandler {
    private static final String ERROR = "ERROR:";

    private final MarkupBlocks blocks;
    private final String name;
    private final MergedCells merged;
    /** By column, what reaches down from a row above. */
    private final Map<Integer, Span> spans = new HashMap<>();

    private List<String> cells = new ArrayList<>();
    private boolean isOpen;

    private record Span(String text, int lastRow) {}

    SheetRows(MarkupBlocks blocks, String name, MergedCells merged) {
        this.blocks = blocks;
        this.name = name;
        this.merged = merged;
    }

    @Override
    public void startRow(int row) {
        cells = new ArrayList<>();
    }

    @Override
    public void cell(@Nullable String reference, @Nullable String shown, @Nullable XSSFComment comment) {
        int column = reference == null ? cells.size() : new CellReference(reference).getCol();
        set(column, shown == null ? "" : shown.startsWith(ERROR) ? shown.substring(ERROR.length()) : shown);
    }

    private void set(int column, String text) {
        while (cells.size() <= column) {
            cells.add("");
        }
        cells.set(column, text);
    }

    @Override
    public void endRow(int row) {
        spans.values().removeIf(span -> span.lastRow() < row);
        spans.forEach((column, span) -> set(column, span.text()));
        for (int column = 0; column < cells.size(); column++) {
            int lastRow = merged.lastRow(row, column);
            if (lastRow > row) {
                spans.put(column, new Span(cells.get(column), lastRow));
            }
        }
        if (cells.stream().allMatch(String::isBlank)) {
            return;
        }
        open();
        blocks.start("tr");
        for (String cell : cells) {
            blocks.start("td");
            blocks.text(cell.replace('\n', Whitespace.HARD_BREAK));
            blocks.end("td");
        }
        blocks.end("tr");
    }

    private void open() {
        if (isOpen) {
            return;
        }
        isOpen = true;
        blocks.start("h1");
        blocks.text(name);
        blocks.end("h1");
        blocks.start("table");
    }

    void end() {
        if (isOpen) {
            blocks.end("table");
        }
    }
}
