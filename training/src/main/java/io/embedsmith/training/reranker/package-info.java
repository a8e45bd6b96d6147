/**
 * New rerankers from encoders: {@link io.embedsmith.training.reranker.NewReranker}. The directory is laid out as transformers
 * lays out its classifiers.
 */
@NullMarked
package io.embedsmith.training.reranker;

import org.jspecify.annotations.NullMarked;
