package io.embedsmith.retrieval.extract.format;

import java.util.HashMap;
import java.util.Map;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** The texts of footnotes or endnotes, by {@link #key}; the lines that part them from the text are none. */
final class WordNotes extends DefaultHandler {
    private final Map<String, String> notes = new HashMap<>();
    private final TextAssembler limit;
    private final StringBuilder text = new StringBuilder();
    private String key = "";
    private boolean isText;

    WordNotes(TextAssembler limit) {
        this.limit = limit;
    }

    /** Of what is referred to by this element, {@code footnoteReference} or {@code endnoteReference}, and number. */
    static String key(String element, String id) {
        return element.replace("Reference", "") + ' ' + id;
    }

    Map<String, String> byReference() {
        return notes;
    }

    @Override
    public void startElement(String uri, String localName, String qName, Attributes attributes) {
        switch (localName) {
            case "footnote", "endnote" -> {
                key = key(localName, id(attributes));
                text.setLength(0);
            }
            case "t" -> isText = true;
            case "tab", "br", "p" -> text.append(' ');
            default -> {}
        }
    }

    private static String id(Attributes attributes) {
        for (int i = 0; i < attributes.getLength(); i++) {
            if (attributes.getLocalName(i).equals("id")) {
                return attributes.getValue(i);
            }
        }
        return "";
    }

    @Override
    public void characters(char[] characters, int start, int length) {
        if (isText) {
            limit.checkRoom(text.length() + (long) length);
            text.append(characters, start, length);
        }
    }

    @Override
    public void endElement(String uri, String localName, String qName) {
        if (localName.equals("t")) {
            isText = false;
        } else if (localName.equals("footnote") || localName.equals("endnote")) {
            notes.put(key, text.toString());
        }
    }
}
