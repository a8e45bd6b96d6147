package io.embedsmith.api.cli;

import io.embedsmith.api.cli.backend.ServerClient;
import io.embedsmith.api.cli.output.ExitCode;
import io.embedsmith.api.cli.output.Table;
import io.embedsmith.api.rest.dto.JobDto;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Jobs of the server. */
@Command(
        name = "jobs",
        description = "List the server's jobs, newest first; cancel or resume one.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {"  embedsmith jobs", "  embedsmith jobs resume 6f1c9a52-…"})
@SuppressWarnings("NullAway.Init")
final class JobsCommand implements Callable<Integer> {
    @Mixin
    private Connection connection;

    @Option(names = "--limit", defaultValue = "20", paramLabel = "N", description = "At most so many (default: 20).")
    private int limit;

    @Mixin
    private JsonOption json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try (ServerClient server = connection.require()) {
            JobDto.All jobs = server.get("/jobs?limit=" + limit, JobDto.All.class);
            Table table = new Table("JOB", "KIND", "COLLECTION", "STATE", "DONE", "FAILURES", "CREATED");
            jobs.jobs()
                    .forEach(job -> table.add(
                            job.id().toString(),
                            job.kind(),
                            job.collection().orElse("-"),
                            job.state(),
                            job.done()
                                    + (job.total().isPresent()
                                            ? " of " + job.total().getAsLong()
                                            : ""),
                            Integer.toString(job.failures().size()),
                            job.createdAt().toString()));
            json.print(jobs, table::print, spec.commandLine().getOut());
        }
        return ExitCode.DONE;
    }

    @Command(name = "cancel", description = "Ask a job to stop.", mixinStandardHelpOptions = true)
    int cancel(@Mixin Connection to, @Parameters(paramLabel = "ID", description = "Job.") UUID id) {
        return change(to, id, "cancel");
    }

    @Command(
            name = "resume",
            description = "Let a failed or cancelled job go on where it stopped.",
            mixinStandardHelpOptions = true)
    int resume(@Mixin Connection to, @Parameters(paramLabel = "ID", description = "Job.") UUID id) {
        return change(to, id, "resume");
    }

    private int change(Connection to, UUID id, String wish) {
        try (ServerClient server = to.require()) {
            JobDto job = server.post("/jobs/" + id + "/" + wish, JobDto.class);
            spec.commandLine().getOut().println("Job " + job.id() + " is " + job.state() + ".");
        }
        return ExitCode.DONE;
    }
}
