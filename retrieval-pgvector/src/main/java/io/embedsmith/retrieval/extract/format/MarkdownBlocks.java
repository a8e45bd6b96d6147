package io.embedsmith.retrieval.extract.format;

import io.embedsmith.retrieval.extract.BlockKind;
import io.embedsmith.retrieval.extract.FailureReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.ext.front.matter.YamlFrontMatterBlock;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.CustomNode;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;

/** The nodes of a Markdown document to blocks. */
final class MarkdownBlocks extends AbstractVisitor {
    /** A heading without the space behind its signs, as Chinese texts often have it; what has two signs is a tag. */
    private static final Pattern TIGHT_HEADING =
            Pattern.compile("(#{1,6})(\\p{IsHan}[^#\n]{0,80})(?:\n(.*))?", Pattern.DOTALL);

    private static final Pattern BREAK = Pattern.compile("(?i)<br\\s*/?>");

    private final Source source;
    private final Draft draft;
    private final StringBuilder inline = new StringBuilder();
    private int depth;
    private boolean headerRow;

    MarkdownBlocks(Source source, Draft draft) {
        this.source = source;
        this.draft = draft;
    }

    @Override
    protected void visitChildren(Node parent) {
        int limit = source.limits().depth();
        if (++depth > limit) {
            throw new DocumentRefusedException(
                    FailureReason.TOO_DEEP,
                    "quotes, lists or emphasis are nested more than " + limit
                            + " deep, the limit; simplify the document");
        }
        super.visitChildren(parent);
        depth--;
    }

    @Override
    public void visit(Heading heading) {
        draft.text().heading(heading.getLevel(), inlineText(heading));
    }

    @Override
    public void visit(Paragraph paragraph) {
        boolean item = paragraph.getParent() instanceof ListItem;
        boolean first = item && paragraph.getPrevious() == null;
        String inline = inlineText(paragraph);
        Matcher heading = TIGHT_HEADING.matcher(inline);
        if (!item && heading.matches()) {
            draft.text().heading(heading.group(1).length(), heading.group(2));
            draft.text().add(BlockKind.PARAGRAPH, Objects.requireNonNullElse(heading.group(3), ""));
            return;
        }
        String text = (first ? marker((ListItem) paragraph.getParent()) : "") + inline;
        draft.text().add(item ? BlockKind.LIST_ITEM : BlockKind.PARAGRAPH, text);
    }

    private static String marker(ListItem item) {
        if (item.getParent() instanceof OrderedList list) {
            Integer first = list.getMarkerStartNumber();
            int number = first == null ? 1 : first;
            for (Node before = item.getPrevious(); before != null; before = before.getPrevious()) {
                number++;
            }
            return number + ". ";
        }
        return item.getParent() instanceof BulletList ? "- " : "";
    }

    @Override
    public void visit(FencedCodeBlock code) {
        draft.text().add(BlockKind.CODE, code.getLiteral());
    }

    @Override
    public void visit(IndentedCodeBlock code) {
        draft.text().add(BlockKind.CODE, code.getLiteral());
    }

    @Override
    public void visit(HtmlBlock html) {
        HtmlReader.read(html.getLiteral(), source, draft);
    }

    @Override
    public void visit(CustomBlock block) {
        if (block instanceof TableBlock) {
            headerRow = true;
            visitChildren(block);
        } else if (!(block instanceof YamlFrontMatterBlock)) {
            visitChildren(block);
        }
    }

    @Override
    public void visit(CustomNode node) {
        if (!(node instanceof TableRow)) {
            visitChildren(node);
            return;
        }
        List<String> cells = new ArrayList<>();
        for (Node cell = node.getFirstChild(); cell != null; cell = cell.getNext()) {
            if (cell instanceof TableCell) {
                cells.add(inlineText(cell));
            }
        }
        String row = Row.text(cells);
        draft.text().add(headerRow ? BlockKind.TABLE_HEADER : BlockKind.TABLE_ROW, row);
        headerRow = false;
    }

    @Override
    public void visit(Text text) {
        inline.append(text.getLiteral());
    }

    @Override
    public void visit(Code code) {
        inline.append(code.getLiteral());
    }

    @Override
    public void visit(SoftLineBreak lineBreak) {
        inline.append('\n');
    }

    @Override
    public void visit(HtmlInline html) {
        inline.append(BREAK.matcher(html.getLiteral()).matches() ? String.valueOf(Whitespace.HARD_BREAK) : "");
    }

    @Override
    public void visit(HardLineBreak lineBreak) {
        inline.append(Whitespace.HARD_BREAK);
    }

    private String inlineText(Node parent) {
        inline.setLength(0);
        visitChildren(parent);
        String text = inline.toString();
        inline.setLength(0);
        return text;
    }
}
