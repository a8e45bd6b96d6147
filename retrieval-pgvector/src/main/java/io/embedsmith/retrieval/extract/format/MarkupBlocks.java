package io.embedsmith.retrieval.extract.format;

import io.embedsmith.retrieval.extract.BlockKind;
import io.embedsmith.retrieval.extract.FailureReason;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.UnaryOperator;

/** HTML elements, in document order, to blocks. What is between two block elements is one block. */
final class MarkupBlocks {
    /** Rows of a cell that is one with that above it. */
    private static final int CONTINUED = -1;

    /** Marks that end with these have white space in their last character. */
    private static final String CLOSING = "、）】》」．。：，";

    private final TextAssembler out;
    private final int maxDepth;
    private final StringBuilder buffer = new StringBuilder();
    private final Deque<Context> open = new ArrayDeque<>();
    private int tables;
    private boolean headerPending;
    private final ItemMarks marks = new ItemMarks();
    /** What is to stand before the next text: the number or the bullet of its item. */
    private String mark = "";

    private TableRows rows = new TableRows();
    private int cellColumns;
    private int cellRows;

    /** A block element that is open, and what the text directly in it becomes. */
    private record Context(String element, BlockKind kind, int level) {}

    MarkupBlocks(TextAssembler out, int maxDepth) {
        this.out = out;
        this.maxDepth = maxDepth;
    }

    void start(String element) {
        start(element, name -> "");
    }

    /** The same; {@code attribute} gives the value of an attribute of the element, empty where there is none. */
    void start(String element, UnaryOperator<String> attribute) {
        if (tables > 0 && !isTablePart(element)) {
            // In a cell there is no structure, only words apart from each other.
            buffer.append(isBlock(element) || element.equals("br") ? " " : "");
            startOfList(element, attribute);
            return;
        }
        if (element.equals("br")) {
            buffer.append(Whitespace.HARD_BREAK);
        }
        if (!isBlock(element)) {
            return;
        }
        flush();
        if (open.size() >= maxDepth) {
            throw new DocumentRefusedException(
                    FailureReason.TOO_DEEP,
                    "elements are nested more than " + maxDepth + " deep, the limit; simplify the document");
        }
        switch (element) {
            case "table" -> {
                tables++;
                headerPending |= tables == 1;
                rows = tables == 1 ? new TableRows() : rows;
            }
            case "td", "th" -> {
                cellColumns = tables == 1 ? ItemMarks.number(attribute.apply("colspan"), 1) : cellColumns;
                cellRows = tables == 1 ? ItemMarks.number(attribute.apply("rowspan"), 1) : cellRows;
            }
            default -> {}
        }
        open.push(new Context(element, kind(element), level(element)));
        startOfList(element, attribute);
    }

    private void startOfList(String element, UnaryOperator<String> attribute) {
        switch (element) {
            case "ol", "ul", "menu" -> marks.startList(element, attribute);
            case "li" -> mark(marks.next(attribute));
            default -> {}
        }
    }

    /** Stands before the text that comes next in the item: its number or its bullet. */
    void mark(String next) {
        boolean isClosed = !next.isEmpty() && CLOSING.indexOf(next.charAt(next.length() - 1)) >= 0;
        String spaced = next.isEmpty() || isClosed ? next : next + " ";
        if (tables > 0) {
            buffer.append(spaced);
        } else {
            mark = spaced;
        }
    }

    /** The open cell of a table reaches over so many columns. */
    void cellColumns(int columns) {
        cellColumns = tables == 1 ? columns : cellColumns;
    }

    /** The open cell of a table is one with that above it. */
    void cellContinues() {
        cellRows = tables == 1 ? CONTINUED : cellRows;
    }

    /** Refuses text under construction that cannot fit, before more of it is held. */
    void checkRoom(long characters) {
        out.checkRoom(out.length() + buffer.length() + characters);
    }

    void text(CharSequence characters) {
        checkRoom(characters.length());
        buffer.append(characters);
    }

