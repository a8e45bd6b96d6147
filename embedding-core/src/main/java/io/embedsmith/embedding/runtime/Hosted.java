package io.embedsmith.embedding.runtime;

import io.embedsmith.embedding.model.ModelCard;
import io.embedsmith.embedding.model.ModelDirectory;
import java.util.stream.Stream;

/** A model of a {@link LocalModelHost}. */
sealed interface Hosted extends AutoCloseable permits HostedModel, HostedReranker {

    HostedGraph graph();

    ModelCard card();

    default ModelDirectory directory() {
        return graph().directory();
    }

    /** Names that find it. */
    default Stream<String> names() {
        return Stream.concat(Stream.of(directory().card().id().value()), directory().aliases().stream());
    }

    @Override
    default void close() {
        graph().close();
    }
}
