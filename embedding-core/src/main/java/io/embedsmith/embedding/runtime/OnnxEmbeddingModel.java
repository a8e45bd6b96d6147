package io.embedsmith.embedding.runtime;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.embedsmith.embedding.EmbeddingException;
import io.embedsmith.embedding.EmbeddingInputException;
import io.embedsmith.embedding.ModelFailureException;
import io.embedsmith.embedding.ModelUnavailableException;
import io.embedsmith.embedding.TextTooLongException;
import io.embedsmith.embedding.model.ModelCard;
import io.embedsmith.embedding.model.ModelDirectory;
import io.embedsmith.embedding.tokenizer.SubwordTokenizer;
import io.embedsmith.embedding.tokenizer.TokenIds;
import io.embedsmith.embedding.tokenizer.Tokenizer;
import io.embedsmith.embedding.vector.DenseVector;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** One loaded ONNX graph: length-sorted batches by token budget, several runs at a time, one thread each. */
final class OnnxEmbeddingModel implements EmbeddingModel, AutoCloseable {
    /** Padded tokens of one run; beyond this the activations fall out of the cache (measured: 8,192 is a third slower). */
    private static final int BATCH_TOKENS = 1_024;

    private final ModelDirectory directory;
    private final SubwordTokenizer tokenizer;
    private final ExecutorService runs;
    private final int parallelRuns;
    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;
    private final boolean quantized;

