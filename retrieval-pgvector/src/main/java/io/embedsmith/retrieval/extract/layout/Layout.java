package io.embedsmith.retrieval.extract.layout;

import io.embedsmith.retrieval.extract.Block;
import io.embedsmith.retrieval.extract.BlockKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Reads pages: running headers and footers go, columns are put one behind the other, lines become paragraphs that may go
 * on in the next column or on the next page, and large or bold lines become headings.
 */
public final class Layout {
    private static final String BETWEEN_CELLS = " | ";

    private final BodyType body;
    private final List<Paragraphs.Block> blocks;
    private final List<Double> headingSizes;

    private Layout(BodyType body, List<Paragraphs.Block> blocks) {
        this.body = body;
        this.blocks = blocks;
        this.headingSizes = headingSizes();
    }

    /** The text of the pages, in reading order. */
    public static List<Piece> read(List<PageWords> pages) {
        BodyType body = BodyType.of(pages);
        List<Paragraphs.Block> blocks = new ArrayList<>();
        for (PageWords page : RunningLines.removed(pages, body.face().size())) {
            for (List<Line> column : ReadingOrder.columns(page.words())) {
                blocks.addAll(Paragraphs.of(body, page.number(), column));
            }
        }
        return new Layout(body, blocks).pieces();
    }

    /** Of headings that are larger than the text, the largest first; sizes that only rounding sets apart count once. */
    private List<Double> headingSizes() {
        List<Double> sizes = new ArrayList<>();
        blocks.stream()
                .filter(block -> block.kind() == BlockKind.HEADING && body.isLarger(block.face()))
                .map(block -> block.face().size())
                .sorted(Comparator.reverseOrder())
                .forEach(size -> {
                    if (sizes.isEmpty() || !isSame(sizes.getLast(), size)) {
                        sizes.add(size);
                    }
                });
        return sizes;
    }

    private static boolean isSame(double left, double right) {
        return new Face(left, false, false).isSizeOf(new Face(right, false, false));
    }

    private List<Piece> pieces() {
        List<Piece> pieces = new ArrayList<>();
        for (int i = 0; i < blocks.size(); i++) {
            Paragraphs.Block block = blocks.get(i);
            if (i > 0 && blocks.get(i - 1).isOpenEnded() && block.goesOnFrom(blocks.get(i - 1))) {
                pieces.set(pieces.size() - 1, pieces.getLast().withMore(text(block)));
            } else {
                BlockKind kind = isTableHeader(i) ? BlockKind.TABLE_HEADER : block.kind();
                pieces.add(new Piece(kind, level(block), block.page(), text(block)));
            }
        }
        return pieces;
    }

    private int level(Paragraphs.Block block) {
        if (block.kind() != BlockKind.HEADING) {
            return 0;
        }
        int level = 1;
        for (double size : headingSizes) {
            if (block.face().size() >= size || isSame(block.face().size(), size)) {
                break;
            }
            level++;
        }
        return Math.min(level, Block.MAX_LEVEL);
    }

    private static List<String> text(Paragraphs.Block block) {
        return switch (block.kind()) {
            case CODE -> program(block);
            case TABLE_ROW, TABLE_HEADER ->
                List.of(String.join(BETWEEN_CELLS, block.lines().getFirst().cells()));
            case HEADING, PARAGRAPH, LIST_ITEM ->
                block.lines().stream().map(Line::text).toList();
        };
    }

    /** Indents as spaces, which all have the width of a character here. */
    private static List<String> program(Paragraphs.Block block) {
        double left = block.lines().stream().mapToDouble(Line::left).min().orElse(0);
        return block.lines().stream()
                .map(line -> {
                    int characters = line.words().getFirst().text().length();
                    double pitch = (line.words().getFirst().right() - line.left()) / Math.max(1, characters);
                    long spaces = pitch > 0 ? Math.clamp(Math.round((line.left() - left) / pitch), 0, 80) : 0;
                    return " ".repeat((int) spaces)
                            + line.words().stream().map(Word::text).collect(Collectors.joining(" "));
                })
                .toList();
    }

    /** The first row of a table where it looks other than the next: bold, or words above numbers. */
    private boolean isTableHeader(int index) {
        if (blocks.get(index).kind() != BlockKind.TABLE_ROW
                || (index > 0 && blocks.get(index - 1).kind() == BlockKind.TABLE_ROW)
                || index + 1 == blocks.size()
                || blocks.get(index + 1).kind() != BlockKind.TABLE_ROW) {
            return false;
        }
        Line first = blocks.get(index).lines().getFirst();
        Line second = blocks.get(index + 1).lines().getFirst();
        return (first.isBold() && !second.isBold()) || (!hasDigit(first) && hasDigit(second));
    }

    private static boolean hasDigit(Line line) {
        return line.text().codePoints().anyMatch(Character::isDigit);
    }
}
