/**
 * The protocols of MTEB 2.20, one class for each type of task: {@link io.embedsmith.evaluation.protocol.SemanticSimilarity},
 * {@link io.embedsmith.evaluation.protocol.PairClassification}, {@link io.embedsmith.evaluation.protocol.Classification},
 * {@link io.embedsmith.evaluation.protocol.MultilabelClassification}, {@link
 * io.embedsmith.evaluation.protocol.LegacyClustering}, {@link io.embedsmith.evaluation.protocol.Clustering}, {@link
 * io.embedsmith.evaluation.protocol.BitextMining}, {@link io.embedsmith.evaluation.protocol.Summarization}, {@link
 * io.embedsmith.evaluation.protocol.Retrieval}, {@link io.embedsmith.evaluation.protocol.Reranking}. None knows a task by
 * name: what differs between tasks is in their settings.
 */
@NullMarked
package io.embedsmith.evaluation.protocol;

import org.jspecify.annotations.NullMarked;
