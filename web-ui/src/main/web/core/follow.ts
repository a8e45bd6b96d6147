import { api, jobPath } from "./api";
import type { Job, JobState } from "./contract";
import { serverEvents } from "./events";
import { send } from "./http";
import { isAbort } from "./problem";

/** A browser opens at most six connections to one HTTP/1.1 host: the rest of the console must not starve. */
const MAX_STREAMS = 3;
const POLL_MILLIS = 1500;
let streams = 0;

export function isActive(state: JobState): boolean {
    return state === "queued" || state === "running";
}

/** Tells every change of a job until it ends: by server-sent events, by asking when too many streams are open or one broke. */
export async function follow(id: string, changed: (job: Job) => void, signal: AbortSignal): Promise<void> {
    let ended = false;
    const tell = (job: Job): void => {
        ended = !isActive(job.state);
        changed(job);
    };
    if (streams < MAX_STREAMS) {
        streams++;
        try {
            await stream(id, tell, signal);
        } catch (cause) {
            if (isAbort(cause)) {
                return;
            }
        } finally {
            streams--;
        }
    }
    while (!ended && !signal.aborted) {
        try {
            tell(await api.job(id, signal));
        } catch (cause) {
            if (isAbort(cause)) {
                return;
            }
        }
        if (!ended) {
            await new Promise((resolve) => setTimeout(resolve, POLL_MILLIS));
        }
    }
}

async function stream(id: string, tell: (job: Job) => void, signal: AbortSignal): Promise<void> {
    const response = await send("GET", `${jobPath(id)}/events`, { signal, accept: "text/event-stream" });
    if (response.body === null) {
        return;
    }
    for await (const { event, data } of serverEvents(response.body)) {
        const job = parse(data);
        if (job !== undefined) {
            tell(job);
        }
        if (event === "end") {
            return;
        }
    }
}

function parse(data: string): Job | undefined {
    try {
        const job: unknown = JSON.parse(data);
        return typeof job === "object" && job !== null && "state" in job ? (job as Job) : undefined;
    } catch {
        return undefined;
    }
}
