package io.embedsmith.evaluation.descriptor;

import io.embedsmith.embedding.ranking.PassageId;
import io.embedsmith.embedding.ranking.ScoredPassage;
import io.embedsmith.evaluation.dataset.Query;
import io.embedsmith.evaluation.dataset.QueryId;
import io.embedsmith.evaluation.dataset.RetrievalDataset;
import io.embedsmith.evaluation.dataset.SquadFile;
import io.embedsmith.evaluation.descriptor.SplitSource.CandidatesFile;
import io.embedsmith.evaluation.run.TopRankedFile;
import io.embedsmith.evaluation.run.TrecRunReader;
import io.embedsmith.evaluation.task.IdenticalIds;
import io.embedsmith.evaluation.task.RerankingTask;
import io.embedsmith.evaluation.task.RetrievalTask;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** Reads queries, passages and judgements, and the candidates of each query where only they are ranked. */
final class RetrievalReader {
    private final TaskDescriptor task;
    private final DataFolder data;
    private final Consumer<String> notes;

    RetrievalReader(TaskCatalog.Task task, Consumer<String> notes) {
        this.task = task.descriptor();
        this.data = task.data();
        this.notes = notes;
    }

    RetrievalTask retrieval(SplitSource source, String name) {
        RetrievalDataset dataset =
                switch (source) {
                    case SplitSource.Squad squad -> SquadFile.read(data.verified(squad.file()), name);
                    case SplitSource.Judged judged -> judged(judged, name);
                    case SplitSource.OneTable table -> throw unfit(table);
                    case SplitSource.SideBySide files -> throw unfit(files);
                };
        IdenticalIds identical =
                task.settings().text("ignore_identical_ids").orElse("false").equals("true")
                        ? IdenticalIds.REMOVED
                        : IdenticalIds.KEPT;
        return new RetrievalTask(answerable(dataset, source), identical);
    }

    private RetrievalDataset judged(SplitSource.Judged source, String name) {
        if (source.candidates().isPresent()) {
            throw source.candidates()
                    .get()
                    .file()
                    .place()
                    .malformed("a Retrieval task searches the whole corpus; leave 'candidates' out, or write"
                            + " 'type: Reranking' to rank only them");
        }
        return new JudgedReader(data, notes).read(source, name);
    }

    private static RuntimeException unfit(SplitSource source) {
        return source.files()
                .getFirst()
                .place()
                .malformed("a Retrieval task reads 'beir', 'squad', or 'corpus' with 'queries' and 'qrels'; write one"
                        + " of them");
    }

    /** A query whose judgements are all 0 stays, and scores 0, as in MTEB; but there must be one that can do better. */
    private static RetrievalDataset answerable(RetrievalDataset dataset, SplitSource source) {
        if (dataset.withAnswerableTopics().topics().size() == 0) {
            throw source.files()
                    .getFirst()
                    .place()
                    .malformed("the split is empty: none of " + dataset.topics().size()
                            + " queries has a relevant passage; at least 1 is needed");
        }
        return dataset;
    }

    /** Only the candidates are ranked. */
    RerankingTask reranking(SplitSource.Judged source, String name) {
        CandidatesFile file = source.candidates()
                .orElseThrow(() -> source.corpus()
                        .place()
                        .malformed("a Reranking task ranks candidates, and none are named; write 'candidates', a"
                                + " TREC run or MTEB's top_ranked as JSON Lines, or 'type: Retrieval' to"
                                + " search the whole corpus"));
        RetrievalDataset dataset = answerable(new JudgedReader(data, notes).read(source, name), source);
        Map<QueryId, List<PassageId>> candidates = candidates(file, dataset);
        long without = dataset.topics().queries().stream()
                .filter(query -> !candidates.containsKey(query.id()))
                .count();
        if (without > 0) {
            notes.accept(String.format(
                    Locale.ROOT,
                    "%s: %,d queries have no candidates in %s and score 0",
                    name,
                    without,
                    file.file().path()));
        }
        return new RerankingTask(dataset, candidates);
    }

    private Map<QueryId, List<PassageId>> candidates(CandidatesFile file, RetrievalDataset dataset) {
        Path path = data.verified(file.file());
        Map<QueryId, List<PassageId>> all =
                switch (file.format()) {
                    case JSONL -> TopRankedFile.read(path);
                    case TREC -> run(path);
                };
        Map<QueryId, List<PassageId>> ofTopics = new LinkedHashMap<>();
        for (Query query : dataset.topics().queries()) {
            List<PassageId> ids = all.get(query.id());
            if (ids == null) {
                continue;
            }
            for (PassageId id : ids) {
                if (dataset.corpus().passage(id).isEmpty()) {
                    throw file.file()
                            .place()
                            .malformed("passage " + id + ", a candidate of query " + query.id() + " in "
                                    + file.file().path() + ", is not in the corpus; add it there, or take it out of the"
                                    + " candidates");
                }
            }
            ofTopics.put(query.id(), ids);
        }
        return ofTopics;
    }

    private static Map<QueryId, List<PassageId>> run(Path path) {
        Map<QueryId, List<PassageId>> candidates = new LinkedHashMap<>();
        TrecRunReader.read(path)
                .rankings()
                .forEach((query, ranking) -> candidates.put(
                        query,
                        ranking.passages().stream().map(ScoredPassage::id).toList()));
        return candidates;
    }
}
