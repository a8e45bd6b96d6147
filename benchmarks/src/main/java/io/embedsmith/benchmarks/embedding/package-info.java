/**
 * Embedding beside langchain4j's in-process models: throughput on texts of mixed lengths, latency of one short text, and
 * whether the vectors agree.
 */
@NullMarked
package io.embedsmith.benchmarks.embedding;

import org.jspecify.annotations.NullMarked;
