package io.embedsmith.api.cli.output;

import io.quarkus.bootstrap.logging.InitialConfigurator;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.jboss.logmanager.handlers.ConsoleHandler;

/** Logging of commands: warnings and worse, on standard error. Without it the framework keeps records for its own start. */
public final class QuietLog {
    /**
     * Of libraries that warn of what is meant to be: the tokenizers' of a machine with CUDA and no driver, Flyway of migrations of
     * two families in one schema. A level lives as long as its logger.
     */
    private static final List<Logger> CHATTY = List.of(
            Logger.getLogger("ai.djl.util.cuda"), Logger.getLogger("org.flywaydb.core.internal.command.DbMigrate"));

    private QuietLog() {}

    /** From now on. */
    public static void install() {
        ConsoleHandler handler =
                new ConsoleHandler(ConsoleHandler.Target.SYSTEM_ERR, new PatternFormatter("%p: %s%e%n"));
        handler.setLevel(Level.WARNING);
        CHATTY.forEach(logger -> logger.setLevel(Level.SEVERE));
        InitialConfigurator.DELAYED_HANDLER.setBuildTimeHandlers(new Handler[] {});
        InitialConfigurator.DELAYED_HANDLER.setHandlers(new Handler[] {handler});
    }
}
