package io.embedsmith.api.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class InstalledProgramTest {
    @Test
    void aMissingProgramIsAnErrorWithItsRemedy() {
        assertThatThrownBy(new InstalledProgram("NO_SUCH_VARIABLE", "chromium", List.of("no-such-program"))::find)
                .isInstanceOf(AssertionError.class)
                .hasMessage("The tests of the console need no-such-program, which is not there: install the package"
                        + " chromium, or name another program in the environment variable NO_SUCH_VARIABLE.");
    }

    @Test
    void theFirstNameOnThePathIsTaken() {
        assertThat(new InstalledProgram("NO_SUCH_VARIABLE", "dash", List.of("no-such-program", "sh")).find())
                .isExecutable()
                .hasFileName("sh");
    }
}
