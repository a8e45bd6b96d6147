package io.embedsmith.retrieval.extract.format;

import java.io.IOException;

/** Reads one family of formats. */
interface FormatReader {

    /**
     * Reads the source into the draft.
     *
     * @throws DocumentRefusedException if it cannot be read, with the reason
     * @throws IOException if the file cannot be opened
     */
    void read(Source source, Draft draft) throws IOException;
}
