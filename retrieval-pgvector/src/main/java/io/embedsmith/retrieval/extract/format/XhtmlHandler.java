package io.embedsmith.retrieval.extract.format;

import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** Takes the XHTML events of a Tika parser to {@link MarkupBlocks}; pages, slides and sheets are {@code div}s there. */
final class XhtmlHandler extends DefaultHandler {
    private static final Set<String> PAGE_CLASSES = Set.of("page", "slide-content", "sheet");
    private static final Set<String> SKIPPED_ELEMENTS = Set.of("head", "script", "style", "svg", "nav");
    private static final Set<String> SKIPPED_CLASSES =
            Set.of("slide-master-content", "embedded", "package-entry", "annotation", "outside");

    /** What the parser of DOCX writes where a note is referred to. */
    private static final Pattern NOTE_MARK = Pattern.compile("\\[(?:footnote|endnote)Ref:\\d+]");

    private final TextAssembler text;
    private final MarkupBlocks blocks;
    private final boolean slides;
    private int page;
    private int skipped;
    /** The next paragraph is the title of its slide. */
    private boolean slideTitle;

    XhtmlHandler(Draft draft, Source source, boolean slides) {
        this.text = draft.text();
        this.blocks = new MarkupBlocks(draft.text(), source.limits().depth());
        this.slides = slides;
    }

    @Override
    public void startElement(String uri, String localName, String qName, Attributes attributes) {
        String element = name(localName, qName);
        String kind = attributes.getValue("class") == null ? "" : attributes.getValue("class");
        if (skipped > 0 || SKIPPED_ELEMENTS.contains(element) || SKIPPED_CLASSES.contains(kind)) {
            skipped++;
            return;
        }
        blocks.start(mapped(element), attribute -> Objects.requireNonNullElse(attributes.getValue(attribute), ""));
        if (element.equals("div") && PAGE_CLASSES.contains(kind)) {
            text.page(++page);
            slideTitle = slides;
        }
    }

    @Override
    public void characters(char[] characters, int start, int length) {
        String read = new String(characters, start, length);
        if (skipped == 0) {
            blocks.text(read.indexOf('[') < 0 ? read : NOTE_MARK.matcher(read).replaceAll(""));
        }
    }

    @Override
    public void ignorableWhitespace(char[] characters, int start, int length) {
        characters(characters, start, length);
    }

    @Override
    public void endElement(String uri, String localName, String qName) {
        String element = name(localName, qName);
        if (skipped > 0) {
            skipped--;
            return;
        }
        boolean title = slideTitle && element.equals("p");
        blocks.end(title ? "h2" : element);
        slideTitle &= !title;
    }

    /** Writes out what is left; parsers of containers may end several documents. */
    void finish() {
        blocks.finish();
    }

    private String mapped(String element) {
        return slideTitle && element.equals("p") ? "h2" : element;
    }

    private static String name(String localName, String qName) {
        return (localName.isEmpty() ? qName : localName).toLowerCase(Locale.ROOT);
    }
}
