package io.embedsmith.retrieval.extract.format;

import java.util.HashMap;
import java.util.Map;
import org.apache.poi.ss.util.CellRangeAddress;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** Which cells of a sheet reach down over several rows. */
final class MergedCells extends DefaultHandler {
    private final Map<Long, Integer> lastRows = new HashMap<>();

    @Override
    public void startElement(String uri, String localName, String qName, Attributes attributes) {
        String range = attributes.getValue("ref");
        if (localName.equals("mergeCell") && range != null) {
            CellRangeAddress cells = CellRangeAddress.valueOf(range);
            if (cells.getLastRow() > cells.getFirstRow()) {
                lastRows.put(key(cells.getFirstRow(), cells.getFirstColumn()), cells.getLastRow());
            }
        }
    }

    /** The last row of the cell that begins here; that row itself for all others. */
    int lastRow(int row, int column) {
        return lastRows.getOrDefault(key(row, column), row);
    }

    private static long key(int row, int column) {
        return (long) row << 32 | column;
    }
}
