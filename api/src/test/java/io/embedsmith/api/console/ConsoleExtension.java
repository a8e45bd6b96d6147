package io.embedsmith.api.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.embedsmith.api.testing.Api;
import io.embedsmith.api.testing.Program;
import io.embedsmith.api.testing.SampleTasks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives each test class a server with an empty database, and each test a browser that opens its console. After the test
 * the browser must have nothing to complain about; a picture of a failed one is kept in {@code target/console}.
 */
final class ConsoleExtension implements ParameterResolver, AfterEachCallback {
    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(ConsoleExtension.class);
    private static final Path FOLDER = Path.of("target", "console").toAbsolutePath();

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Program.class || type == Console.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Program.class ? server(context) : console(context);
    }

    private static Program server(ExtensionContext context) {
        return ofClass(context)
                .getStore(NAMESPACE)
                .computeIfAbsent(
                        Program.class,
                        ignored -> {
                            Program program = new Program(
                                    folder("data"),
                                    Map.of(
                                            "EMBEDSMITH_EVALUATION_TASK_FILES",
                                            sampleTasks(),
                                            "EMBEDSMITH_MODELS_FOLDERS",
                                            Api.RERANKERS.toString()));
                            program.start();
                            return program;
                        },
                        Program.class);
    }

    private static String sampleTasks() {
        try {
            return SampleTasks.write(folder("tasks")).stream()
                    .map(Path::toString)
                    .collect(Collectors.joining(","));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ExtensionContext ofClass(ExtensionContext context) {
        return context.getTestMethod().isEmpty()
                ? context
                : ofClass(context.getParent().orElseThrow());
    }

    private static Console console(ExtensionContext context) {
        return context.getStore(NAMESPACE)
                .computeIfAbsent(
                        Console.class,
                        ignored ->
                                new Console(folder("profile"), server(context).url()),
                        Console.class);
    }

    /** An empty folder for one server or one browser. */
    static Path folder(String purpose) {
        try {
            return Files.createTempDirectory(Files.createDirectories(FOLDER), purpose);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        Console console = context.getStore(NAMESPACE).get(Console.class, Console.class);
        if (console == null) {
            return;
        }
        if (context.getExecutionException().isPresent()) {
            String name = context.getRequiredTestClass().getSimpleName() + "."
                    + context.getRequiredTestMethod().getName() + ".png";
            Files.write(FOLDER.resolve(name), console.picture());
        } else {
            assertThat(console.complaints()).as("complaints of the browser").isEmpty();
        }
    }
}
