package io.embedsmith.api.cli;

import io.embedsmith.evaluation.file.YamlFile;
import io.embedsmith.evaluation.file.YamlMap;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Stack;
import picocli.CommandLine;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Options from a YAML file: {@code --config FILE}, with the names of the options without dashes as keys. What the command
 * line says itself counts, whether it comes before or after.
 */
@SuppressWarnings("JdkObsolete") // the library hands out a Stack
final class ConfigFile implements IParameterPreprocessor {
    private static final String OPTION = "--config";

    @Override
    public boolean preprocess(
            Stack<String> arguments, CommandSpec command, ArgSpec option, Map<String, Object> information) {
        List<String> given = new ArrayList<>(arguments).reversed();
        for (int i = 0; i < given.size(); i++) {
            String argument = given.get(i);
            if (argument.startsWith(OPTION + "=")) {
                insert(arguments, given, command, Path.of(argument.substring(OPTION.length() + 1)));
            } else if (argument.equals(OPTION) && i + 1 < given.size()) {
                insert(arguments, given, command, Path.of(given.get(i + 1)));
            }
        }
        return false;
    }

    private static void insert(Stack<String> arguments, List<String> given, CommandSpec command, Path file) {
        YamlMap settings = YamlFile.read(file);
        for (String key : settings.keys()) {
            OptionSpec option = command.findOption("--" + key);
            if (option == null || key.equals("config")) {
                throw unknown(command.commandLine(), settings.place(key) + ": there is no setting '" + key + "'", key);
            }
            String value = String.join(",", settings.texts(key));
            boolean overruled = Arrays.stream(option.names()).anyMatch(name -> isGiven(name, given));
            if (!overruled && !value.equals("false")) {
                arguments.push("--" + key + (option.arity().max() == 0 ? "" : "=" + value));
            }
        }
    }

    private static boolean isGiven(String name, List<String> given) {
        return given.stream().anyMatch(argument -> argument.equals(name) || argument.startsWith(name + "="));
    }

    private static CommandLine.ParameterException unknown(CommandLine command, String message, String key) {
        List<String> near = new CommandLine.UnmatchedArgumentException(command, List.of("--" + key)).getSuggestions();
        String suggestion =
                near.isEmpty() ? "" : "; did you mean '" + near.getFirst().replaceFirst("^--", "") + "'?";
        return new CommandLine.ParameterException(command, message + suggestion);
    }
}
