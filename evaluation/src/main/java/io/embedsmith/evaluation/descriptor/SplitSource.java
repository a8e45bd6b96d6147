package io.embedsmith.evaluation.descriptor;

import io.embedsmith.evaluation.table.TableFile.Surplus;
import io.embedsmith.evaluation.table.TableFormat;
import java.util.List;
import java.util.stream.Stream;

/** Where the rows of a split are. */
public sealed interface SplitSource {
    /** All files, in the order in which they make the revision of the data. */
    List<DataFile> files();

    /**
     * A table in one file.
     *
     * @param names of the columns; empty when the file names them
     */
    record OneTable(DataFile file, TableFormat format, List<String> names, Surplus surplus, RowChoice choice)
            implements SplitSource {
        @Override
        public List<DataFile> files() {
            return List.of(file);
        }
    }

    /** Files of lines; line i of each makes row i. */
    record SideBySide(List<Side> sides) implements SplitSource {
        public SideBySide {
            sides = List.copyOf(sides);
        }

        @Override
        public List<DataFile> files() {
            return sides.stream().map(Side::file).toList();
        }
    }

    /** One of the files side by side, and what its lines are. */
    record Side(DataFile file, String column) {}

    /** Questions and contexts in the layout of SQuAD. */
    record Squad(DataFile file) implements SplitSource {
        @Override
        public List<DataFile> files() {
            return List.of(file);
        }
    }

    /** Corpus and queries as BEIR has them, judgements as BEIR or TREC has them. */
    record Judged(DataFile corpus, DataFile queries, DataFile qrels, QrelsFormat format) implements SplitSource {
        @Override
        public List<DataFile> files() {
            return Stream.of(corpus, queries, qrels).toList();
        }
    }

    /** How judgements are written. */
    enum QrelsFormat {
        /** Query, passage, grade between tabs, under a header. */
        BEIR,
        /** Query, iteration, passage, grade between white space. */
        TREC
    }
}
