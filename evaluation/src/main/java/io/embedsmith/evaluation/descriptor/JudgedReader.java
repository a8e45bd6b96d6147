package io.embedsmith.evaluation.descriptor;

import io.embedsmith.evaluation.dataset.BeirFiles;
import io.embedsmith.evaluation.dataset.FileRevision;
import io.embedsmith.evaluation.dataset.Gaps;
import io.embedsmith.evaluation.dataset.JsonQrels;
import io.embedsmith.evaluation.dataset.Qrels;
import io.embedsmith.evaluation.dataset.RetrievalDataset;
import io.embedsmith.evaluation.dataset.TrecQrels;
import io.embedsmith.evaluation.descriptor.SplitSource.OnGaps;
import io.embedsmith.evaluation.file.MalformedFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Reads corpus, queries and judgements. What they lack of each other is refused, or told and read as MTEB reads it. */
final class JudgedReader {
    private static final String REMEDY = ", or write 'gaps: allowed' to have it counted";

    private final DataFolder data;
    private final Consumer<String> notes;

    JudgedReader(DataFolder data, Consumer<String> notes) {
        this.data = data;
        this.notes = notes;
    }

    RetrievalDataset read(SplitSource.Judged source, String name) {
        Path corpus = data.verified(source.corpus());
        Path queries = data.verified(source.queries());
        Path judged = data.verified(source.qrels().file());
        Qrels qrels =
                switch (source.qrels().format()) {
                    case BEIR -> BeirFiles.qrels(judged);
                    case TREC -> TrecQrels.read(judged);
                    case JSONL -> JsonQrels.read(judged);
                };
        RetrievalDataset dataset = new RetrievalDataset(
                name,
                FileRevision.of(corpus, queries, judged),
                BeirFiles.corpus(corpus),
                BeirFiles.topics(queries),
                qrels);
        Names names = new Names(source, name, base(corpus), base(queries), base(judged));
        if (source.onGaps() == OnGaps.REFUSED) {
            refuse(dataset.gaps(), names);
        } else {
            tell(dataset, names);
        }
        return dataset.withJudgedTopics();
    }

    private static String base(Path file) {
        return String.valueOf(file.getFileName());
    }

    /** What complaints and notes call the parts. */
    private record Names(SplitSource.Judged source, String split, String corpus, String queries, String qrels) {
        MalformedFileException malformed(String message) {
            return source.qrels().file().place().malformed(message + REMEDY);
        }
    }

    private static void refuse(Gaps gaps, Names names) {
        if (!gaps.unjudged().isEmpty()) {
            throw names.malformed("query " + gaps.unjudged().getFirst() + " of " + names.queries()
                    + " has no judgement in " + names.qrels() + more(gaps.unjudged())
                    + "; judge it, take it out of the queries");
        }
        if (!gaps.unasked().isEmpty()) {
            throw names.malformed(
                    names.qrels() + " judges query " + gaps.unasked().getFirst()
                            + ", which is not in " + names.queries() + more(gaps.unasked())
                            + "; add it there, take the judgement out");
        }
        if (!gaps.missing().isEmpty()) {
            Gaps.Judged first = gaps.missing().getFirst();
            throw names.malformed(names.qrels() + " judges passage " + first.passage() + " for query " + first.query()
                    + ", which is not in " + names.corpus() + more(gaps.missing())
                    + "; add it there, take the judgement out");
        }
    }

    private static String more(List<?> all) {
        return all.size() > 1 ? String.format(Locale.ROOT, ", and so with %,d more", all.size() - 1) : "";
    }

    private void tell(RetrievalDataset dataset, Names names) {
        Gaps gaps = dataset.gaps();
        if (!gaps.unjudged().isEmpty()) {
            notes.accept(String.format(
                    Locale.ROOT,
                    "%s: %,d of %,d queries have no judgement in %s and are left out",
                    names.split(),
                    gaps.unjudged().size(),
                    dataset.topics().size(),
                    names.qrels()));
        }
        if (!gaps.unasked().isEmpty()) {
            notes.accept(String.format(
                    Locale.ROOT,
                    "%s: %,d judged queries are not in %s and are left out",
                    names.split(),
                    gaps.unasked().size(),
                    names.queries()));
        }
        if (!gaps.missing().isEmpty()) {
            notes.accept(String.format(
                    Locale.ROOT,
                    "%s: %,d judgements are of passages that are not in %s and count as not found",
                    names.split(),
                    gaps.missing().size(),
                    names.corpus()));
        }
    }
}
