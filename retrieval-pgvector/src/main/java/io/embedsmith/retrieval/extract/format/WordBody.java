package io.embedsmith.retrieval.extract.format;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/**
 * The body of a Word document as it streams by. What was deleted or moved away, hidden instructions of fields, and the
 * second version of a drawing for old programs are left out; text boxes follow the paragraph that they hang on.
 */
final class WordBody extends DefaultHandler {
    /** Their content is not part of the text, or is there a second time. */
    private static final Set<String> LEFT_OUT =
            Set.of("Fallback", "moveFrom", "pPrChange", "rPrChange", "rt", "sdtPr", "sectPr", "sectPrChange", "tblPr");

    private final WordParagraphs paragraphs;
    private final Map<String, String> notes;
    private final Deque<WordParagraph> open = new ArrayDeque<>();
    private final List<WordParagraph> inBoxes = new ArrayList<>();
    private int leftOut;
    private boolean isText;
    /** Tables in text boxes are read as the paragraphs in their cells. */
    private int boxes;

    WordBody(WordParagraphs paragraphs, Map<String, String> notes) {
        this.paragraphs = paragraphs;
        this.notes = notes;
    }

    @Override
    public void startElement(String uri, String localName, String qName, Attributes attributes) {
        if (leftOut > 0 || LEFT_OUT.contains(localName)) {
            leftOut++;
            return;
        }
        WordParagraph paragraph = open.peek();
        switch (localName) {
            case "p" -> open.push(new WordParagraph());
            case "txbxContent" -> boxes++;
            case "tbl", "tr", "tc", "gridSpan", "vMerge" -> startTablePart(localName, value(attributes, "val"));
            default -> {
                if (paragraph != null) {
                    startInParagraph(paragraph, localName, attributes);
                }
            }
        }
    }

    private void startTablePart(String element, String value) {
        if (boxes == 0) {
            paragraphs.startTablePart(element, value);
        }
    }

    private void startInParagraph(WordParagraph paragraph, String element, Attributes attributes) {
        switch (element) {
            case "t" -> isText = true;
            case "br", "cr" -> paragraph.text.append(Whitespace.HARD_BREAK);
            case "tab", "ptab" -> paragraph.text.append('\t');
            case "noBreakHyphen" -> paragraph.text.append('-');
            case "pStyle" -> paragraph.style = value(attributes, "val");
            case "numId" -> paragraph.list = value(attributes, "val");
            case "ilvl" -> paragraph.listLevel = ItemMarks.number(value(attributes, "val"), 0);
            case "outlineLvl" -> paragraph.outline = ItemMarks.number(value(attributes, "val"), -1);
            case "footnoteReference", "endnoteReference" -> {
                String note = notes.get(WordNotes.key(element, value(attributes, "id")));
                if (note != null) {
                    paragraph.notes.add(note);
                }
            }
            default -> {}
        }
    }

    @Override
    public void characters(char[] characters, int start, int length) {
        WordParagraph paragraph = open.peek();
        if (leftOut == 0 && isText && paragraph != null) {
            paragraphs.checkRoom(paragraph.text.length() + length);
            paragraph.text.append(characters, start, length);
        }
    }

    @Override
    public void endElement(String uri, String localName, String qName) {
        if (leftOut > 0) {
            leftOut--;
            return;
        }
        switch (localName) {
            case "t" -> isText = false;
            case "p" -> endParagraph();
            case "txbxContent" -> boxes--;
            case "tbl", "tr", "tc" -> {
                if (boxes == 0) {
                    paragraphs.endTablePart(localName);
                }
            }
            default -> {}
        }
    }

    private void endParagraph() {
        WordParagraph ended = open.pop();
        if (!open.isEmpty()) {
            inBoxes.add(ended);
            return;
        }
        paragraphs.add(ended);
        inBoxes.forEach(paragraphs::add);
        inBoxes.clear();
    }

    private static String value(Attributes attributes, String name) {
        for (int i = 0; i < attributes.getLength(); i++) {
            if (attributes.getLocalName(i).equals(name)) {
                return Objects.requireNonNullElse(attributes.getValue(i), "");
            }
        }
        return "";
    }
}
