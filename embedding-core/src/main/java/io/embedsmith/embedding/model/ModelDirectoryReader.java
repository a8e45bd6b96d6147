package io.embedsmith.embedding.model;

import io.embedsmith.embedding.ModelUnavailableException;
import io.embedsmith.embedding.onnx.OnnxFacts;
import io.embedsmith.embedding.onnx.OnnxFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Settles what a model directory says: the manifest first, then the sentence-transformers files, never a guess. */
final class ModelDirectoryReader {
    private final Path path;
    private final Manifest manifest;
    private final SentenceTransformersLayout layout;

    private ModelDirectoryReader(Path path) {
        this.path = path;
        this.manifest = ManifestReader.read(path);
        this.layout = new SentenceTransformersLayout(path);
    }

    static ModelDirectory read(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        if (!Files.isDirectory(absolute)) {
            throw new ModelUnavailableException(
                    "model directory " + absolute + " does not exist; check the path, or build the bundled models");
        }
        try {
            return new ModelDirectoryReader(absolute).read();
        } catch (IllegalArgumentException e) {
            throw new ModelUnavailableException("model directory " + absolute + ": " + e.getMessage(), e);
        }
    }

    private ModelDirectory read() {
        Path weights = weights();
        if (!Files.isRegularFile(path.resolve("tokenizer.json"))) {
            throw new ModelUnavailableException("model directory " + path
                    + " has no tokenizer.json; save it with tokenizer.save_pretrained or download it beside the model");
        }
        OnnxFacts facts = OnnxFile.inspect(weights);
        ModelKind kind = kind(facts);
        GraphOutput output =
                switch (kind) {
                    case ENCODER -> GraphOutput.choose(weights, facts, manifest.output());
                    case RERANKER -> GraphOutput.scores(weights, facts, manifest.output());
                };
        if (!output.pooled()) {
            layout.refuseFurtherModules();
        }
        Instructions instructions = manifest.instructions().orElseGet(layout::instructions);
        ModelCard card =
                switch (kind) {
                    case ENCODER -> card(weights, facts, output, instructions);
                    case RERANKER -> rerankerCard(weights, facts, output);
                };
        boolean normalize = manifest.normalize().orElseGet(layout::normalize);
        return new ModelDirectory(
                path, manifest, card, weights, output, normalize, layout.padId(), instructions, facts);
    }

    private ModelKind kind(OnnxFacts facts) {
        boolean isReranker = layout.isClassifier() && GraphOutput.hasLogits(facts);
        return manifest.kind().orElse(isReranker ? ModelKind.RERANKER : ModelKind.ENCODER);
    }

    private ModelCard rerankerCard(Path weights, OnnxFacts facts, GraphOutput output) {
        ModelId id = manifest.id().orElseGet(() -> ModelId.ofFolder(path));
        int classes = ModelDirectory.required(
                path,
                "dimension",
                outputDimension(facts, output).or(manifest::dimension).or(layout::classes));
        if (classes > 2) {
            throw new ModelUnavailableException("model directory " + path + " holds a classifier of " + classes
                    + " classes; a reranker has 1, the score, or 2, irrelevant and relevant");
        }
        return new ModelCard(
                id,
                ModelKind.RERANKER,
                manifest.displayName().or(layout::displayName).orElse(id.value()),
                revision(weights, facts),
                classes,
                ModelDirectory.required(path, "maxTokens", manifest.maxTokens().or(layout::maxTokens)),
                facts.parameters(),
                ModelDirectory.weightsBytes(weights, facts),
                Precision.of(facts.weightsType()).label(),
                Pooling.IN_GRAPH,
                "",
                "",
                manifest.languages(),
                manifest.licence().orElse("unknown"),
                Optional.empty());
    }

