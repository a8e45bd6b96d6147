import { html, nothing, type PropertyValues } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import "../../components/command-hint";
import "../../components/job-progress";
import { announce, announceProblem } from "../../components/announcer";
import { confirmed } from "../../components/confirm";
import { ConsoleElement } from "../../components/element";
import { icon } from "../../components/icon";
import { emptyView, loaded } from "../../components/views";
import { api } from "../../core/api";
import type { Collection, DocumentInfo, DocumentPage, DocumentStatus, Job } from "../../core/contract";
import { shellWord } from "../../core/curl";
import { isActive } from "../../core/follow";
import { formatAgo, formatNumber, formatTime } from "../../core/format";
import { apiUrl } from "../../core/http";
import { Loader } from "../../core/loader";
import { navigate, toHash } from "../../core/router";
import { session } from "../../core/session";
import { t, type MessageKey } from "../../i18n";
import { titleBeside } from "./title";
import "./upload-panel";

const PAGE = 50;
const REFRESH_MILLIS = 2000;
const STATUSES: readonly { status: DocumentStatus | undefined; label: MessageKey }[] = [
    { status: undefined, label: "documents.all" },
    { status: "ready", label: "documents.ready" },
    { status: "failed", label: "documents.failed" },
];

@customElement("es-documents")
export class DocumentList extends ConsoleElement {
    @property({ attribute: false }) collection!: Collection;
    @property({ attribute: false }) query = new URLSearchParams();
    @state() private jobs: Job[] = [];
    private readonly documents = new Loader<DocumentPage>(this);
    private shown = "";
    private read = 0;

    override connectedCallback(): void {
        super.connectedCallback();
        void this.findJobs();
    }

    protected override willUpdate(changes: PropertyValues): void {
        const wanted = `${this.collection.name}?${this.query.toString()}`;
        if ((changes.has("query") || changes.has("collection")) && wanted !== this.shown) {
            this.shown = wanted;
            this.loadDocuments();
        }
    }

    /** Jobs that were started elsewhere, or before the page was opened again. */
    private async findJobs(): Promise<void> {
        try {
            const { jobs } = await api.jobs(50);
            const active = jobs.filter((job) => job.collection === this.collection.name && isActive(job.state));
            this.jobs = [...this.jobs, ...active.filter((job) => !this.jobs.some((known) => known.id === job.id))];
        } catch {
            // the list of documents is what matters here; the jobs page tells about its own problems
        }
    }

    private get status(): DocumentStatus | undefined {
        const status = this.query.get("status");
        return status === "ready" || status === "failed" ? status : undefined;
    }

    private loadDocuments(): void {
        this.read = Date.now();
        const after = this.query.get("after") ?? undefined;
        const page = { after, status: this.status, limit: PAGE };
        void this.documents.load((signal) => api.documents(this.collection.name, page, signal));
    }

    protected override render(): unknown {
        return html`<es-upload
                .collection=${this.collection}
                @job-started=${this.jobStarted}
            ></es-upload>
            ${this.jobs.length === 0 ? nothing : this.jobList()} ${this.filters()}
            ${loaded(this.documents, () => this.loadDocuments(), (page) =>
                page.documents.length === 0 ? this.empty() : this.table(page),
            )}`;
    }

    private jobList(): unknown {
        return html`<section
            class="card"
            aria-label=${t("documents.jobs")}
            @job-moved=${this.jobMoved}
            @job-ended=${this.jobEnded}
        >
            ${repeat(
                this.jobs,
                (job) => job.id,
                (job) => html`<es-job .job=${job}></es-job>`,
            )}
        </section>`;
    }

    /** A small job may have ended before its answer came; then nobody will tell that it did. */
    private jobStarted(event: CustomEvent<Job>): void {
        this.jobs = [event.detail, ...this.jobs];
        if (!isActive(event.detail.state)) {
            this.jobEnded(event);
        }
    }

    /** What has come in so far is shown, now and then: a job may move many times a second. */
    private jobMoved(): void {
        if (Date.now() - this.read > REFRESH_MILLIS) {
            this.loadDocuments();
        }
    }

    private jobEnded(event: CustomEvent<Job>): void {
        announce(t("documents.jobEnded", { count: formatNumber(event.detail.done) }));
        this.loadDocuments();
        this.dispatchEvent(new CustomEvent("collection-changed", { bubbles: true }));
    }

    private filters(): unknown {
        return html`<nav class="segmented" aria-label=${t("documents.filter")}>
            ${STATUSES.map(
                ({ status, label }) =>
                    html`<a
                        href=${this.listHash(status === undefined ? {} : { status })}
                        aria-current=${this.status === status ? "true" : nothing}
                        >${t(label)}${status === "failed" && this.collection.failedDocuments > 0
                            ? ` (${formatNumber(this.collection.failedDocuments)})`
                            : ""}</a
                    >`,
            )}
        </nav>`;
    }

