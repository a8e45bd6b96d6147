package io.embedsmith.api.cli;

import io.embedsmith.evaluation.model.TextEncoder;
import io.embedsmith.evaluation.system.TestedModel;

/**
 * What is measured.
 *
 * @param label what the user called it
 */
record EvalSystem(String label, TextEncoder encoder) {
    TestedModel model() {
        return encoder.model();
    }
}
