package io.embedsmith.retrieval.extract;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A document's text and structure. The text is free of control characters (other than line feed and tab) and of lone
 * surrogates.
 *
 * @param title as the document says, else its first heading, else the file name
 * @param mediaType as found, not as declared
 * @param language BCP 47 tag where the document names one or its script tells
 * @param metadata author, created, modified, pages, … where the document has them
 * @param text of all blocks in order, line feeds between them
 * @param blocks in text order, not overlapping; what is between two is white space
 */
public record ExtractedDocument(
        String title,
        String mediaType,
        Optional<String> language,
        Map<String, String> metadata,
        String text,
        List<Block> blocks) {

    public ExtractedDocument {
        metadata = Map.copyOf(metadata);
        blocks = List.copyOf(blocks);
        int end = 0;
        for (Block block : blocks) {
            if (block.start() < end || block.end() > text.length()) {
                throw new IllegalArgumentException("the block from " + block.start() + " to " + block.end()
                        + " overlaps the one before, which ends at " + end + ", or the end of the text, "
                        + text.length());
            }
            end = block.end();
        }
    }
}
