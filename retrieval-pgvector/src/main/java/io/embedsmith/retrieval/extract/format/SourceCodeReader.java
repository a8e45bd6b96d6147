package io.embedsmith.retrieval.extract.format;

import io.embedsmith.retrieval.extract.BlockKind;
import java.io.IOException;
import java.nio.file.Files;

/** Source code and configuration: blank lines end blocks, line ends and indentation are kept. */
final class SourceCodeReader implements FormatReader {

    @Override
    public void read(Source source, Draft draft) throws IOException {
        String text = SafeText.clean(TextDecoder.decode(Files.readAllBytes(source.file())));
        draft.text().checkRoom(text.length());
        StringBuilder block = new StringBuilder();
        for (String line : (Iterable<String>) text.lines()::iterator) {
            if (line.isBlank()) {
                draft.text().add(BlockKind.CODE, block.toString());
                block.setLength(0);
            } else {
                block.append(line).append('\n');
            }
        }
        draft.text().add(BlockKind.CODE, block.toString());
    }
}
