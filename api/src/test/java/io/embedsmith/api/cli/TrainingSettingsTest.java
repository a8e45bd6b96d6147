package io.embedsmith.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.embedsmith.api.rest.dto.TrainingSettingsDto;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What a caller may set is what the command understands. */
class TrainingSettingsTest {
    private static final CommandSpec TRAIN =
            CommandLineEntry.create().getSubcommands().get("train").getCommandSpec();

    static RecordComponent[] settings() {
        return TrainingSettingsDto.class.getRecordComponents();
    }

    /** What a caller of the server has no say in, and why. */
    private static final Map<String, String> COMMAND_LINE_ONLY = Map.ofEntries(
            Map.entry("model", "a field of the training itself"),
            Map.entry("kind", "a field of the training itself"),
            Map.entry("train", "files of the form"),
            Map.entry("dev", "a file of the form, or an evaluation set"),
            Map.entry("train-split", "of folders, which a form does not take"),
            Map.entry("dev-split", "of folders, which a form does not take"),
            Map.entry("output", "the server's folder, by the training's name"),
            Map.entry("config", "the settings themselves"),
            Map.entry("language", "the server keeps the report in both"),
            Map.entry("threads", "the operator's: embedsmith.training.threads"),
            Map.entry("task-file", "the operator's: embedsmith.evaluation.task-files"),
            Map.entry("data", "the operator's: embedsmith.evaluation.data"),
            Map.entry("help", "for people"),
            Map.entry("version", "for people"));

    static Stream<OptionSpec> options() {
        return TRAIN.options().stream().filter(option -> !option.hidden());
    }

    @ParameterizedTest
    @MethodSource("options")
    void everyOptionIsASettingOrHasAReasonNotToBe(OptionSpec option) {
        String name = longName(option);
        boolean isSetting = Arrays.stream(settings())
                .anyMatch(setting -> Arrays.asList(option.names()).contains("--" + kebab(setting)));

        assertThat(isSetting != COMMAND_LINE_ONLY.containsKey(name))
                .as(name + " is a setting, or stands in the list: " + COMMAND_LINE_ONLY.keySet())
                .isTrue();
    }

    /** The first of its names that is spelled out, without dashes. */
    private static String longName(OptionSpec option) {
        return Arrays.stream(option.names())
                .filter(name -> name.startsWith("--"))
                .findFirst()
                .orElseThrow()
                .substring(2);
    }

    private static String kebab(RecordComponent setting) {
        return new PropertyNamingStrategies.KebabCaseStrategy().translate(setting.getName());
    }

    @ParameterizedTest
    @MethodSource("settings")
    void everySettingIsAnOption(RecordComponent setting) {
        String name = kebab(setting);
        OptionSpec option = TRAIN.findOption("--" + name);

        assertThat(option).as(name).isNotNull();
        assertThat(option.hidden()).isFalse();
    }
}