    private empty(): unknown {
        if (this.query.get("after") !== null || this.status !== undefined) {
            return html`<p class="empty">${t("documents.noneHere")}</p>`;
        }
        const name = shellWord(this.collection.name);
        const url = shellWord(apiUrl(`/collections/${encodeURIComponent(this.collection.name)}/documents`));
        return emptyView(
            t("documents.emptyTitle"),
            t("documents.emptyBody"),
            html`<es-command
                .command=${`./embedsmith ingest --collection ${name} report.pdf notes/`}
                .curl=${`curl -sS -X POST ${url} \\\n  -H "Authorization: Bearer $EMBEDSMITH_KEY" \\\n  -F file=@report.pdf`}
            ></es-command>`,
        );
    }

    private table(page: DocumentPage): unknown {
        return html`<table class="table cards">
                <caption class="visually-hidden">${t("tab.documents")}</caption>
                <thead>
                    <tr>
                        <th scope="col">${t("field.document")}</th>
                        <th scope="col">${t("field.status")}</th>
                        <th scope="col" class="number">${t("field.passages")}</th>
                        <th scope="col" class="number">${t("field.characters")}</th>
                        <th scope="col">${t("field.updated")}</th>
                        <th scope="col"><span class="visually-hidden">${t("field.actions")}</span></th>
                    </tr>
                </thead>
                <tbody>
                    ${page.documents.map((document) => this.row(document))}
                </tbody>
            </table>
            ${this.paging(page)}`;
    }

    private row(document: DocumentInfo): unknown {
        const ready = document.status === "ready";
        return html`<tr>
            <th scope="row">
                ${ready
                    ? html`<a href=${toHash(["collections", this.collection.name, "documents", document.key])}
                          >${document.key}</a
                      >`
                    : document.key}
                <span class="hint block">${titleBeside(document.key, document.title) ?? nothing}</span>
                ${document.failure
                    ? html`<span class="error block">${document.failure.message} <code>${document.failure.code}</code></span>`
                    : nothing}
            </th>
            <td data-label=${t("field.status")}>
                <span class="badge ${document.status}">
                    ${ready ? t("documents.ready") : t("documents.failed")}
                </span>
            </td>
            <td data-label=${t("field.passages")} class="number">${formatNumber(document.passages)}</td>
            <td data-label=${t("field.characters")} class="number">${formatNumber(document.characters)}</td>
            <td data-label=${t("field.updated")}>
                <time datetime=${document.updatedAt} title=${formatTime(document.updatedAt)}
                    >${formatAgo(document.updatedAt, Date.now())}</time
                >
            </td>
            <td class="actions">
                ${session.allows("write")
                    ? html`<button
                          type="button"
                          class="plain"
                          aria-label=${t("documents.deleteNamed", { name: document.key })}
                          @click=${() => void this.removeDocument(document)}
                      >
                          ${icon("trash")}
                      </button>`
                    : nothing}
            </td>
        </tr>`;
    }

    private paging(page: DocumentPage): unknown {
        const after = this.query.get("after");
        if (after === null && !page.next) {
            return nothing;
        }
        return html`<nav class="paging" aria-label=${t("paging.label")}>
            ${after === null
                ? nothing
                : html`<a class="button" href=${this.listHash({ status: this.status })}>${t("paging.first")}</a>
                      <button type="button" @click=${() => history.back()}>
                          ${icon("previous")}<span>${t("paging.previous")}</span>
                      </button>`}
            ${page.next
                ? html`<a class="button" href=${this.listHash({ status: this.status, after: page.next })}>
                      <span>${t("paging.next")}</span>${icon("next")}
                  </a>`
                : nothing}
        </nav>`;
    }

    private listHash(values: { status?: DocumentStatus; after?: string }): string {
        const query = new URLSearchParams();
        for (const [name, value] of Object.entries(values)) {
            if (value !== undefined) {
                query.set(name, value);
            }
        }
        return toHash(["collections", this.collection.name, "documents"], query);
    }

    private async removeDocument(document: DocumentInfo): Promise<void> {
        const agreed = await confirmed({
            title: t("documents.deleteNamed", { name: document.key }),
            text: t("documents.deleteText", { count: formatNumber(document.passages) }),
            action: t("action.delete"),
        });
        if (!agreed) {
            return;
        }
        try {
            await api.deleteDocument(this.collection.name, document.key);
            announce(t("documents.deleted", { name: document.key }));
            if (this.documents.value?.documents.length === 1 && this.query.has("after")) {
                navigate(["collections", this.collection.name, "documents"]);
            }
            this.loadDocuments();
            this.dispatchEvent(new CustomEvent("collection-changed", { bubbles: true }));
        } catch (cause) {
            announceProblem(cause);
        }
    }
}
