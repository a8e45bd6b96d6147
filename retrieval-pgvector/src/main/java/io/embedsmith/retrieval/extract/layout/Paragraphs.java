package io.embedsmith.retrieval.extract.layout;

import io.embedsmith.retrieval.extract.BlockKind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Cuts a column into blocks where its lines say that something new begins: a gap, an indent, a mark, another face. */
final class Paragraphs {
    /** Of the leading, within a paragraph. */
    private static final double WIDEST_STEP = 1.35;

    /** Programs have empty lines. */
    private static final double WIDEST_STEP_OF_CODE = 2.2;

    private static final int LONGEST_HEADING = 200;
    private static final int EMPHASISED_LINES = 2;

    private static final Pattern MARK =
            Pattern.compile("(?:[•●▪■◦‣∙·*–—-]|\\(?\\d{1,2}[.)]|[（(][一二三四五六七八九十\\d]{1,3}[)）]|[a-z][.)])\\s+\\S.*"
                    + "|[•●▪■◦‣]\\S.*|[一二三四五六七八九十]{1,3}、.*");

    /** A tab parts it from its heading. */
    private static final Pattern NUMBER = Pattern.compile("[\\p{Nd}A-Z.]{1,8}|第.{1,3}[章节]");

    private final BodyType body;
    private final int page;
    private final List<Line> lines;
    private final ColumnShape shape;
    private final List<Block> blocks = new ArrayList<>();
    private @Nullable Block open;

    /** Lines that belong together; headings get their level when all sizes are known. */
    record Block(BlockKind kind, int page, Face face, List<Line> lines, ColumnShape shape) {
        boolean isOpenEnded() {
            return kind == BlockKind.PARAGRAPH
                    && !lines.getLast().endsSentence()
                    && shape.isFull(lines.getLast())
                    && !lines.getLast().text().isBlank();
        }

        boolean goesOnFrom(Block before) {
            int first = lines.getFirst().text().codePointAt(0);
            boolean within = Character.isLowerCase(first) || (Character.isIdeographic(first) && !isIndented());
            return kind == BlockKind.PARAGRAPH && within && face.isSizeOf(before.face);
        }

        private boolean isIndented() {
            return lines.getFirst().left() - shape.left() > face.size();
        }
    }

    private Paragraphs(BodyType body, int page, List<Line> lines) {
        this.body = body;
        this.page = page;
        this.lines = lines;
        List<Line> running =
                lines.stream().filter(line -> !body.isLarger(line.face())).toList();
        this.shape = ColumnShape.of(running.isEmpty() ? lines : running);
    }

    static List<Block> of(BodyType body, int page, List<Line> lines) {
        List<Line> written =
                lines.stream().filter(line -> !line.text().isBlank()).toList();
        if (written.isEmpty()) {
            return List.of();
        }
        Paragraphs paragraphs = new Paragraphs(body, page, written);
        for (int i = 0; i < written.size(); i++) {
            paragraphs.add(i);
        }
        return paragraphs.blocks;
    }

    private void add(int index) {
        Line line = lines.get(index);
        BlockKind kind = kind(index);
        Block current = open;
        if (current != null && !isNew(current, kind, line)) {
            current.lines().add(line);
            return;
        }
        Block next = new Block(kind, page, line.face(), new ArrayList<>(List.of(line)), shape);
        blocks.add(next);
        open = next;
    }

    private BlockKind kind(int index) {
        Line line = lines.get(index);
        if (body.isProgram(line)) {
            return BlockKind.CODE;
        }
        if (line.hasLeaders()) {
            return BlockKind.LIST_ITEM;
        }
        if (isRow(index)) {
            return BlockKind.TABLE_ROW;
        }
        if (isHeading(index)) {
            return BlockKind.HEADING;
        }
        return MARK.matcher(line.text()).matches() ? BlockKind.LIST_ITEM : BlockKind.PARAGRAPH;
    }

    private boolean isHeading(int index) {
        Line line = lines.get(index);
        String text = line.text();
        if (text.length() > LONGEST_HEADING
                || text.codePoints().filter(Character::isLetter).count() < 2) {
            return false;
        }
        if (body.isLarger(line.face())) {
            return true;
        }
        return body.isEmphasised(line) && !line.endsSentence() && runOfBold(index) <= EMPHASISED_LINES;
    }

    private int runOfBold(int index) {
        int from = index;
        while (from > 0 && body.isEmphasised(lines.get(from - 1)) && step(from) <= WIDEST_STEP * shape.leading()) {
            from--;
        }
        int to = index;
        while (to + 1 < lines.size()
                && body.isEmphasised(lines.get(to + 1))
                && step(to + 1) <= WIDEST_STEP * shape.leading()) {
            to++;
        }
        return to - from + 1;
    }

    private double step(int index) {
        return lines.get(index).baseline() - lines.get(index - 1).baseline();
    }

    /** A row of a table does not stand alone. */
    private boolean isRow(int index) {
        return hasCells(index)
                && ((index > 0 && hasCells(index - 1)) || (index + 1 < lines.size() && hasCells(index + 1)));
    }

    private boolean hasCells(int index) {
        List<String> cells = lines.get(index).cells();
        return cells.size() > 2
                || (cells.size() == 2 && !NUMBER.matcher(cells.getFirst()).matches());
    }

    private boolean isNew(Block current, BlockKind kind, Line line) {
        Line before = current.lines().getLast();
        double step = line.baseline() - before.baseline();
        double widest = kind == BlockKind.CODE ? WIDEST_STEP_OF_CODE : WIDEST_STEP;
        boolean far = step < 0 || step > widest * Math.max(shape.leading(), leadingOf(line));
        boolean text = kind == BlockKind.PARAGRAPH
                && (current.kind() == BlockKind.PARAGRAPH || current.kind() == BlockKind.LIST_ITEM);
        if (far || kind == BlockKind.TABLE_ROW || (kind != current.kind() && !text)) {
            return true;
        }
        return switch (kind) {
            case CODE -> false;
            case HEADING -> !line.face().isSizeOf(current.face());
            case PARAGRAPH ->
                current.kind() == BlockKind.LIST_ITEM
                        ? leavesItem(current, before, line)
                        : !line.face().isSizeOf(before.face())
                                || shape.isShort(before)
                                || shape.isIndentedStart(before, line);
            case LIST_ITEM, TABLE_HEADER, TABLE_ROW -> true;
        };
    }

    /** Larger type has more between its lines than the column's text. */
    private double leadingOf(Line line) {
        return body.isLarger(line.face()) ? 1.3 * line.face().size() : 0;
    }

    /** An item goes on below its text, or at the margin as long as its last line is full. */
    private boolean leavesItem(Block item, Line before, Line line) {
        double indent = line.left() - item.lines().getFirst().left();
        return before.hasLeaders() || (indent < 0.3 * line.face().size() && shape.isShort(before));
    }
}
