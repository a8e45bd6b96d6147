package io.embedsmith.training.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BatchPlanTest {

    @Test
    void anEpochHasEachExampleOnceAndNoBatchMixesFiles() {
        BatchPlan plan = new BatchPlan(List.of(12, 8), 4, new Chance(1));
        assertThat(plan.batchesPerEpoch()).isEqualTo(5);
        List<Integer> seen = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            List<Integer> batch = plan.batch(i);
            assertThat(batch).hasSize(4);
            assertThat(batch.stream().map(place -> place < 12).distinct()).hasSize(1);
            seen.addAll(batch);
        }
        assertThat(seen).doesNotHaveDuplicates().hasSize(20);
    }

    @Test
    void epochsDifferAndAnyBatchIsFoundWithoutThoseBefore() {
        BatchPlan plan = new BatchPlan(List.of(100), 10, new Chance(1));
        List<List<Integer>> all = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            all.add(plan.batch(i));
        }
        assertThat(all.subList(0, 10)).isNotEqualTo(all.subList(10, 20));
        assertThat(new BatchPlan(List.of(100), 10, new Chance(1)).batch(27)).isEqualTo(all.get(27));
        assertThat(new BatchPlan(List.of(100), 10, new Chance(2)).batch(27)).isNotEqualTo(all.get(27));
    }

    @Test
    void whatDoesNotFillABatchSitsOutAnotherTimeEachEpoch() {
        BatchPlan plan = new BatchPlan(List.of(7), 3, new Chance(1));
        Set<Integer> seen = new HashSet<>();
        for (int i = 0; i < 20; i++) {
            seen.addAll(plan.batch(i));
        }
        assertThat(seen).hasSize(7);
    }

    @Test
    void aBatchLargerThanTheDataIsRefusedWithBothNumbers() {
        assertThatThrownBy(() -> new BatchPlan(List.of(40, 5), 32, new Chance(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("training file 2 has 5 examples, a batch 32; lower the batch size or give more examples");
    }
}
