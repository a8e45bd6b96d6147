package io.embedsmith.retrieval.extract.format;

import java.util.ArrayList;
import java.util.List;

/** A paragraph of a Word document under construction. */
final class WordParagraph {
    final StringBuilder text = new StringBuilder();
    /** Texts of the notes that it refers to. */
    final List<String> notes = new ArrayList<>();

    String style = "";
    /** Of the list that it names itself; "0" takes it out of the list that its style names. */
    String list = "";

    int listLevel = -1;
    /** Counted from 0; negative where it says none itself. */
    int outline = -1;
}
