/**
 * What a system is measured on: corpus, topics and qrels, and the readers of the BEIR and TREC formats.
 */
@NullMarked
package io.embedsmith.evaluation.dataset;

import org.jspecify.annotations.NullMarked;
