package io.embedsmith.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.embedsmith.api.rest.dto.TrainingSettingsDto;
import java.lang.reflect.RecordComponent;
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

    @ParameterizedTest
    @MethodSource("settings")
    void everySettingIsAnOption(RecordComponent setting) {
        String name = new PropertyNamingStrategies.KebabCaseStrategy().translate(setting.getName());
        OptionSpec option = TRAIN.findOption("--" + name);

        assertThat(option).as(name).isNotNull();
        assertThat(option.hidden()).isFalse();
    }
}
