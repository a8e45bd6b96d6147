package io.embedsmith.training.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A BERT of two layers, two heads and width 16 with random weights, spelled out in small operators under the names that
 * torch.onnx gives, in a model directory with the tokenizer of all-MiniLM-L6-v2: small enough to train in a test.
 */
public final class TinyBert {
    public static final int DIMENSION = 16;
    private static final int HEADS = 2;
    private static final int LAYERS = 2;
    private static final int VOCABULARY = 30_522;

    private final OnnxBytes graph = new OnnxBytes();
    private final SplittableRandom random = new SplittableRandom(11);
    private final List<OnnxBytes> initializers = new ArrayList<>();

    private TinyBert() {}

    /** Writes the directory. */
    public static Path write(Path folder) {
        try {
            Files.createDirectories(folder.resolve("onnx"));
            Files.write(folder.resolve("onnx/model.onnx"), new TinyBert().model());
            Path tokenizer = Path.of(System.getProperty("embedsmith.models"), "all-minilm-l6-v2", "tokenizer.json");
            Files.copy(tokenizer, folder.resolve("tokenizer.json"));
            Files.writeString(folder.resolve("config.json"), """
                    {"model_type": "bert", "hidden_size": 16, "num_hidden_layers": 2, "num_attention_heads": 2,
                     "intermediate_size": 32, "vocab_size": 30522, "max_position_embeddings": 64, "pad_token_id": 0}
                    """);
            Files.writeString(folder.resolve("embedsmith.json"), """
                    {"id": "tiny-bert", "weights": "onnx/model.onnx", "dimension": 16, "maxTokens": 64,
                     "pooling": "CLS", "normalize": true, "instructions": {"query": "query: ", "passage": ""}}
                    """);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] model() {
        scalar("one", 1);
        scalar("two", 2);
        scalar("half", 0.5f);
        scalar("root two", (float) Math.sqrt(2));
        scalar("epsilon", 1e-12f);
        scalar("lowest", -Float.MAX_VALUE);
        scalar("root of width", (float) Math.sqrt(DIMENSION / (double) HEADS));
        initializers.add(OnnxBytes.longs("heads", List.of(4L), 0, -1, HEADS, DIMENSION / HEADS));
        initializers.add(OnnxBytes.longs("width", List.of(3L), 0, -1, DIMENSION));
        initializers.add(OnnxBytes.longs("zero", List.of(1L), 0));
        initializers.add(OnnxBytes.longs("end", List.of(1L), 1));
        initializers.add(OnnxBytes.longs("positions", List.of(64L), positions()));
        node("Unsqueeze", "mask.one", OnnxBytes.numbers("axes", 1, 2), "attention_mask");
        node("Cast", "mask.float", OnnxBytes.number("to", 1), "mask.one");
        node("Sub", "mask.absent", "one", "mask.float");
        node("Mul", "mask", "mask.absent", "lowest");
        node("Shape", "shape", "input_ids");
        node("Slice", "tokens", "shape", "end", "two.long");
        initializers.add(OnnxBytes.longs("two.long", List.of(1L), 2));
        node("Slice", "position_ids", "positions", "zero", "tokens");
        weights("embeddings.word_embeddings.weight", 0.1, VOCABULARY, DIMENSION);
        weights("embeddings.position_embeddings.weight", 0.1, 64, DIMENSION);
        weights("embeddings.token_type_embeddings.weight", 0.1, 2, DIMENSION);
        node("Gather", "words", "embeddings.word_embeddings.weight", "input_ids");
        node("Gather", "types", "embeddings.token_type_embeddings.weight", "token_type_ids");
        node("Gather", "places", "embeddings.position_embeddings.weight", "position_ids");
        node("Add", "words and types", "words", "types");
        node("Add", "embedded", "words and types", "places");
        String states = layerNorm("embeddings.LayerNorm", "embedded");
        for (int layer = 0; layer < LAYERS; layer++) {
            states = layer("encoder.layer." + layer + ".", states);
        }
        node("Identity", "last_hidden_state", states);
        return file();
    }

    private static long[] positions() {
        long[] positions = new long[64];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = i;
        }
        return positions;
    }

