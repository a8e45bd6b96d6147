package io.embedsmith.retrieval.extract.format;

import io.embedsmith.retrieval.extract.Block;
import io.embedsmith.retrieval.extract.numbering.ListCounters;
import io.embedsmith.retrieval.extract.numbering.NumberedList;
import java.util.Optional;

/** What paragraphs of a Word document are by their styles and lists, and the tables that they stand in. */
final class WordParagraphs {
    private static final String CONTENTS_GAP = " … ";

    /** An item that gets no mark but the one it is given. */
    private static final String ITEM = "dd";

    private final MarkupBlocks blocks;
    private final WordStyles styles;
    private final WordLists lists;
    private final ListCounters counters = new ListCounters();
    private int tables;

    WordParagraphs(MarkupBlocks blocks, WordStyles styles, WordLists lists) {
        this.blocks = blocks;
        this.styles = styles;
        this.lists = lists;
    }

    void add(WordParagraph paragraph) {
        String mark = mark(paragraph);
        String text = paragraph.text.toString();
        int heading = tables > 0 ? 0 : heading(paragraph);
        if (heading > 0) {
            write("h" + heading, "", mark.isEmpty() ? text : mark + ' ' + text);
        } else if (styles.isContents(paragraph.style)) {
            write(ITEM, mark, text.strip().replace("\t", CONTENTS_GAP));
        } else {
            write(mark.isEmpty() ? "p" : ITEM, mark, text);
        }
        paragraph.notes.forEach(note -> write("p", "", note));
    }

    private void write(String element, String mark, String text) {
        blocks.start(element);
        if (!mark.isEmpty() && !text.isBlank()) {
            blocks.mark(mark);
        }
        blocks.text(text);
        blocks.end(element);
    }

    private int heading(WordParagraph paragraph) {
        int level = paragraph.outline >= 0
                ? paragraph.outline + 1
                : styles.heading(paragraph.style).orElse(0);
        return level > 9 ? 0 : Math.min(level, Block.MAX_LEVEL);
    }

    private String mark(WordParagraph paragraph) {
        boolean isOwn = !paragraph.list.isEmpty();
        Optional<NumberedList> list =
                (isOwn ? Optional.of(paragraph.list) : styles.list(paragraph.style)).flatMap(lists::list);
        return list.map(found -> counters.next(found, level(paragraph, found.id())))
                .orElse("");
    }

    private int level(WordParagraph paragraph, String list) {
        if (paragraph.listLevel >= 0) {
            return paragraph.listLevel;
        }
        return lists.levelOf(list, paragraph.style).orElseGet(() -> styles.listLevel(paragraph.style));
    }

    /** Parts of tables, and in {@code gridSpan} and {@code vMerge} over what columns and rows a cell reaches. */
    void startTablePart(String element, String value) {
        switch (element) {
            case "tbl" -> {
                tables++;
                blocks.start("table");
            }
            case "tr" -> blocks.start("tr");
            case "tc" -> blocks.start("td");
            case "gridSpan" -> blocks.cellColumns(ItemMarks.number(value, 1));
            default -> {
                if (!value.equals("restart")) {
                    blocks.cellContinues();
                }
            }
        }
    }

    void endTablePart(String element) {
        switch (element) {
            case "tbl" -> {
                tables--;
                blocks.end("table");
            }
            case "tr" -> blocks.end("tr");
            default -> blocks.end("td");
        }
    }

    void checkRoom(long characters) {
        blocks.checkRoom(characters);
    }
}
