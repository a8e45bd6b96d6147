package io.embedsmith.retrieval.extract.format;

import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** The paragraphs of a diagram or a chart (DrawingML). */
final class DrawingText extends DefaultHandler {
    private final MarkupBlocks blocks;
    private boolean isText;

    DrawingText(MarkupBlocks blocks) {
        this.blocks = blocks;
    }

    @Override
    public void startElement(String uri, String localName, String qName, Attributes attributes) {
        switch (localName) {
            case "p" -> blocks.start("p");
            case "br" -> blocks.start("br");
            case "t" -> isText = true;
            default -> {}
        }
    }

    @Override
    public void characters(char[] characters, int start, int length) {
        if (isText) {
            blocks.text(new String(characters, start, length));
        }
    }

    @Override
    public void endElement(String uri, String localName, String qName) {
        switch (localName) {
            case "p" -> blocks.end("p");
            case "t" -> isText = false;
            default -> {}
        }
    }
}
