package io.embedsmith.evaluation.descriptor;

import io.embedsmith.embedding.ranking.PassageId;
import io.embedsmith.evaluation.dataset.BeirFiles;
import io.embedsmith.evaluation.dataset.Corpus;
import io.embedsmith.evaluation.dataset.FileRevision;
import io.embedsmith.evaluation.dataset.Judgements;
import io.embedsmith.evaluation.dataset.Passage;
import io.embedsmith.evaluation.dataset.Qrels;
import io.embedsmith.evaluation.dataset.Query;
import io.embedsmith.evaluation.dataset.QueryId;
import io.embedsmith.evaluation.dataset.RetrievalDataset;
import io.embedsmith.evaluation.dataset.SquadFile;
import io.embedsmith.evaluation.dataset.Topics;
import io.embedsmith.evaluation.dataset.TrecQrels;
import io.embedsmith.evaluation.table.Row;
import io.embedsmith.evaluation.task.IdenticalIds;
import io.embedsmith.evaluation.task.RerankingTask;
import io.embedsmith.evaluation.task.RetrievalTask;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Reads queries, passages and judgements. Queries without a relevant passage are left out, as MTEB does. */
final class RetrievalReader {
    private final TaskDescriptor task;
    private final DataFolder data;

    RetrievalReader(TaskCatalog.Task task) {
        this.task = task.descriptor();
        this.data = task.data();
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
        return new RetrievalTask(answerable(dataset, source.files().getFirst()), identical);
    }

    private static RuntimeException unfit(SplitSource source) {
        return source.files()
                .getFirst()
                .place()
                .malformed("a Retrieval task reads 'squad', or 'corpus' with 'queries' and 'qrels'; write one of them");
    }

    private static RetrievalDataset answerable(RetrievalDataset dataset, DataFile file) {
        RetrievalDataset answerable = dataset.withAnswerableTopics();
        if (answerable.topics().size() == 0) {
            throw file.place()
                    .malformed("the split is empty: none of " + dataset.topics().size()
                            + " queries has a relevant passage; at least 1 is needed");
        }
        return answerable;
    }

    private RetrievalDataset judged(SplitSource.Judged source, String name) {
        Path corpusFile = data.verified(source.corpus());
        Path queriesFile = data.verified(source.queries());
        Path qrelsFile = data.verified(source.qrels());
        Corpus corpus = BeirFiles.corpus(corpusFile);
        Topics topics = BeirFiles.topics(queriesFile);
        Qrels qrels =
                switch (source.format()) {
                    case BEIR -> BeirFiles.qrels(qrelsFile);
                    case TREC -> TrecQrels.read(qrelsFile);
                };
        requireJudgements(source, topics, qrels);
        requireTexts(
                source,
                corpus,
                new HashSet<>(topics.queries().stream().map(Query::id).toList()),
                qrels);
        return new RetrievalDataset(name, FileRevision.of(corpusFile, queriesFile, qrelsFile), corpus, topics, qrels);
    }

    private static void requireJudgements(SplitSource.Judged source, Topics topics, Qrels qrels) {
        List<Query> unjudged = topics.queries().stream()
                .filter(query -> !qrels.queries().contains(query.id()))
                .toList();
        if (!unjudged.isEmpty()) {
            throw source.qrels()
                    .place()
                    .malformed("query " + unjudged.getFirst().id() + " of "
                            + source.queries().path()
                            + " has no judgement in " + source.qrels().path()
                            + (unjudged.size() > 1 ? ", and so have " + (unjudged.size() - 1) + " more" : "")
                            + "; judge it, or take it out of the queries");
        }
    }

    private static void requireTexts(SplitSource.Judged source, Corpus corpus, Set<QueryId> queries, Qrels qrels) {
        for (QueryId query : qrels.queries()) {
            if (!queries.contains(query)) {
                throw source.qrels()
                        .place()
                        .malformed(source.qrels().path() + " judges query " + query + ", which is not in "
                                + source.queries().path() + "; add it there, or take the judgement out");
            }
            for (PassageId passage : new TreeSet<>(qrels.of(query).grades().keySet())) {
                if (corpus.passage(passage).isEmpty()) {
                    throw source.qrels()
                            .place()
                            .malformed(source.qrels().path() + " judges passage " + passage + " for query " + query
                                    + ", which is not in " + source.corpus().path()
                                    + "; add it there, or take the judgement out");
                }
            }
        }
    }

    /**
     * A query is a text that comes in one row or more; each row is a passage of its own, a candidate for its query. Passages
     * are named as in MTEB's converted sets, where those of grade 0 come first among equal scores.
     */
    RerankingTask reranking(List<Row> rows, String name) {
        Map<String, QueryId> queries = new LinkedHashMap<>();
        List<Passage> passages = new ArrayList<>();
        Map<QueryId, Map<PassageId, Integer>> grades = new LinkedHashMap<>();
        for (Row row : rows) {
            QueryId query =
                    queries.computeIfAbsent(row.text(column("query")), text -> new QueryId("q" + (queries.size() + 1)));
            Map<PassageId, Integer> ofQuery = grades.computeIfAbsent(query, id -> new LinkedHashMap<>());
            int grade = grade(row);
            PassageId id = new PassageId((grade > 0 ? "apositive_" : "negative_") + query + "_" + (ofQuery.size() + 1));
            passages.add(new Passage(id, "", row.text(column("passage"))));
            ofQuery.put(id, grade);
        }
        Map<QueryId, Judgements> judgements = new LinkedHashMap<>();
        Map<QueryId, List<PassageId>> candidates = new HashMap<>();
        grades.forEach((query, ofQuery) -> {
            judgements.put(query, new Judgements(ofQuery));
            candidates.put(query, List.copyOf(ofQuery.keySet()));
        });
        List<Query> topics = new ArrayList<>();
        queries.forEach((text, id) -> topics.add(new Query(id, text)));
        RetrievalDataset dataset = new RetrievalDataset(
                name, task.name(), Corpus.of(passages), new Topics(topics), Qrels.copyOf(judgements));
        return new RerankingTask(dataset.withAnswerableTopics(), candidates);
    }

    private static int grade(Row row, String column) {
        double grade = row.number(column);
        if (grade != Math.rint(grade) || Math.abs(grade) > 1_000_000) {
            throw row.place().malformed("the grade is " + grade + "; a whole number is needed");
        }
        return (int) grade;
    }

    private int grade(Row row) {
        return grade(row, column("grade"));
    }

    private String column(String role) {
        return Objects.requireNonNull(task.columns().get(role), role).getFirst();
    }
}
