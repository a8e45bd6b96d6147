package io.embedsmith.training.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.embedsmith.training.data.ExampleFiles;
import io.embedsmith.training.data.TrainingExample;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GroupChoiceTest {

    /** One example for each number of negatives. */
    private static List<TrainingExample> withNegatives(int... counts) {
        return IntStream.range(0, counts.length)
                .mapToObj(i -> new TrainingExample(
                        "query " + i,
                        List.of("positive " + i),
                        IntStream.range(0, counts[i])
                                .mapToObj(j -> "negative " + i + " " + j)
                                .toList(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()))
                .toList();
    }

    @Test
    void oneExampleWithoutANegativeDoesNotSwitchOffThoseOfTheOthers() {
        GroupChoice choice = GroupChoice.usual(withNegatives(7, 7, 0, 7, 7));

        assertThat(choice.size()).isEqualTo(8);
        assertThat(choice.reason())
                .contains("Groups of 8 passages")
                .contains("1 of 5 examples have none and are left out; mine some for them, or take groups of 1");
    }

    @Test
    void nineOfTenExamplesHaveAsManyAsAGroupTakes() {
        assertThat(GroupChoice.usual(withNegatives(1, 4, 4, 4, 4, 4, 4, 4, 4, 4))
                        .size())
                .isEqualTo(5);
        assertThat(GroupChoice.usual(withNegatives(1, 1, 4, 4, 4, 4, 4, 4, 4, 4))
                        .size())
                .isEqualTo(2);
        assertThat(GroupChoice.usual(withNegatives(15, 15)).size()).isEqualTo(8);
    }

    @Test
    void whereHalfHaveNoneTheBatchHasTheNegatives() {
        assertThat(GroupChoice.usual(withNegatives(0, 0)).reason())
                .isEqualTo("Groups of 1 passage: no example has a hard negative.");
        GroupChoice half = GroupChoice.usual(withNegatives(3, 0));
        assertThat(half.size()).isEqualTo(1);
        assertThat(half.reason()).contains("no hard negative is used: 1 of 2 examples have none. Mine some");
    }

    @Test
    void groupsAreMadeOfExamplesThatHaveANegative() {
        ExampleFiles<TrainingExample> files = ExampleFiles.of(List.of(withNegatives(2, 0, 1), withNegatives(1)));

        ExampleFiles<TrainingExample> usable = PassageGroup.usable(files, 3);

        assertThat(usable.sizes()).containsExactly(2, 1);
        assertThat(usable.all()).extracting(TrainingExample::query).containsExactly("query 0", "query 2", "query 0");
        assertThat(usable.places()).last().hasToString("file 2, example 1");
        assertThat(PassageGroup.usable(files, 1)).isEqualTo(files);
        assertThat(GroupChoice.of(3, files.all()).reason()).contains("1 of 4 examples have none and are left out");
        assertThat(GroupChoice.of(1, files.all()).reason()).isEqualTo("Groups of 1 passage.");
    }

    @Test
    void moreThanThatIsNotLeftOut() {
        assertThatThrownBy(() -> PassageGroup.usable(ExampleFiles.of(List.of(withNegatives(1, 0))), 2))
                .hasMessageContaining("1 of 2 examples have no negative, the first is file 1, example 2; groups of 2");
        assertThatThrownBy(() ->
                        PassageGroup.usable(ExampleFiles.of(List.of(withNegatives(1, 1, 1), withNegatives(0))), 2))
                .hasMessageContaining("no example of training file 2 has a negative, those of others have");
    }
}
