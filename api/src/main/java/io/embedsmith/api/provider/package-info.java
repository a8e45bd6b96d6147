/**
 * Models that run elsewhere, behind the embeddings call that OpenAI's API has and that text-embeddings-inference, vLLM, Ollama and
 * most providers offer as well. Entry: {@link io.embedsmith.api.provider.RemoteEncoder}.
 */
@NullMarked
package io.embedsmith.api.provider;

import org.jspecify.annotations.NullMarked;
