package io.embedsmith.api.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.embedsmith.evaluation.descriptor.DataFolder;
import io.embedsmith.evaluation.descriptor.TaskCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** What the help names is there, and what is there is named. */
class HelpTest {
    private static final Path LAUNCHER = Path.of("..", "launcher", "help.sh");
    private static final Pattern TASKS = Pattern.compile("--(?:tasks|guards|task) ([\\w,.]+)");

    private static Stream<CommandLine> withAllBelow(CommandLine command) {
        return Stream.concat(
                Stream.of(command), command.getSubcommands().values().stream().flatMap(HelpTest::withAllBelow));
    }

    static List<String> tasksOfTheExamples() {
        return withAllBelow(CommandLineEntry.create())
                .flatMap(command ->
                        Arrays.stream(command.getCommandSpec().usageMessage().footer()))
                .flatMap(line -> TASKS.matcher(line).results())
                .flatMap(match -> Stream.of(match.group(1).split(",", -1)))
                .distinct()
                .sorted()
                .toList();
    }

    @Test
    void theExamplesNameTasks() {
        assertThat(tasksOfTheExamples()).contains("STSB", "trecqa_wang", "LCQMC");
    }

    @ParameterizedTest
    @MethodSource("tasksOfTheExamples")
    void everyTaskOfAnExampleIsThere(String task) {
        TaskCatalog catalog = TaskCatalog.of(new DataFolder(Path.of("data"), "none is read here"), List.of());

        assertThatCode(() -> catalog.task(task)).doesNotThrowAnyException();
    }

    @Test
    void theLauncherNamesEveryCommand() throws IOException {
        String help = Files.readString(LAUNCHER);
        TreeSet<String> named = Pattern.compile("(?m)^  ([a-z-]+) ")
                .matcher(help)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(named).containsAll(CommandLineEntry.create().getSubcommands().keySet());
    }
}