    void end(String element) {
        if (element.equals("ol") || element.equals("ul") || element.equals("menu")) {
            marks.endList();
        }
        if (!isBlock(element) || (tables > 0 && !isTablePart(element))) {
            return;
        }
        switch (element) {
            case "td", "th" -> endCell();
            case "tr" -> endRow();
            case "table" -> {
                flush();
                tables = Math.max(0, tables - 1);
            }
            case "li" -> {
                flush();
                mark = "";
            }
            default -> flush();
        }
        // Parsers balance elements; an end without a start is dropped.
        if (!open.isEmpty() && open.peek().element().equals(element)) {
            open.pop();
        }
    }

    /** Writes out what is left. */
    void finish() {
        endRow();
        flush();
    }

    private void endCell() {
        if (tables != 1) {
            buffer.append(' ');
            return;
        }
        if (cellRows == CONTINUED) {
            rows.continued(cellColumns);
        } else {
            rows.cell(buffer.toString(), cellColumns, cellRows);
        }
        buffer.setLength(0);
    }

    private void endRow() {
        if (tables > 1) {
            return;
        }
        List<String> cells = rows.endRow();
        String row = Row.text(cells);
        boolean isCaption =
                headerPending && cells.stream().filter(cell -> !cell.isBlank()).count() == 1;
        if (isCaption) {
            // Alone above the names of the columns, or a box around text; no column is called so.
            out.add(BlockKind.PARAGRAPH, row);
        } else if (!row.isBlank()) {
            out.add(headerPending ? BlockKind.TABLE_HEADER : BlockKind.TABLE_ROW, row);
            headerPending = false;
        }
    }

    private void flush() {
        if (tables > 1 || buffer.isEmpty()) {
            return;
        }
        Context context = open.isEmpty() ? new Context("", BlockKind.PARAGRAPH, 0) : nearest();
        String text = buffer.toString();
        buffer.setLength(0);
        if (text.isBlank()) {
            return;
        }
        if (context.kind() == BlockKind.LIST_ITEM && !mark.isEmpty()) {
            text = mark + text.stripLeading();
            mark = "";
        }
        if (context.kind() == BlockKind.HEADING) {
            out.heading(context.level(), text);
        } else {
            out.add(context.kind(), text);
        }
    }

    /** The innermost open element that says what its text is; a paragraph in a list item is a list item. */
    private Context nearest() {
        for (Context context : open) {
            if (context.kind() != BlockKind.PARAGRAPH) {
                return context;
            }
        }
        return open.getFirst();
    }

    private static boolean isTablePart(String element) {
        return switch (element) {
            case "table", "tr", "td", "th" -> true;
            default -> false;
        };
    }

    private static int level(String element) {
        return kind(element) == BlockKind.HEADING ? element.charAt(1) - '0' : 0;
    }

    private static BlockKind kind(String element) {
        return switch (element) {
            case "h1", "h2", "h3", "h4", "h5", "h6" -> BlockKind.HEADING;
            case "li", "dt", "dd" -> BlockKind.LIST_ITEM;
            case "pre" -> BlockKind.CODE;
            default -> BlockKind.PARAGRAPH;
        };
    }

    private static boolean isBlock(String element) {
        return switch (element) {
            case "address",
                    "article",
                    "aside",
                    "blockquote",
                    "body",
                    "caption",
                    "center",
                    "dd",
                    "details",
                    "div",
                    "dl",
                    "dt",
                    "fieldset",
                    "figcaption",
                    "figure",
                    "footer",
                    "form",
                    "h1",
                    "h2",
                    "h3",
                    "h4",
                    "h5",
                    "h6",
                    "header",
                    "hr",
                    "li",
                    "main",
                    "menu",
                    "ol",
                    "option",
                    "p",
                    "pre",
                    "section",
                    "summary",
                    "table",
                    "tbody",
                    "td",
                    "tfoot",
                    "th",
                    "thead",
                    "tr",
                    "ul" -> true;
            default -> false;
        };
    }
}
