import { html, nothing } from "lit";
import { customElement } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { JOB_KINDS } from "../../components/job-progress";
import { ConsoleElement } from "../../components/element";
import { emptyView, loaded } from "../../components/views";
import { api } from "../../core/api";
import type { Job } from "../../core/contract";
import { formatAgo, formatMillis, formatTime } from "../../core/format";
import { Loader } from "../../core/loader";
import { toHash } from "../../core/router";
import { t } from "../../i18n";

const SHOWN = 50;
const REFRESH_MILLIS = 5000;

/** Jobs, newest first. Those that run follow themselves; the list is read again now and then for new ones. */
@customElement("es-jobs")
export class JobList extends ConsoleElement {
    private readonly jobs = new Loader<Job[]>(this);
    private timer: number | undefined;

    override connectedCallback(): void {
        super.connectedCallback();
        this.loadJobs();
        this.timer = window.setInterval(() => {
            if (!document.hidden) {
                this.loadJobs();
            }
        }, REFRESH_MILLIS);
    }

    override disconnectedCallback(): void {
        super.disconnectedCallback();
        window.clearInterval(this.timer);
    }

    private loadJobs(): void {
        void this.jobs.load(async (signal) => (await api.jobs(SHOWN, signal)).jobs);
    }

    protected override render(): unknown {
        return html`<div class="page">
            <div class="page-head"><h1>${t("nav.jobs")}</h1></div>
            ${loaded(this.jobs, () => this.loadJobs(), (jobs) =>
                jobs.length === 0
                    ? emptyView(t("jobs.emptyTitle"), t("jobs.emptyBody"))
                    : html`<ul class="plain-list">
                          ${repeat(
                              jobs,
                              (job) => job.id,
                              (job) => entry(job),
                          )}
                      </ul>`,
            )}
        </div>`;
    }
}

/** Whether there is something to look at before the job has succeeded. */
function hasPage(job: Job): boolean {
    return job.kind === "train" || (job.kind === "evaluate" && !job.collection);
}

/** Where to look at what a job made; of an ingest, its collection stands beside it. */
function resultOf(job: Job): string | undefined {
    switch (job.kind) {
        case "evaluate":
        case "tune":
            return job.collection && job.set
                ? toHash(
                      ["collections", job.collection, "evaluation"],
                      new URLSearchParams({ set: job.set, run: job.id }),
                  )
                : toHash(["evaluations", job.id]);
        case "compare":
            return job.evaluation
                ? toHash(["evaluations", job.evaluation], new URLSearchParams({ comparison: job.id }))
                : undefined;
        case "advise":
            return toHash(["evaluations", "advice", job.id]);
        case "train":
            return toHash(["models", "trainings", job.id]);
        case "measure":
        case "merge":
            return toHash(["models"]);
        case "ingest":
        case "resegment":
            return undefined;
    }
}

function entry(job: Job): unknown {
    const result = job.state === "succeeded" || hasPage(job) ? resultOf(job) : undefined;
    return html`<li class="card">
        <p class="job-origin hint">
            ${job.collection
                ? html`<a href=${toHash(["collections", job.collection, "documents"])}>${job.collection}</a> · `
                : nothing}
            <time datetime=${job.createdAt} title=${formatTime(job.createdAt)}
                >${formatAgo(job.createdAt, Date.now())}</time
            >
            ${result === undefined ? nothing : html`· <a href=${result} aria-label=${`${t("jobs.result")}: ${t(JOB_KINDS[job.kind])}`}>${t("jobs.result")}</a>`}
            ${job.startedAt && job.endedAt
                ? html`· ${formatMillis(new Date(job.endedAt).getTime() - new Date(job.startedAt).getTime())}`
                : nothing}
        </p>
        <es-job .job=${job}></es-job>
    </li>`;
}
