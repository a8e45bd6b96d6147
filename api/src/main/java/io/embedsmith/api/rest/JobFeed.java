package io.embedsmith.api.rest;

import io.embedsmith.api.job.Job;
import io.embedsmith.api.job.JobSpec;
import io.embedsmith.api.job.Jobs;
import io.embedsmith.api.rest.dto.JobDto;
import io.embedsmith.api.rest.dto.TrainingDto;
import io.embedsmith.api.training.Trainings;
import io.embedsmith.retrieval.tenant.TenantId;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.MultiEmitter;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A job's progress as server-sent events. The row is looked at a few times a second, since any replica may be the one that
 * works; an event goes out when something changed, a comment when nothing did for a while, so that proxies keep the
 * connection. Each listener starts with the job as it stands, which is all that a {@code Last-Event-ID} could ask for.
 */
@Singleton
class JobFeed {
    private static final long LOOK_MILLIS = 300;
    /** Looks without a change after which a comment goes out: 15 s. */
    private static final int QUIET_LOOKS = 50;

    private final Jobs jobs;
    private final Trainings trainings;
    private final Sse sse;

    JobFeed(Jobs jobs, Trainings trainings, @Context Sse sse) {
        this.jobs = jobs;
        this.trainings = trainings;
        this.sse = sse;
    }

    Multi<OutboundSseEvent> follow(TenantId tenant, UUID job) {
        return Multi.createFrom()
                .emitter(emitter -> Thread.ofVirtual().name("job-feed-" + job).start(() -> feed(tenant, job, emitter)));
    }

    private void feed(TenantId tenant, UUID id, MultiEmitter<? super OutboundSseEvent> listener) {
        try {
            @Nullable JobDto last = null;
            int number = 0;
            for (int quietLooks = 0; !listener.isCancelled(); quietLooks++) {
                Job job = jobs.get(tenant, id);
                JobDto now = JobDto.of(job);
                if (!now.equals(last)) {
                    listener.emit(event("progress", now, ++number));
                    if (job.spec() instanceof JobSpec.TrainModel) {
                        trainings.find(tenant, id).map(TrainingDto::of).ifPresent(told -> listener.emit(event(told)));
                    }
                    last = now;
                    quietLooks = 0;
                }
                if (job.state().isFinal()) {
                    listener.emit(event("end", now, ++number));
                    listener.complete();
                    return;
                }
                if (quietLooks == QUIET_LOOKS) {
                    listener.emit(sse.newEventBuilder().comment("still here").build());
                    quietLooks = 0;
                }
                Thread.sleep(LOOK_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            listener.complete();
        } catch (RuntimeException e) {
            listener.fail(e);
        }
    }

    /** Loss and scores; without a number, as it tells nothing that the next one does not. */
    private OutboundSseEvent event(TrainingDto training) {
        return sse.newEventBuilder()
                .name("training")
                .mediaType(MediaType.APPLICATION_JSON_TYPE)
                .data(TrainingDto.class, training)
                .build();
    }

    private OutboundSseEvent event(String name, JobDto job, int number) {
        return sse.newEventBuilder()
                .name(name)
                .id(Integer.toString(number))
                .mediaType(MediaType.APPLICATION_JSON_TYPE)
                .data(JobDto.class, job)
                .build();
    }
}