    private String layer(String prefix, String input) {
        String query = heads(linear(prefix + "attention.self.query", input, DIMENSION), 0, 2, 1, 3);
        String key = heads(linear(prefix + "attention.self.key", input, DIMENSION), 0, 2, 3, 1);
        String value = heads(linear(prefix + "attention.self.value", input, DIMENSION), 0, 2, 1, 3);
        node("MatMul", prefix + "scores", query, key);
        node("Div", prefix + "scaled", prefix + "scores", "root of width");
        node("Add", prefix + "masked", prefix + "scaled", "mask");
        node("Softmax", prefix + "probabilities", OnnxBytes.number("axis", 3), prefix + "masked");
        node("MatMul", prefix + "context", prefix + "probabilities", value);
        node("Transpose", prefix + "back", OnnxBytes.numbers("perm", 0, 2, 1, 3), prefix + "context");
        node("Reshape", prefix + "joined", prefix + "back", "width");
        String attended = linear(prefix + "attention.output.dense", prefix + "joined", DIMENSION);
        node("Add", prefix + "residual", attended, input);
        String middle = layerNorm(prefix + "attention.output.LayerNorm", prefix + "residual");
        String wide = gelu(linear(prefix + "intermediate.dense", middle, 2 * DIMENSION));
        String narrow = linear(prefix + "output.dense", wide, DIMENSION);
        node("Add", prefix + "sum", narrow, middle);
        return layerNorm(prefix + "output.LayerNorm", prefix + "sum");
    }

    private String heads(String input, long... permutation) {
        node("Reshape", input + "/heads", input, "heads");
        node("Transpose", input + "/turned", OnnxBytes.numbers("perm", permutation), input + "/heads");
        return input + "/turned";
    }

    private String linear(String name, String input, int outputs) {
        int inputs = name.endsWith("output.dense") && !name.contains("attention") ? 2 * DIMENSION : DIMENSION;
        weights("onnx::MatMul_" + name.replace('.', '_'), 0.2, inputs, outputs);
        weights(name + ".bias", 0.1, outputs);
        node("MatMul", "/" + name + "/MatMul_output_0", input, "onnx::MatMul_" + name.replace('.', '_'));
        node("Add", "/" + name + "/Add_output_0", name + ".bias", "/" + name + "/MatMul_output_0");
        return "/" + name + "/Add_output_0";
    }

    private String layerNorm(String name, String input) {
        weights(name + ".weight", 1, DIMENSION);
        weights(name + ".bias", 0.1, DIMENSION);
        node("ReduceMean", name + "/mean", OnnxBytes.numbers("axes", -1), input);
        node("Sub", name + "/centred", input, name + "/mean");
        node("Pow", name + "/square", name + "/centred", "two");
        node("ReduceMean", name + "/variance", OnnxBytes.numbers("axes", -1), name + "/square");
        node("Add", name + "/plus", name + "/variance", "epsilon");
        node("Sqrt", name + "/deviation", name + "/plus");
        node("Div", name + "/normal", name + "/centred", name + "/deviation");
        node("Mul", name + "/scaled", name + "/normal", name + ".weight");
        node("Add", name + "/result", name + "/scaled", name + ".bias");
        return name + "/result";
    }

    private String gelu(String input) {
        node("Div", input + "/part", input, "root two");
        node("Erf", input + "/erf", input + "/part");
        node("Add", input + "/gate", input + "/erf", "one");
        node("Mul", input + "/gated", input, input + "/gate");
        node("Mul", input + "/gelu", input + "/gated", "half");
        return input + "/gelu";
    }

    private void scalar(String name, float value) {
        initializers.add(OnnxBytes.floats(name, List.of(), value));
    }

    private void weights(String name, double scale, long... shape) {
        long size = 1;
        List<Long> sizes = new ArrayList<>();
        for (long axis : shape) {
            size *= axis;
            sizes.add(axis);
        }
        float[] values = new float[(int) size];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (scale * (random.nextDouble() * 2 - 1));
        }
        initializers.add(OnnxBytes.floats(name, sizes, values));
    }

    private void node(String operator, String output, String... inputs) {
        graph.message(1, OnnxBytes.node(operator, List.of(inputs), output));
    }

    private void node(String operator, String output, OnnxBytes attribute, String... inputs) {
        graph.message(1, OnnxBytes.node(operator, List.of(inputs), output, attribute));
    }

    private byte[] file() {
        graph.text(2, "tiny");
        initializers.forEach(tensor -> graph.message(5, tensor));
        for (String input : List.of("input_ids", "attention_mask", "token_type_ids")) {
            graph.message(11, OnnxBytes.port(input, 7, -1, -1));
        }
        graph.message(12, OnnxBytes.port("last_hidden_state", 1, -1, -1, DIMENSION));
        return new OnnxBytes()
                .number(1, 7)
                .message(7, graph)
                .message(8, new OnnxBytes().text(1, "").number(2, 11))
                .toBytes();
    }
}
