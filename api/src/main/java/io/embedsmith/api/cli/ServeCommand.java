package io.embedsmith.api.cli;

import io.embedsmith.api.config.EmbedsmithConfig;
import io.embedsmith.api.wiring.Databases;
import io.embedsmith.retrieval.RetrievalException;
import io.quarkus.runtime.Application;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusBindException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The server. */
@Command(
        name = "serve",
        description = {
            "Run the server in the foreground, until it is told to stop (Ctrl-C or SIGTERM).",
            "The address is set with QUARKUS_HTTP_HOST and QUARKUS_HTTP_PORT (127.0.0.1, 8080);",
            "docs/configuration.md lists everything else."
        })
final class ServeCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        EmbedsmithConfig config = Configuration.load();
        if (config.database().url().isEmpty()) {
            startPrivateDatabase(config);
        }
        AtomicInteger exitCode = new AtomicInteger();
        Quarkus.run(null, (code, failure) -> {
            exitCode.set(code);
            if (failure != null) {
                explain(failure);
            }
        });
        return exitCode.get();
    }

    /**
     * The framework learns of the database as if the operator had set it. Postgres starts while the framework reads its
     * classes and makes what depends on no setting, which takes about as long.
     */
    private static void startPrivateDatabase(EmbedsmithConfig config) {
        FutureTask<Databases.Opened> starting = new FutureTask<>(() -> Databases.open(config));
        Thread.ofPlatform().name("private-postgres-start").start(starting);
        initialiseFramework();
        Databases.Opened database = await(starting);
        System.setProperty("embedsmith.database.url", database.application().jdbcUrl());
        System.setProperty("embedsmith.database.user", database.application().user());
        System.setProperty(
                "embedsmith.database.password", database.application().password());
        System.setProperty("embedsmith.database.owner-user", database.owner().user());
        System.setProperty(
                "embedsmith.database.owner-password", database.owner().password());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(database), "private-postgres-stop"));
    }

    private static void initialiseFramework() {
        try {
            Class.forName(Application.APP_CLASS_NAME, true, ServeCommand.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("the application was built without its generated classes", e);
        }
    }

    private static Databases.Opened await(FutureTask<Databases.Opened> starting) {
        try {
            return starting.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException known
                    ? known
                    : new IllegalStateException("the private database did not start", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the private database started", e);
        }
    }

    /** The application first, so that nobody finds the database gone. */
    private static void stop(Databases.Opened database) {
        Application application = Application.currentApplication();
        if (application != null) {
            application.awaitShutdown();
        }
        database.close();
    }

    /** Why the server did not start, for the one who reads its log. */
    private void explain(Throwable failure) {
        PrintWriter err = spec.commandLine().getErr();
        Throwable cause = failure;
        while (cause.getCause() != null
                && !(cause instanceof RetrievalException)
                && !(cause instanceof QuarkusBindException)) {
            cause = cause.getCause();
        }
        switch (cause) {
            case QuarkusBindException bind ->
                err.println("Port " + bind.getPort()
                        + " is taken by another process; stop it, or choose another port with" + " QUARKUS_HTTP_PORT.");
            case RetrievalException known -> err.println(known.getMessage());
            default -> {
                err.println("The server did not start: " + cause);
                failure.printStackTrace(err);
            }
        }
        err.flush();
    }
}
