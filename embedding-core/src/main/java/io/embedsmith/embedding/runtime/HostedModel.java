package io.embedsmith.embedding.runtime;

import io.embedsmith.embedding.EmbeddingInputException;
import io.embedsmith.embedding.ModelFailureException;
import io.embedsmith.embedding.TextTooLongException;
import io.embedsmith.embedding.model.ModelCard;
import io.embedsmith.embedding.model.ModelDirectory;
import io.embedsmith.embedding.runtime.EmbeddingRequest.Processors;
import io.embedsmith.embedding.text.TextRole;
import io.embedsmith.embedding.tokenizer.SubwordTokenizer;
import io.embedsmith.embedding.tokenizer.TokenIds;
import io.embedsmith.embedding.tokenizer.Tokenizer;
import io.embedsmith.embedding.vector.DenseVector;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** A model of a {@link LocalModelHost}: embeds texts. */
final class HostedModel implements Hosted, EmbeddingModel {
    private final ModelDirectory directory;
    private final HostParts parts;
    private final HostedGraph graph;

    HostedModel(ModelDirectory directory, HostParts parts) {
        this.directory = directory;
        this.parts = parts;
        this.graph = new HostedGraph(directory, parts);
    }

    @Override
    public HostedGraph graph() {
        return graph;
    }

    @Override
    public ModelCard card() {
        return directory.card().withSpeed(parts.speeds().of(directory.card()));
    }

    @Override
    public Tokenizer tokenizer() {
        return graph.tokenizer();
    }

    @Override
    public List<DenseVector> embed(EmbeddingRequest request) {
        return embed(request, texts -> {});
    }

    @Override
    public List<DenseVector> embed(EmbeddingRequest request, IntConsumer embedded) {
        int dimension = dimension(request);
        if (request.texts().isEmpty()) {
            return List.of();
        }
        if (request.texts().size() == 1
                && request.processors() == Processors.ALL
                && parts.workers().areIdle()) {
            Optional<float[]> pooled = alone(request);
            if (pooled.isPresent()) {
                embedded.accept(1);
                return List.of(finish(pooled.get(), dimension, 0));
            }
        }
        boolean urgent = request.role() == TextRole.QUERY;
        List<TokenIds> tokens = graph.tokenize(
                request.texts().size(),
                urgent,
                (loaded, from, end) -> IntStream.range(from, end)
                        .mapToObj(position -> tokens(loaded, request, position))
                        .toList());
        DenseVector[] vectors = new DenseVector[tokens.size()];
        List<float[]> pooled = graph.run(tokens, urgent, embedded);
        for (int position = 0; position < vectors.length; position++) {
            vectors[position] = finish(pooled.get(position), dimension, position);
        }
        return List.of(vectors);
    }

    /**
     * The pooled vector of the one text, run by the calling thread with the help of all others: handing it over and back
     * costs 0.2 ms, and a worker's run has one thread.
     *
     * @return empty if the others have work by now, or there is no memory to load the model for this too
     */
    private Optional<float[]> alone(EmbeddingRequest request) {
        Optional<SessionCache.Lease> room = parts.sessions().acquireForOneRun(directory);
        if (room.isEmpty()) {
            return Optional.empty();
        }
        try (SessionCache.Lease lease = room.get()) {
            return parts.workers().inPlaceOfAll(() -> {
                TokenBatch text = new TokenBatch(List.of(0), List.of(tokens(graph.tokenizer(), request, 0)));
                return lease.session().run(text, new RunBuffers(text.length()))[0];
            });
        }
    }

    private int dimension(EmbeddingRequest request) {
        int all = directory.card().dimension();
        int wanted = request.dimensions().orElse(all);
        if (wanted > all) {
            throw new EmbeddingInputException("dimensions is " + wanted + ", model "
                    + directory.card().id() + " has " + all + "; ask for 1 to " + all);
        }
        return wanted;
    }

    private TokenIds tokens(SubwordTokenizer loaded, EmbeddingRequest request, int position) {
        String text =
                directory.instructions().before(request.role(), request.texts().get(position));
        int limit = directory.card().maxTokens();
        return switch (request.truncation()) {
            case END -> loaded.ids(text, limit, SubwordTokenizer.Cut.END);
            case START -> loaded.ids(text, limit, SubwordTokenizer.Cut.START);
            case NONE -> {
                int count = loaded.countUpTo(text, limit);
                if (count > limit) {
                    throw new TextTooLongException("text " + position + " has "
                            + (text.length() > loaded.window() ? "at least " : "") + count + " tokens, model "
                            + directory.card().id() + " accepts " + limit + "; split it or allow truncation");
                }
                yield loaded.ids(text, limit, SubwordTokenizer.Cut.END);
            }
        };
    }

    /** Cuts to the wanted dimensions, then gives unit length if the model's vectors have it. */
    private DenseVector finish(float[] pooled, int dimension, int position) {
        float[] vector = dimension == pooled.length ? pooled : java.util.Arrays.copyOf(pooled, dimension);
        double square = 0;
        for (float component : vector) {
            square += (double) component * component;
        }
        double norm = Math.sqrt(square);
        if (!Double.isFinite(norm) || norm == 0) {
            throw new ModelFailureException("model " + directory.card().id() + " gave "
                    + (norm == 0 ? "the zero vector" : "NaN or infinity") + " for text " + position
                    + "; the text is fine, the model's file is not: check or replace it");
        }
        if (directory.normalize()) {
            for (int i = 0; i < vector.length; i++) {
                vector[i] = (float) (vector[i] / norm);
            }
        }
        return DenseVector.copyOf(vector);
    }
}
