package io.embedsmith.embedding.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files of a model that stay the same when its weights change: tokenizer, configuration, modules, licence. */
final class CarriedFiles {
    private static final Set<String> ENDINGS = Set.of("json", "txt", "model", "jinja");
    private static final Set<String> NOT = Set.of(
            Manifest.FILE_NAME,
            "model.safetensors.index.json",
            "pytorch_model.bin.index.json",
            "trainer_state.json",
            "quantize_config.json",
            "ort_config.json");

    /** Files that make sentence-transformers load an encoder, whatever else is there. */
    private static final Set<String> ENCODERS_ONLY =
            Set.of("modules.json", "sentence_bert_config.json", "config_sentence_transformers.json");

    /** Folders of sentence-transformers modules. */
    private static final Pattern MODULE = Pattern.compile("\\d+_\\w+");

    private CarriedFiles() {}

    static void copy(ModelDirectory source, Path target, ModelKind kind) throws IOException {
        for (Path entry : entries(source.path())) {
            String name = String.valueOf(entry.getFileName());
            boolean isEncoderOnly =
                    ENCODERS_ONLY.contains(name) || MODULE.matcher(name).matches();
            if (kind == ModelKind.RERANKER && isEncoderOnly) {
                continue;
            }
            if (Files.isDirectory(entry) && MODULE.matcher(name).matches()) {
                Files.createDirectories(target.resolve(name));
                for (Path file : entries(entry)) {
                    copy(file, target.resolve(name));
                }
            } else {
                copy(entry, target);
            }
        }
    }

    private static void copy(Path file, Path folder) throws IOException {
        String name = String.valueOf(file.getFileName());
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        boolean wanted = ENDINGS.contains(ending) || name.startsWith("LICENSE");
        Path copy = folder.resolve(name);
        if (Files.isRegularFile(file) && wanted && !NOT.contains(name) && !Files.exists(copy)) {
            Files.copy(file, copy);
        }
    }

    private static List<Path> entries(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        }
    }
}
