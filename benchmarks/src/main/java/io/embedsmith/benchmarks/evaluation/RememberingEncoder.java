package io.embedsmith.benchmarks.evaluation;

import io.embedsmith.embedding.text.TextRole;
import io.embedsmith.evaluation.model.TextEncoder;
import io.embedsmith.evaluation.system.TestedModel;
import java.util.ArrayList;
import java.util.List;

/** Passes texts on and remembers them: those that a task really needs, some of which its protocol draws. */
record RememberingEncoder(TextEncoder encoder, List<String> texts) implements TextEncoder {
    RememberingEncoder(TextEncoder encoder) {
        this(encoder, new ArrayList<>());
    }

    @Override
    public TestedModel model() {
        return encoder.model();
    }

    @Override
    public List<float[]> embed(TextRole role, List<String> asked) {
        texts.addAll(asked);
        return encoder.embed(role, asked);
    }
}
