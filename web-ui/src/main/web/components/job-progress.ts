import { html, nothing, type PropertyValues } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { api } from "../core/api";
import type { Job } from "../core/contract";
import { follow, isActive } from "../core/follow";
import { formatDuration, formatNumber, formatPercent } from "../core/format";
import { session } from "../core/session";
import { TimeLeft } from "../core/time-left";
import { t, type MessageKey } from "../i18n";
import { announceProblem } from "./announcer";
import { ConsoleElement } from "./element";
import { progressView } from "./views";

export const JOB_KINDS: Record<Job["kind"], MessageKey> = {
    ingest: "job.kind.ingest",
    resegment: "job.kind.resegment",
    measure: "job.kind.measure",
    evaluate: "job.kind.evaluate",
    tune: "job.kind.tune",
    compare: "job.kind.compare",
    advise: "job.kind.advise",
    merge: "job.kind.merge",
    train: "job.kind.train",
};

export const JOB_STATES: Record<Job["state"], MessageKey> = {
    queued: "job.state.queued",
    running: "job.state.running",
    succeeded: "job.state.succeeded",
    failed: "job.state.failed",
    cancelled: "job.state.cancelled",
};

/** One job that is followed until it ends. Tells "job-moved" and "job-ended" to whoever shows what the job changes. */
@customElement("es-job")
export class JobProgress extends ConsoleElement {
    /** Where to begin; what is heard since is in current, as a property that is set again must not undo it. */
    @property({ attribute: false }) job: Job | undefined;
    @state() private current: Job | undefined;
    @state() private asked = false;
    @state() private secondsLeft: number | undefined;
    private timeLeft = new TimeLeft();
    private following: AbortController | undefined;

    override connectedCallback(): void {
        super.connectedCallback();
        this.requestUpdate();
    }

    override disconnectedCallback(): void {
        super.disconnectedCallback();
        this.following?.abort();
        this.following = undefined;
    }

    protected override willUpdate(changes: PropertyValues): void {
        if (changes.has("job")) {
            if (this.job?.id !== this.current?.id) {
                this.timeLeft = new TimeLeft();
                this.secondsLeft = undefined;
            }
            this.current = this.job;
        }
    }

    protected override updated(): void {
        const { current } = this;
        if (current !== undefined && isActive(current.state) && this.following === undefined && this.isConnected) {
            void this.followJob(current.id);
        }
    }

    private async followJob(id: string): Promise<void> {
        const mine = new AbortController();
        this.following = mine;
        await follow(id, (job) => this.moved(job), mine.signal);
        if (this.following === mine) {
            this.following = undefined;
        }
        if (!mine.signal.aborted) {
            this.dispatchEvent(new CustomEvent<Job>("job-ended", { detail: this.current, bubbles: true }));
        }
    }

    private moved(job: Job): void {
        const more = job.done > (this.current?.done ?? 0);
        this.current = job;
        const done = part(job);
        this.secondsLeft = done === undefined ? undefined : this.timeLeft.after(done, Date.now());
        if (more && isActive(job.state)) {
            this.dispatchEvent(new CustomEvent<Job>("job-moved", { detail: job, bubbles: true }));
        }
    }

    protected override render(): unknown {
        const job = this.current;
        if (job === undefined) {
            return nothing;
        }
        const label = `${t(JOB_KINDS[job.kind])}: ${t(JOB_STATES[job.state])}`;
        return html`<div class="job" data-state=${job.state}>
            <div class="job-head">
                <strong>${t(JOB_KINDS[job.kind])}</strong>
                <span class="badge ${job.state}">${t(JOB_STATES[job.state])}</span>
                <span class="numbers">${amount(job)}${this.left(job)}</span>
                ${this.actions(job)}
            </div>
            ${isActive(job.state) ? progressView(label, share(job)) : nothing}
            ${phase(job)} ${job.message ? html`<p class="hint">${job.message}</p>` : nothing} ${failures(job)}
        </div>`;
    }

    private left(job: Job): string {
        return this.secondsLeft === undefined || !isActive(job.state)
            ? ""
            : ` · ${t("job.left", { time: formatDuration(this.secondsLeft) })}`;
    }

    private actions(job: Job): unknown {
        if (!session.allows("write")) {
            return nothing;
        }
        if (isActive(job.state)) {
            return html`<button type="button" class="small" ?disabled=${this.asked} @click=${() => this.act("cancel")}>
                ${t("job.cancel")}
            </button>`;
        }
        if (job.state === "failed" || job.state === "cancelled") {
            return html`<button type="button" class="small" ?disabled=${this.asked} @click=${() => this.act("resume")}>
                ${t("job.resume")}
            </button>`;
        }
        return nothing;
    }

    private async act(action: "cancel" | "resume"): Promise<void> {
        if (this.current === undefined) {
            return;
        }
        this.asked = true;
        try {
            const { id } = this.current;
            this.current = await (action === "cancel" ? api.cancelJob(id) : api.resumeJob(id));
        } catch (cause) {
            announceProblem(cause);
        } finally {
            this.asked = false;
        }
    }
}

/** Of the whole, documents on their way counted in part; nothing is known before the first passage is embedded. */
function share(job: Job): number | undefined {
    return job.progress === undefined || job.progress === null || job.progress === 0 ? undefined : job.progress;
}

/** Of the whole, by items where nothing finer is known. */
function part(job: Job): number | undefined {
    return share(job) ?? (job.total ? job.done / job.total : undefined);
}

const UNITS: Record<string, MessageKey> = {
    documents: "unit.documents",
    passages: "unit.passages",
    texts: "unit.texts",
    queries: "unit.queries",
    tasks: "unit.tasks",
    models: "unit.models",
    measurements: "unit.measurements",
    steps: "unit.steps",
};

function amount(job: Job): string {
    const unit = UNITS[job.unit];
    const count = (text: string): string => (unit === undefined ? `${text} ${job.unit}` : t(unit, { count: text }));
    if (job.total === undefined || job.total === null) {
        return count(formatNumber(job.done));
    }
    return `${formatNumber(job.done)} / ${count(formatNumber(job.total))} · ${formatPercent(part(job) ?? 1)}`;
}

const PHASES: Record<string, MessageKey> = {
    candidates: "phase.candidates",
    choosing: "phase.choosing",
    clusterings: "phase.clusterings",
    comparing: "phase.comparing",
    embedding: "phase.embedding",
    examples: "phase.examples",
    experiments: "phase.experiments",
    passages: "phase.passages",
    reading: "phase.reading",
    reranked: "phase.reranked",
    scoring: "phase.scoring",
    sets: "phase.sets",
    speed: "phase.speed",
    testing: "phase.testing",
};

/** What it does beside counting; a word that is not known is shown as it is. */
function phase(job: Job): unknown {
    if (!isActive(job.state) || !job.phase) {
        return nothing;
    }
    const { name, done, total } = job.phase;
    const key = PHASES[name];
    const steps = total === undefined || total === null ? "" : ` ${formatNumber(done ?? 0)} / ${formatNumber(total)}`;
    return html`<p class="hint phase">${key === undefined ? name : t(key)}${steps}</p>`;
}

function failures(job: Job): unknown {
    if (job.failures.length === 0) {
        return nothing;
    }
    return html`<details class="failures">
        <summary>${t("job.failures", { count: formatNumber(job.failures.length) })}</summary>
        <ul>
            ${job.failures.map(
                (failure) => html`<li><strong>${failure.item}</strong> ${failure.message} <code>${failure.code}</code></li>`,
            )}
        </ul>
    </details>`;
}
