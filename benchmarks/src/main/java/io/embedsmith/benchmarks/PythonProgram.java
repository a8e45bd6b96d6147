package io.embedsmith.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The other side of a benchmark that is written in Python.
 *
 * @param library that the Python must have
 */
public record PythonProgram(Path python, Path program, String library) {

    /** Runs it with these arguments and variables, and waits for the words of its last line. */
    public List<String> answer(List<String> arguments, Map<String, String> environment) throws InterruptedException {
        List<String> command = new ArrayList<>(List.of(python.toString(), program.toString()));
        command.addAll(arguments);
        try {
            return List.of(new ChildProcess(command, environment).lastLine().split(" ", -1));
        } catch (IOException | IllegalStateException e) {
            throw new IllegalStateException(
                    library + " did not run with " + python + ": " + e.getMessage() + "; name a Python that has "
                            + library,
                    e);
        }
    }

    /** The numbers behind the first word of an answer. */
    public static double[] numbers(List<String> answer) {
        return answer.stream().skip(1).mapToDouble(Double::parseDouble).toArray();
    }
}