    private ModelCard card(Path weights, OnnxFacts facts, GraphOutput output, Instructions instructions) {
        ModelId id = manifest.id().orElseGet(() -> ModelId.ofFolder(path));
        Pooling pooling = output.pooled()
                ? Pooling.IN_GRAPH
                : ModelDirectory.required(path, "pooling", manifest.pooling().or(layout::pooling));
        return new ModelCard(
                id,
                ModelKind.ENCODER,
                manifest.displayName().or(layout::displayName).orElse(id.value()),
                revision(weights, facts),
                ModelDirectory.required(
                        path,
                        "dimension",
                        manifest.dimension()
                                .or(() -> outputDimension(facts, output))
                                .or(layout::dimension)),
                ModelDirectory.required(path, "maxTokens", manifest.maxTokens().or(layout::maxTokens)),
                facts.parameters(),
                ModelDirectory.weightsBytes(weights, facts),
                Precision.of(facts.weightsType()).label(),
                pooling,
                instructions.query(),
                instructions.passage(),
                manifest.languages(),
                manifest.licence().orElse("unknown"),
                Optional.empty());
    }

    /** The last axis, where the graph fixes it. */
    private static Optional<Integer> outputDimension(OnnxFacts facts, GraphOutput output) {
        return facts.outputs().stream()
                .filter(port -> port.name().equals(output.name()) && port.rank() > 0)
                .map(port -> port.shape().getLast())
                .filter(size -> size > 0 && size <= Integer.MAX_VALUE)
                .map(Long::intValue)
                .findFirst();
    }

    private String revision(Path weights, OnnxFacts facts) {
        if (!manifest.files().isEmpty()) {
            return Manifest.revision(manifest.files());
        }
        List<ModelFile> files = new ArrayList<>();
        files.add(FileHash.of(path, relative(weights)));
        facts.externalFiles().forEach(name -> files.add(FileHash.of(path, relative(weights.resolveSibling(name)))));
        for (String name : List.of(
                "tokenizer.json",
                "config.json",
                "modules.json",
                "1_Pooling/config.json",
                "config_sentence_transformers.json",
                "sentence_bert_config.json",
                "tokenizer_config.json",
                Manifest.FILE_NAME)) {
            if (Files.isRegularFile(path.resolve(name))) {
                files.add(FileHash.of(path, name));
            }
        }
        return Manifest.revision(files);
    }

    private String relative(Path file) {
        return path.relativize(file).toString().replace('\\', '/');
    }

    private Path weights() {
        if (manifest.weights().isPresent()) {
            Path named = path.resolve(manifest.weights().get()).normalize();
            if (!named.startsWith(path) || !Files.isRegularFile(named)) {
                throw new ModelUnavailableException("model directory " + path + " has no file '"
                        + manifest.weights().get() + "', which its manifest names as weights; put it there");
            }
            return named;
        }
        for (String usual : List.of("onnx/model.onnx", "model.onnx")) {
            if (Files.isRegularFile(path.resolve(usual))) {
                return path.resolve(usual);
            }
        }
        List<Path> others = onnxFiles();
        if (others.size() == 1) {
            return others.getFirst();
        }
        throw new ModelUnavailableException("model directory " + path
                + (others.isEmpty()
                        ? " has no ONNX file; export the model to onnx/model.onnx"
                        : " has several ONNX files "
                                + others.stream().map(this::relative).toList() + "; name the one to"
                                + " use as \"weights\" in " + Manifest.FILE_NAME));
    }

    private List<Path> onnxFiles() {
        List<Path> found = new ArrayList<>();
        for (Path folder : List.of(path, path.resolve("onnx"))) {
            if (Files.isDirectory(folder)) {
                try (Stream<Path> files = Files.list(folder)) {
                    files.filter(file -> file.toString().endsWith(".onnx"))
                            .sorted()
                            .forEach(found::add);
                } catch (IOException e) {
                    throw new ModelUnavailableException(folder + " cannot be read: " + e.getMessage(), e);
                }
            }
        }
        return found;
    }
}
