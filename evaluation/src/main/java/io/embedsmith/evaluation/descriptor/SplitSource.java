package io.embedsmith.evaluation.descriptor;

import io.embedsmith.evaluation.table.TableFile.Surplus;
import io.embedsmith.evaluation.table.TableFormat;
import java.util.List;
import java.util.Optional;
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

    /**
     * Corpus and queries as BEIR has them, and what was judged.
     *
     * @param candidates of each query; empty where the whole corpus is searched
     */
    record Judged(
            DataFile corpus, DataFile queries, QrelsFile qrels, Optional<CandidatesFile> candidates, OnGaps onGaps)
            implements SplitSource {
        @Override
        public List<DataFile> files() {
            return Stream.concat(
                            Stream.of(corpus, queries, qrels.file()), candidates.map(CandidatesFile::file).stream())
                    .toList();
        }
    }

    /** Judgements, and how they are written. */
    record QrelsFile(DataFile file, QrelsFormat format) {}

    /** How judgements are written. */
    enum QrelsFormat {
        /** Query, passage, grade between tabs, under a header; or JSON Lines, where the name of the file says so. */
        BEIR,
        /** Query, iteration, passage, grade between white space. */
        TREC,
        /** JSON Lines with {@code query-id}, {@code corpus-id}, {@code score}. */
        JSONL
    }

    /** What is ranked for each query, and how it is written. */
    record CandidatesFile(DataFile file, CandidatesFormat format) {}

    /** How candidates are written. */
    enum CandidatesFormat {
        /** A TREC run: query, Q0, passage, rank, score, tag. */
        TREC,
        /** JSON Lines with {@code query-id} and the list {@code corpus-ids}. */
        JSONL
    }

    /** What becomes of what corpus, queries and judgements lack of each other. */
    enum OnGaps {
        /** It is a mistake. */
        REFUSED,
        /** As in MTEB: such queries are left out, such passages count as not found. It is told how many there are. */
        ALLOWED
    }
}
