package io.embedsmith.evaluation.task;

/** One split of one subset of a task, in memory: one record for each shape that protocols need. */
public sealed interface TaskData
        permits ScoredPairs,
                LabelledSplits,
                MultilabelSplits,
                ClusterSets,
                ClusterTexts,
                BitextPairs,
                SummaryTexts,
                RetrievalTask,
                RerankingTask {}
