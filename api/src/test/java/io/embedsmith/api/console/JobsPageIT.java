package io.embedsmith.api.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.embedsmith.api.testing.Program;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The list of jobs leads to what they made. */
@ExtendWith(ConsoleExtension.class)
class JobsPageIT {
    private static final String COLLECTION = "led-to";

    private Screen screen;

    @BeforeEach
    void enter(Program server, Console console) {
        console.enter(server.adminKey());
        screen = console.screen();
    }

    private void leads(Console console, String link, String address, String seen) {
        screen.link("Jobs").click();
        screen.link(link).click();
        screen.sees(seen);
        assertThat(console.driver().getCurrentUrl()).contains(address);
    }

    @Test
    void measurementsLeadToTheirNumbers(Program server, Console console) throws InterruptedException {
        Seed.passwords(server, COLLECTION);
        Seed.judged(server, COLLECTION);
        String pageOfSet = "#/collections/" + COLLECTION + "/evaluation?set=faq&run=";
        leads(console, "Result: Evaluate", pageOfSet, "nDCG@10");
        leads(console, "Result: Tune", pageOfSet, "Threshold, checked on other queries");

        String evaluation = Seed.measured(server);
        leads(console, "Result: Evaluate", "#/evaluations/" + evaluation, "Leaderboard");
        leads(console, "Result: Compare", "#/evaluations/" + evaluation + "?comparison=", "Tasks compared");
        leads(console, "Result: Advise", "#/evaluations/advice/" + Seed.advised(server), "Quality against speed");
    }

    @Test
    void aTrainingLeadsToItsCurves(Program server, Console console) throws InterruptedException {
        leads(console, "Result: Fine-tuning", "#/models/trainings/" + Seed.trained(server), "Fine-tuning of seeded");
    }
}
