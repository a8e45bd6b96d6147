package io.embedsmith.api.cli.backend;

import io.embedsmith.api.cli.output.CommandException;
import io.embedsmith.api.rest.dto.JobDto;

/** Waits for jobs of a server. */
public final class ServerJobs {
    private static final long POLL_MILLIS = 250;

    private ServerJobs() {}

    /**
     * The job once it has succeeded.
     *
     * @throws CommandException if it failed or was cancelled
     */
    public static JobDto await(ServerClient client, JobDto accepted, Backend.IngestProgress progress) {
        JobDto job = accepted;
        while (true) {
            progress.phase(job.phase().map(ServerJobs::text).orElse(""));
            progress.update(finished(job), job.total().orElse(0));
            switch (job.state()) {
                case "succeeded" -> {
                    return job;
                }
                case "failed" ->
                    throw new CommandException(
                            "job " + job.id() + " failed: " + job.message().orElse("the server's log says why"),
                            "what was done is kept; go on with 'embedsmith jobs resume " + job.id() + "'");
                case "cancelled" ->
                    throw new CommandException(
                            "job " + job.id() + " was cancelled",
                            "what was done is kept; go on with 'embedsmith jobs resume " + job.id() + "'");
                default -> job = later(client, job);
            }
        }
    }

    private static String text(JobDto.Phase phase) {
        return phase.total().isPresent()
                ? phase.name() + " " + phase.done().orElse(0) + " of "
                        + phase.total().getAsLong()
                : phase.name();
    }

    private static double finished(JobDto job) {
        return Math.max(
                (double) job.done(),
                job.progress().orElse(0) * (double) job.total().orElse(0));
    }

    private static JobDto later(ServerClient client, JobDto job) {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandException(
                    "interrupted; the server goes on with job " + job.id(), "look with 'embedsmith jobs'", e);
        }
        return client.get("/jobs/" + job.id(), JobDto.class);
    }
}
