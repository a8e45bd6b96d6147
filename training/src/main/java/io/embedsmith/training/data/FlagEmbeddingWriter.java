package io.embedsmith.training.data;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.embedsmith.evaluation.file.AtomicFile;
import io.embedsmith.evaluation.file.UnreadableFileException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Writes FlagEmbedding's training files: one JSON object per line, Chinese as it is, fields that are empty left out. */
public final class FlagEmbeddingWriter implements AutoCloseable {
    private final Path file;
    private final JsonGenerator json;

    private FlagEmbeddingWriter(Path file, JsonGenerator json) {
        this.file = file;
        this.json = json;
    }

    /** Makes or overwrites the file. */
    public static FlagEmbeddingWriter create(Path file) {
        try {
            return new FlagEmbeddingWriter(file, generator(Files.newOutputStream(file)));
        } catch (IOException e) {
            throw new UnreadableFileException(file, e);
        }
    }

    /** Writes all of them, or leaves what was there. */
    public static void write(Path file, List<TrainingExample> examples) {
        AtomicFile.write(file, out -> {
            JsonGenerator json = generator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            try (FlagEmbeddingWriter writer = new FlagEmbeddingWriter(file, json)) {
                examples.forEach(writer::write);
            }
        });
    }

    private static JsonGenerator generator(OutputStream out) throws IOException {
        JsonGenerator json = new JsonFactory().createGenerator(out, JsonEncoding.UTF8);
        json.setRootValueSeparator(null);
        return json;
    }

    /** Writes one line. */
    public void write(TrainingExample example) {
        try {
            json.writeStartObject();
            json.writeStringField("query", example.query());
            writeTexts("pos", example.positives());
            writeTexts("neg", example.hardNegatives());
            if (example.teacherScores().isPresent()) {
                writeNumbers("pos_scores", example.teacherScores().get().positives());
                writeNumbers("neg_scores", example.teacherScores().get().negatives());
            }
            writeOptional("prompt", example.instruction());
            writeOptional("type", example.type());
            json.writeEndObject();
            json.writeRaw('\n');
        } catch (IOException e) {
            throw new UnreadableFileException(file, e);
        }
    }

    private void writeTexts(String field, List<String> texts) throws IOException {
        json.writeArrayFieldStart(field);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }

    private void writeNumbers(String field, List<Double> numbers) throws IOException {
        json.writeArrayFieldStart(field);
        for (double number : numbers) {
            json.writeNumber(number);
        }
        json.writeEndArray();
    }

    private void writeOptional(String field, Optional<String> text) throws IOException {
        if (text.isPresent()) {
            json.writeStringField(field, text.get());
        }
    }

    @Override
    public void close() {
        try {
            json.close();
        } catch (IOException e) {
            throw new UnreadableFileException(file, e);
        }
    }
}
