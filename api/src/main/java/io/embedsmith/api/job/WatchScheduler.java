package io.embedsmith.api.job;

import io.embedsmith.api.config.EmbedsmithConfig;
import io.embedsmith.api.watch.FolderScan;
import io.embedsmith.api.watch.Watch;
import io.embedsmith.api.watch.WatchedFiles;
import io.embedsmith.api.watch.Watches;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/** Looks at watched folders when their time has come and puts a job in where something changed. */
@Singleton
class WatchScheduler {
    private static final Logger LOG = Logger.getLogger(WatchScheduler.class);

    private final Watches watches;
    private final WatchedFiles files;
    private final Jobs jobs;
    private final boolean isWorking;
    private volatile boolean started;

    WatchScheduler(Watches watches, WatchedFiles files, Jobs jobs, EmbedsmithConfig config) {
        this.watches = watches;
        this.files = files;
        this.jobs = jobs;
        this.isWorking = config.jobs().work() && config.watch().roots().isPresent();
    }

    /** After the migrations: the clock ticks before them. */
    void start(@Observes @Priority(1_000) StartupEvent event) {
        started = true;
    }

    @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        if (!isWorking || !started) {
            return;
        }
        for (Watch watch : watches.takeDue()) {
            try {
                look(watch);
            } catch (RuntimeException e) {
                LOG.warnf("Folder %s cannot be watched: %s", watch.path(), e.getMessage());
            }
        }
    }

    private void look(Watch watch) {
        JobSpec spec = new JobSpec.IngestWatch(watch.collection(), watch.id());
        if (hasChanged(watch) && !jobs.isBusy(watch.tenant(), spec)) {
            jobs.enqueue(watch.tenant(), spec, List.of());
        }
    }

    private boolean hasChanged(Watch watch) {
        Map<String, WatchedFiles.Known> known = files.all(watch);
        Map<String, FolderScan.Seen> seen = FolderScan.of(watches.folder(watch));
        boolean isNew = seen.entrySet().stream()
                .anyMatch(file -> !known.containsKey(file.getKey())
                        || !known.get(file.getKey()).looksLike(file.getValue()));
        return isNew || (watch.deleteMissing() && !seen.keySet().containsAll(known.keySet()));
    }
}
