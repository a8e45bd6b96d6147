package io.embedsmith.api.cli.output;

import io.quarkus.bootstrap.logging.InitialConfigurator;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.jboss.logmanager.handlers.ConsoleHandler;

/** Logging of commands: warnings and worse, on standard error. Without it the framework keeps records for its own start. */
public final class QuietLog {
    /** Of the tokenizers' library, which warns of a machine that has CUDA and no driver. A level lives as long as its logger. */
    private static final Logger GPU_SEARCH = Logger.getLogger("ai.djl.util.cuda");

    private QuietLog() {}

    /** From now on. */
    public static void install() {
        ConsoleHandler handler =
                new ConsoleHandler(ConsoleHandler.Target.SYSTEM_ERR, new PatternFormatter("%p: %s%e%n"));
        handler.setLevel(Level.WARNING);
        GPU_SEARCH.setLevel(Level.SEVERE);
        InitialConfigurator.DELAYED_HANDLER.setBuildTimeHandlers(new Handler[] {});
        InitialConfigurator.DELAYED_HANDLER.setHandlers(new Handler[] {handler});
    }
}
