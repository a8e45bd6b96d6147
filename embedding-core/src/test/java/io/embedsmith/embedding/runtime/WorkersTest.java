package io.embedsmith.embedding.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class WorkersTest {

    @Test
    void resultsKeepTheOrderOfTheTasks() {
        try (Workers workers = new Workers(3)) {
            List<Callable<Integer>> tasks = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                int number = i;
                tasks.add(() -> number);
            }

            assertThat(workers.all(false, tasks)).isSorted().hasSize(100);
        }
    }

    @Test
    void theFirstFailureIsThrownAsItIs() {
        try (Workers workers = new Workers(2)) {
            assertThatThrownBy(() -> workers.all(false, List.<Callable<Integer>>of(() -> 1, () -> {
                        throw new IllegalStateException("broken");
                    })))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("broken");
        }
    }

    @Test
    void aCallerWorksItselfOnlyWhileNobodyElseDoes() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        try (Workers workers = new Workers(2);
                ExecutorService caller = Executors.newSingleThreadExecutor()) {
            assertThat(workers.inPlaceOfAll(Thread::currentThread)).contains(Thread.currentThread());

            Future<List<Integer>> busy = caller.submit(() -> workers.all(false, List.<Callable<Integer>>of(() -> {
                started.countDown();
                mayEnd.await();
                return 1;
            })));
            started.await();

            assertThat(workers.areIdle()).isFalse();
            assertThat(workers.inPlaceOfAll(() -> 2)).isEmpty();
            mayEnd.countDown();
            assertThat(busy.get()).containsExactly(1);
        }
    }

    @Test
    void tasksWaitForACallerWhoWorksItself() throws Exception {
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        try (Workers workers = new Workers(2);
                ExecutorService caller = Executors.newSingleThreadExecutor()) {
            Future<?> waiting = workers.inPlaceOfAll(() -> {
                        CountDownLatch handedIn = new CountDownLatch(1);
                        Future<?> later = caller.submit(() -> {
                            handedIn.countDown();
                            return workers.all(true, List.<Callable<Boolean>>of(() -> order.add("task")));
                        });
                        awaitQuietly(handedIn);
                        order.add("caller");
                        return later;
                    })
                    .orElseThrow();
            waiting.get();

            assertThat(order).containsExactly("caller", "task");
        }
    }

    @Test
    void urgentWorkOvertakesWhatWaits() throws Exception {
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        try (Workers workers = new Workers(1);
                ExecutorService callers = Executors.newFixedThreadPool(2)) {
            Future<?> bulk = callers.submit(() -> workers.all(
                    false,
                    List.<Callable<Boolean>>of(
                            () -> {
                                started.countDown();
                                mayEnd.await();
                                return order.add("first of bulk");
                            },
                            () -> order.add("second of bulk"))));
            started.await();
            Future<?> query =
                    callers.submit(() -> workers.all(true, List.<Callable<Boolean>>of(() -> order.add("query"))));
            while (workers.waiting() < 2) {
                Thread.onSpinWait();
            }
            mayEnd.countDown();
            bulk.get();
            query.get();

            assertThat(order).containsExactly("first of bulk", "query", "second of bulk");
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
