package io.embedsmith.retrieval.extract.format;

import io.embedsmith.retrieval.extract.BlockKind;
import io.embedsmith.retrieval.extract.FailureReason;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** HTML elements, in document order, to blocks. What is between two block elements is one block. */
final class MarkupBlocks {
    private final TextAssembler out;
    private final int maxDepth;
    private final StringBuilder buffer = new StringBuilder();
    private final Deque<Context> open = new ArrayDeque<>();
    private int tables;
    private boolean headerPending;
    private List<String> cells = new ArrayList<>();

    /** A block element that is open, and what the text directly in it becomes. */
    private record Context(String element, BlockKind kind, int level) {}

    MarkupBlocks(TextAssembler out, int maxDepth) {
        this.out = out;
        this.maxDepth = maxDepth;
    }

    void start(String element) {
        if (tables > 0 && !isTablePart(element)) {
            // In a cell there is no structure, only words apart from each other.
            buffer.append(isBlock(element) || element.equals("br") ? " " : "");
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
            }
            case "tr" -> cells = tables == 1 ? new ArrayList<>() : cells;
            default -> {}
        }
        open.push(new Context(element, kind(element), level(element)));
    }

    void text(CharSequence characters) {
        out.checkRoom((long) out.length() + buffer.length());
        buffer.append(characters);
    }

    void end(String element) {
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
        if (tables == 1) {
            cells.add(buffer.toString());
            buffer.setLength(0);
        } else {
            buffer.append(' ');
        }
    }

    private void endRow() {
        if (tables > 1 || cells.isEmpty()) {
            return;
        }
        String row = Row.text(cells);
        cells = new ArrayList<>();
        if (!row.isBlank()) {
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
