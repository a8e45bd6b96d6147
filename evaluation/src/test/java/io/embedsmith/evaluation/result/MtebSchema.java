package io.embedsmith.evaluation.result;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** What MTEB's own classes say of a file; {@code src/test/golden/result_schema.py} asked them. */
final class MtebSchema {
    /** Of a task's result. */
    static final MtebSchema TASK_RESULT = new MtebSchema("mteb-task-result");

    /** Of a model's description. */
    static final MtebSchema MODEL_META = new MtebSchema("mteb-model-meta");

    private final JsonSchema schema;

    private MtebSchema(String name) {
        String resource = "/golden/" + name + ".schema.json";
        try (InputStream content = Objects.requireNonNull(MtebSchema.class.getResourceAsStream(resource), resource)) {
            schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What MTEB would not take, in words; nothing if it loads. */
    List<String> violations(JsonNode file) {
        return schema.validate(file).stream().map(ValidationMessage::getMessage).toList();
    }
}