    OnnxEmbeddingModel(ModelDirectory directory, SubwordTokenizer tokenizer, ExecutorService runs, int parallelRuns) {
        this.directory = directory;
        this.tokenizer = tokenizer;
        this.runs = runs;
        this.parallelRuns = parallelRuns;
        this.quantized = directory.card().precision().equals("int8");
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            this.session = environment.createSession(directory.weights().toString(), options);
        } catch (OrtException e) {
            throw new ModelUnavailableException(directory.weights() + " cannot be loaded: " + e.getMessage(), e);
        }
    }

    @Override
    public ModelCard card() {
        return directory.card();
    }

    @Override
    public Tokenizer tokenizer() {
        return tokenizer;
    }

    @Override
    public List<DenseVector> embed(EmbeddingRequest request) {
        int dimensions = request.dimensions().orElse(card().dimension());
        if (dimensions > card().dimension()) {
            throw new EmbeddingInputException("dimensions is " + dimensions + ", model " + card().id() + " has "
                    + card().dimension() + "; ask for 1 to " + card().dimension());
        }
        List<TokenIds> tokens =
                request.texts().stream().map(text -> tokenize(request, text)).toList();
        DenseVector[] vectors = new DenseVector[tokens.size()];
        List<Future<?>> running = new ArrayList<>();
        for (List<Integer> batch : batches(tokens)) {
            running.add(runs.submit(() -> run(batch, tokens, dimensions, vectors)));
        }
        running.forEach(OnnxEmbeddingModel::await);
        return List.of(vectors);
    }

    private TokenIds tokenize(EmbeddingRequest request, String text) {
        String instructed = directory.instructions().before(request.role(), text);
        return switch (request.truncation()) {
            case END -> tokenizer.ids(instructed, card().maxTokens(), SubwordTokenizer.Cut.END);
            case START -> tokenizer.ids(instructed, card().maxTokens(), SubwordTokenizer.Cut.START);
            case NONE -> {
                int count = tokenizer.countTokens(instructed) + tokenizer.specialTokens();
                if (count > card().maxTokens()) {
                    throw new TextTooLongException("text has " + count + " tokens with its instruction, model "
                            + card().id() + " accepts " + card().maxTokens()
                            + "; split it, or turn truncation on");
                }
                yield tokenizer.ids(instructed, card().maxTokens(), SubwordTokenizer.Cut.END);
            }
        };
    }

    /**
     * Indexes of texts that run together: neighbours in length, so that little is padding. A dynamically quantised graph
     * takes its activation scales over the whole batch, so there each text runs alone: its vector must not depend on its
     * batch mates.
     */
    private List<List<Integer>> batches(List<TokenIds> tokens) {
        List<Integer> byLength = IntStream.range(0, tokens.size())
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> tokens.get(i).size())
                        .reversed())
                .toList();
        int total = tokens.stream().mapToInt(TokenIds::size).sum();
        int budget = Math.clamp(total / parallelRuns, 1, BATCH_TOKENS);
        List<List<Integer>> batches = new ArrayList<>();
        for (int from = 0; from < byLength.size(); ) {
            int longest = tokens.get(byLength.get(from)).size();
            int texts = quantized ? 1 : Math.max(1, budget / Math.max(1, longest));
            int to = Math.min(byLength.size(), from + texts);
            batches.add(byLength.subList(from, to));
            from = to;
        }
        return batches;
    }

    private void run(List<Integer> batch, List<TokenIds> tokens, int dimensions, DenseVector[] vectors) {
        int texts = batch.size();
        int longest = batch.stream().mapToInt(i -> tokens.get(i).size()).max().orElse(1);
        // ids, mask, types: [B, T]
        LongBuffer ids = LongBuffer.allocate(texts * longest);
        LongBuffer mask = LongBuffer.allocate(texts * longest);
        LongBuffer types = LongBuffer.allocate(texts * longest);
        for (int b = 0; b < texts; b++) {
            TokenIds text = tokens.get(batch.get(b));
            ids.put(b * longest, text.ids());
            types.put(b * longest, text.typeIds());
            for (int t = 0; t < text.size(); t++) {
                mask.put(b * longest + t, 1);
            }
        }
        long[] shape = {texts, longest};
        Map<String, OnnxTensor> inputs = new HashMap<>();
        try {
            for (String name : session.getInputNames()) {
                inputs.put(name, OnnxTensor.createTensor(environment, inputBuffer(name, ids, mask, types), shape));
            }
            try (OrtSession.Result result = session.run(
                            inputs, java.util.Set.of(directory.output().name()));
                    OnnxTensor output = (OnnxTensor) result.get(0)) {
                FloatBuffer states = output.getFloatBuffer();
                int[] lengths =
                        batch.stream().mapToInt(i -> tokens.get(i).size()).toArray();
                TokenStates batchStates = new TokenStates(states, longest, card().dimension(), lengths);
                for (int b = 0; b < texts; b++) {
                    float[] pooled = batchStates.pool(b, card().pooling());
                    vectors[batch.get(b)] = vector(pooled, dimensions);
                }
            }
        } catch (OrtException e) {
            throw new ModelFailureException(
                    "model " + card().id() + " failed on " + texts + " texts of up to " + longest + " tokens: "
                            + e.getMessage(),
                    e);
        } finally {
            inputs.values().forEach(OnnxTensor::close);
        }
    }

    private LongBuffer inputBuffer(String name, LongBuffer ids, LongBuffer mask, LongBuffer types) {
        return switch (name) {
            case "input_ids" -> ids.duplicate();
            case "attention_mask" -> mask.duplicate();
            case "token_type_ids" -> types.duplicate();
            default ->
                throw new ModelUnavailableException("model " + card().id() + " wants the input '" + name
                        + "'; only input_ids, attention_mask and token_type_ids are known");
        };
    }

    private DenseVector vector(float[] pooled, int dimensions) {
        float[] kept = java.util.Arrays.copyOf(pooled, dimensions);
        try {
            if (directory.normalize()) {
                double squares = 0;
                for (float value : kept) {
                    squares += (double) value * value;
                }
                double norm = Math.sqrt(squares);
                for (int i = 0; i < kept.length && norm > 0; i++) {
                    kept[i] = (float) (kept[i] / norm);
                }
            }
            return DenseVector.copyOf(kept);
        } catch (IllegalArgumentException e) {
            throw new ModelFailureException("model " + card().id() + " gave no vector: " + e.getMessage(), e);
        }
    }

    private static void await(Future<?> run) {
        try {
            run.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ModelFailureException("embedding was interrupted", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof EmbeddingException known
                    ? known
                    : new ModelFailureException("embedding failed: " + e.getCause(), e);
        }
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new ModelFailureException("model " + card().id() + " cannot be unloaded: " + e.getMessage(), e);
        }
    }
}
