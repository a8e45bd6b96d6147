package io.embedsmith.api.job;

import io.embedsmith.api.config.EmbedsmithConfig;
import io.embedsmith.api.job.JobQueue.Taken;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/** Takes jobs from the queue and works on a few at a time. */
@ApplicationScoped
class JobWorker {
    private static final Logger LOG = Logger.getLogger(JobWorker.class);
    /**
     * Embedding uses all processors anyway; a second job keeps a small upload from waiting behind a large one, a third waits
     * for the process of a training.
     */
    private static final int AT_ONCE = 3;

    private static final int STOP_SECONDS = 20;

    private final JobQueue queue;
    private final Jobs jobs;
    private final JobExecution execution;
    private final EmbedsmithConfig.Jobs config;
    private final String name;
    private final Set<Attempt> attempts = ConcurrentHashMap.newKeySet();
    private final AtomicInteger busy = new AtomicInteger();
    private final AtomicInteger threads = new AtomicInteger();
    private final ExecutorService executor = Executors.newFixedThreadPool(AT_ONCE, this::newThread);
    private volatile boolean started;
    private volatile boolean stopping;

    JobWorker(JobQueue queue, Jobs jobs, JobExecution execution, WorkerName name, EmbedsmithConfig config) {
        this.queue = queue;
        this.jobs = jobs;
        this.execution = execution;
        this.name = name.value();
        this.config = config.jobs();
    }

    private Thread newThread(Runnable work) {
        return new Thread(work, "job-worker-" + threads.incrementAndGet());
    }

    /** Takes back what this worker held when it was killed; after the migrations, before anything is taken. */
    void start(@Observes @Priority(1_000) StartupEvent event) {
        if (config.work()) {
            queue.releaseAll(name);
        }
        started = true;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void poll() {
        fill();
    }

    void wake(@Observes Jobs.JobQueued event) {
        fill();
    }

    /** Offers each free hand a look at the queue. */
    private void fill() {
        if (!config.work() || !started || stopping) {
            return;
        }
        while (busy.get() < AT_ONCE) {
            if (busy.incrementAndGet() > AT_ONCE) {
                busy.decrementAndGet();
                return;
            }
            executor.execute(this::takeAndWork);
        }
    }

    private void takeAndWork() {
        try {
            Optional<Taken> taken = queue.take(name, config.lease());
            while (taken.isPresent() && !stopping) {
                work(taken.get());
                taken = queue.take(name, config.lease());
            }
        } catch (RuntimeException e) {
            LOG.debugf(e, "The queue cannot be read; trying again");
        } finally {
            busy.decrementAndGet();
        }
    }

    private void work(Taken taken) {
        Job job = jobs.get(taken.tenant(), taken.id());
        Attempt.Worker worker = new Attempt.Worker(name, config.lease(), () -> stopping);
        Attempt attempt = new Attempt(taken, job.done(), queue, worker);
        attempts.add(attempt);
        try (attempt) {
            run(job, taken, attempt);
        } finally {
            attempts.remove(attempt);
        }
    }

    /** Tells the attempt how it went before it is closed, which writes that down. */
    private void run(Job job, Taken taken, Attempt attempt) {
        try {
            if (taken.attempt() > JobQueue.MAX_ATTEMPTS) {
                throw new IllegalStateException("its worker died " + JobQueue.MAX_ATTEMPTS
                        + " times in a row without any progress; look at the server's log, then resume the job");
            }
            execution.run(job, attempt);
            attempt.succeed();
        } catch (RuntimeException e) {
            if (FailureText.isForeseen(e)) {
                LOG.warnf("Job %s (%s) failed: %s", job.id(), job.spec().kind(), FailureText.of(e));
            } else {
                LOG.warnf(e, "Job %s (%s) failed", job.id(), job.spec().kind());
            }
            attempt.fail(e);
        } catch (Error e) {
            // The thread ends here and another takes its place; without this the job would break that one, too.
            LOG.errorf(e, "Job %s (%s) broke down", job.id(), job.spec().kind());
            attempt.fail(new IllegalStateException("the work broke down: " + e, e));
            throw e;
        }
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void beat() {
        attempts.forEach(Attempt::beat);
    }

    @Scheduled(every = "1h", delayed = "10m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forget() {
        if (config.work()) {
            queue.forget(config.keep());
        }
    }

    /** Stops between two documents and gives the jobs back, so that the next start goes on at once. */
    void stop(@Observes @Priority(1) ShutdownEvent event) throws InterruptedException {
        stopping = true;
        executor.shutdown();
        if (!executor.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
            LOG.warnf("A job did not stop within %d s; it goes on after the next start", STOP_SECONDS);
        }
    }
}
