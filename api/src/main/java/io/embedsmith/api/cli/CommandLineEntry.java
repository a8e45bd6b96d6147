package io.embedsmith.api.cli;

import io.embedsmith.api.cli.output.CommandException;
import io.embedsmith.api.cli.output.ExitCode;
import io.embedsmith.api.cli.output.QuietLog;
import io.embedsmith.api.error.Problem;
import io.embedsmith.api.error.Problems;
import io.embedsmith.training.TrainingException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Parses the command line, runs the command, and says in one sentence what went wrong. */
public final class CommandLineEntry {
    private CommandLineEntry() {}

    /** Exit code of the command; see {@link ExitCode}. */
    public static int run(String... arguments) {
        if (!List.of(arguments).contains("serve")) {
            QuietLog.install();
        }
        return create().execute(arguments);
    }

    /** The commands, ready to be given arguments. */
    static CommandLine create() {
        CommandLine commands = new CommandLine(new RootCommand());
        commands.setCaseInsensitiveEnumValuesAllowed(true);
        commands.setUsageHelpAutoWidth(true);
        commands.setExecutionStrategy(CommandLineEntry::execute);
        commands.setExecutionExceptionHandler(CommandLineEntry::explain);
        commands.setParameterExceptionHandler(CommandLineEntry::misunderstood);
        utf8(commands);
        return commands;
    }

    /** Results are UTF-8 whatever the locale says: Chinese text must survive a pipe. */
    private static void utf8(CommandLine commands) {
        commands.setOut(new PrintWriter(
                new java.io.FileOutputStream(java.io.FileDescriptor.out), true, StandardCharsets.UTF_8));
        commands.setErr(new PrintWriter(
                new java.io.FileOutputStream(java.io.FileDescriptor.err), true, StandardCharsets.UTF_8));
    }

    private static int misunderstood(CommandLine.ParameterException failure, String[] arguments) {
        CommandLine command = failure.getCommandLine();
        PrintWriter err = command.getErr();
        err.println(failure.getMessage());
        if (!CommandLine.UnmatchedArgumentException.printSuggestions(failure, err)) {
            err.println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
        }
        return ExitCode.USAGE;
    }

    private static int execute(ParseResult parsed) {
        try {
            return new CommandLine.RunLast().execute(parsed);
        } catch (OutOfMemoryError e) {
            CommandLine command = parsed.asCommandLineList().getLast();
            return ranOut(e, command);
        }
    }

    private static int ranOut(OutOfMemoryError error, CommandLine command) {
        CommandSpec spec = command.getCommandSpec();
        String name =
                spec.qualifiedName().substring(spec.root().name().length()).strip();
        command.getErr().println(sentence(HeapRanOut.words(error, name)));
        return ExitCode.FAILED;
    }

    private static int explain(Exception failure, CommandLine command, ParseResult parsed) {
        PrintWriter err = command.getErr();
        Optional<OutOfMemoryError> ranOut = HeapRanOut.behind(failure);
        if (ranOut.isPresent()) {
            return ranOut(ranOut.get(), command);
        }
        if (failure instanceof CommandException known) {
            err.println(sentence(String.valueOf(known.getMessage())));
            if (!known.remedy().isEmpty()) {
                err.println(sentence(known.remedy()));
            }
            return ExitCode.FAILED;
        }
        if (failure instanceof IllegalArgumentException invalid) {
            err.println(sentence(String.valueOf(invalid.getMessage())));
            return ExitCode.FAILED;
        }
        if (failure instanceof io.embedsmith.evaluation.EvaluationException file) {
            err.println(sentence(String.valueOf(file.getMessage())));
            return ExitCode.FAILED;
        }
        if (failure instanceof TrainingException training) {
            err.println(sentence(String.valueOf(training.getMessage())));
            return ExitCode.FAILED;
        }
        Problem problem = Problems.of(failure);
        err.println(sentence(problem.status() == 500 ? "this is a bug: " + failure : problem.detail()));
        if (problem.status() == 500) {
            failure.printStackTrace(err);
        }
        return ExitCode.FAILED;
    }

    private static String sentence(String text) {
        if (text.isEmpty()) {
            return text;
        }
        String first = Character.toUpperCase(text.charAt(0)) + text.substring(1);
        return first.endsWith(".") || first.endsWith("'") ? first : first + ".";
    }
}
