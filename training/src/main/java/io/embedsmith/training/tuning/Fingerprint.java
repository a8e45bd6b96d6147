package io.embedsmith.training.tuning;

import io.embedsmith.embedding.model.ModelDirectory;
import io.embedsmith.evaluation.file.Sha256;
import io.embedsmith.training.run.RunSettings;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** All that decides what the weights become, by name. */
final class Fingerprint {
    private Fingerprint() {}

    /**
     * Of one run.
     *
     * @param data SHA-256 of all that is read, by its name
     * @param task what is learned, in words
     */
    static SequencedMap<String, String> of(
            ModelDirectory model, SequencedMap<String, String> data, String task, RunSettings settings) {
        SequencedMap<String, String> all = new LinkedHashMap<>();
        all.put("model", model.card().id() + "@" + model.card().revision());
        putIfAny(all, "query instruction", model.instructions().query());
        putIfAny(all, "passage instruction", model.instructions().passage());
        all.putAll(data);
        all.put("task", task);
        all.put("pace", settings.pace().toString());
        all.put("rate", settings.rate().toString());
        all.put("optimizer", settings.optimizer().toString());
        all.put("layers", settings.layers().toString());
        all.put("dropout", settings.dropout().toString());
        settings.form().lora().ifPresent(lora -> all.put("lora", lora.summary()));
        all.put("precision", settings.form().precision().name());
        all.put("device", settings.form().device().name());
        all.put("gradient norm", String.valueOf(settings.maxGradientNorm()));
        all.put("averaging", settings.averaging().toString());
        all.put("watch", settings.watch().toString());
        all.put("seed", String.valueOf(settings.seed()));
        return all;
    }

    private static void putIfAny(SequencedMap<String, String> all, String name, String text) {
        if (!text.isEmpty()) {
            all.put(name, text);
        }
    }

    /** A short name of it, so that the same settings have the same one. */
    static String runId(SequencedMap<String, String> fingerprint) {
        byte[] settings = fingerprint.toString().getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(Sha256.digest().digest(settings)).substring(0, 16);
    }
}
