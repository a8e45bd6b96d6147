package io.embedsmith.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.embedsmith.api.cli.output.ExitCode;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CommandLineTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        CommandLine commands = CommandLineEntry.create();
        commands.setOut(new PrintWriter(out, true));
        commands.setErr(new PrintWriter(err, true));
        return commands.execute(arguments);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ingest",
                "search",
                "embed",
                "models",
                "collections",
                "documents",
                "jobs",
                "keys",
                "eval",
                "mine",
                "merge",
                "serve"
            })
    void everyCommandExplainsItself(String command) {
        int code = command.equals("serve") ? run("--help") : run(command, "--help");

        assertThat(code).isEqualTo(ExitCode.DONE);
        assertThat(out.toString()).contains(command).contains("xample");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void theRootNamesTheExitStatuses() {
        run("--help");

        assertThat(out.toString()).contains("0 done, 1 failed, 2 not understood, 3 done but");
    }

    @Test
    void aMistypedCommandIsAnswered() {
        assertThat(run("serach")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("serach").contains("search");
    }

    @Test
    void aMissingOptionIsNamed() {
        assertThat(run("search", "query")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("--collection").contains("--help");
    }

    @Test
    void aSearchWantsAQueryOrAFileOfThem() {
        assertThat(run("search", "--collection", "c")).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).contains("--queries").contains("--run");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "{\"equal\": {}}", "{\"exists\": {\"field\": \"a\"}} more"})
    void aFilterThatIsNoneIsRefusedBeforeAnythingIsStarted(String filter) {
        int code = run("search", "--alone", "--collection", "c", "--filter", filter, "x");

        assertThat(code).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).contains(filter).contains("docs/api.md");
    }

    @Test
    void aRankConstantGoesWithReciprocalRanksOnly() {
        assertThat(run("search", "--alone", "--collection", "c", "--rank-constant", "10", "x"))
                .isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).contains("10").contains("--fusion rrf");
    }

    @Test
    void anUnknownFusionIsRefusedWithThoseThatAreKnown() {
        assertThat(run("search", "--collection", "c", "--fusion", "sum", "x")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("sum").containsIgnoringCase("rrf");
    }

    @Test
    void aMissingFileIsNamedBeforeAnythingIsStarted() {
        assertThat(run("ingest", "--collection", "c", "/no/such/file")).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).contains("/no/such/file");
    }

    @Test
    void anUnknownFormatIsRefusedWithThoseThatAreKnown() {
        assertThat(run("ingest", "--collection", "c", "--format", "xml", "x")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("xml").containsIgnoringCase("beir");
    }

    @Test
    void aServerThatIsNotThereIsNamedWithTheRemedy() {
        int code = run("models", "--server", "http://127.0.0.1:1", "--key", "es_x");

        assertThat(code).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).contains("http://127.0.0.1:1").contains("embedsmith up");
    }
}
