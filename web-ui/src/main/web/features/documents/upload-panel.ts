import { html, nothing } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { announce } from "../../components/announcer";
import { ConsoleElement } from "../../components/element";
import { icon } from "../../components/icon";
import { inputValue, problemView, progressView } from "../../components/views";
import type { Collection, Job, Metadata } from "../../core/contract";
import { formatBytes, formatNumber } from "../../core/format";
import { Problem, isAbort } from "../../core/problem";
import { session } from "../../core/session";
import { batches, upload, type NamedFile } from "../../core/upload";
import { t } from "../../i18n";
import { chosenFiles, droppedFiles, merged } from "./dropped-files";
import { metadataOf } from "./metadata";
import "./preview-dialog";
import type { PreviewDialog } from "./preview-dialog";

const LISTED = 12;

/** Files wait here, can be looked at as passages, and go to the server in batches. Tells "job-started" for each batch. */
@customElement("es-upload")
export class UploadPanel extends ConsoleElement {
    @property({ attribute: false }) collection!: Collection;
    @state() private waiting: NamedFile[] = [];
    @state() private metadata = "";
    @state() private over = false;
    @state() private sent: number | undefined;
    @state() private problem: Problem | undefined;
    @query("es-preview") private readonly preview!: PreviewDialog | null;
    private running: AbortController | undefined;

    private readonly dragOver = (event: DragEvent): void => {
        if (session.allows("write") && event.dataTransfer?.types.includes("Files") === true) {
            event.preventDefault();
            this.over = true;
        }
    };

    private readonly dragLeave = (event: DragEvent): void => {
        if (event.relatedTarget === null) {
            this.over = false;
        }
    };

    private readonly dropped = async (event: DragEvent): Promise<void> => {
        if (!this.over || event.dataTransfer === null) {
            return;
        }
        event.preventDefault();
        this.over = false;
        this.add(await droppedFiles(event.dataTransfer));
    };

    /** The whole page takes files: a drop beside the field must not make the browser leave the console. */
    override connectedCallback(): void {
        super.connectedCallback();
        window.addEventListener("dragover", this.dragOver);
        window.addEventListener("dragleave", this.dragLeave);
        window.addEventListener("drop", this.dropped);
    }

    override disconnectedCallback(): void {
        super.disconnectedCallback();
        window.removeEventListener("dragover", this.dragOver);
        window.removeEventListener("dragleave", this.dragLeave);
        window.removeEventListener("drop", this.dropped);
        this.running?.abort();
    }

    protected override render(): unknown {
        if (!session.allows("write")) {
            return html`<p class="hint">${t("scope.write")}</p>`;
        }
        return html`<section
                class="upload card"
                aria-label=${t("upload.title")}
                data-over=${this.over ? "true" : nothing}
            >
                <div class="upload-choose">
                    ${icon("upload")}
                    <p><strong>${t("upload.drop")}</strong><br /><span class="hint">${t("upload.formats")}</span></p>
                    <span class="upload-buttons">
                        <label class="button">
                            <input
                                id="upload-files"
                                class="visually-hidden"
                                type="file"
                                multiple
                                @change=${(event: Event) => this.chosen(event)}
                            />
                            ${icon("file")}<span>${t("upload.files")}</span>
                        </label>
                        <label class="button">
                            <input
                                id="upload-folder"
                                class="visually-hidden"
                                type="file"
                                webkitdirectory
                                multiple
                                @change=${(event: Event) => this.chosen(event)}
                            />
                            ${icon("folder")}<span>${t("upload.folder")}</span>
                        </label>
                    </span>
                </div>
                ${this.problem === undefined ? nothing : problemView(this.problem)}
                ${this.waiting.length === 0 ? nothing : this.waitingFiles()}
            </section>
            <es-preview .collection=${this.collection}></es-preview>`;
    }

    private waitingFiles(): unknown {
        const { files, bytes } = this.totals();
        const metadata = metadataOf(this.metadata);
        return html`<ul class="plain-list" aria-label=${t("upload.waiting")}>
                ${this.waiting.slice(0, LISTED).map((file) => this.waitingFile(file))}
                ${this.waiting.length > LISTED
                    ? html`<li class="hint">
                          ${t("upload.more", { count: formatNumber(this.waiting.length - LISTED) })}
                      </li>`
                    : nothing}
            </ul>
            ${this.metadataField(metadata.error)}
            <div class="row">
                ${this.sent === undefined
                    ? html`<button
                              type="button"
                              class="primary"
                              ?disabled=${metadata.error !== undefined}
                              @click=${() => void this.start(metadata.value)}
                          >
                              ${icon("upload")}<span>${t("upload.start", { count: formatNumber(files) })}</span>
                          </button>
                          <button type="button" @click=${() => (this.waiting = [])}>${t("upload.clear")}</button>
                          <span class="hint numbers">${formatBytes(bytes)}</span>`
                    : html`${progressView(t("upload.sending"), bytes === 0 ? undefined : Math.min(1, this.sent / bytes))}
                          <span class="hint numbers" role="status">
                              ${t("upload.sent", { sent: formatBytes(this.sent), total: formatBytes(bytes) })}
                          </span>
                          <button type="button" @click=${() => this.running?.abort()}>${t("action.cancel")}</button>`}
            </div>`;
    }

    private metadataField(error: string | undefined): unknown {
        return html`<details>
            <summary>${t("upload.metadata")}</summary>
            <label for="upload-metadata">${t("upload.metadataLabel")}</label>
            <textarea
                id="upload-metadata"
                rows="2"
                spellcheck="false"
                placeholder='{"lang": "zh", "year": 2026}'
                aria-invalid=${error === undefined ? nothing : "true"}
                aria-describedby="upload-metadata-hint"
                .value=${this.metadata}
                @input=${(event: Event) => (this.metadata = inputValue(event))}
            ></textarea>
            <p class=${error === undefined ? "hint" : "error"} id="upload-metadata-hint">
                ${error ?? t("upload.metadataHint")}
            </p>
        </details>`;
    }

    private waitingFile(named: NamedFile): unknown {
        return html`<li class="row">
            <span class="grow ellipsis">${named.key}</span>
            <span class="hint numbers">${formatBytes(named.file.size)}</span>
            <button
                type="button"
                class="small"
                aria-label=${t("upload.previewNamed", { name: named.key })}
                @click=${() => void this.preview?.show(named.file)}
            >
                ${t("upload.preview")}
            </button>
            <button
                type="button"
                class="plain"
                aria-label=${t("upload.removeNamed", { name: named.key })}
                @click=${() => (this.waiting = this.waiting.filter((other) => other !== named))}
            >
                ${icon("close")}
            </button>
        </li>`;
    }

    private totals(): { files: number; bytes: number } {
        return { files: this.waiting.length, bytes: this.waiting.reduce((sum, { file }) => sum + file.size, 0) };
    }

    private chosen(event: Event): void {
        const input = event.currentTarget as HTMLInputElement;
        this.add(chosenFiles(input.files));
        input.value = "";
    }

    private add(files: NamedFile[]): void {
        if (files.length > 0 && this.sent === undefined) {
            this.problem = undefined;
            this.waiting = merged(this.waiting, files);
            announce(t("upload.added", { count: formatNumber(files.length) }));
        }
    }

    private async start(metadata: Metadata | undefined): Promise<void> {
        this.running = new AbortController();
        const { signal } = this.running;
        this.problem = undefined;
        let before = 0;
        this.sent = 0;
        try {
            for (const batch of batches(this.waiting)) {
                const size = batch.reduce((sum, { file }) => sum + file.size, 0);
                const job = await upload(this.collection.name, batch, {
                    metadata,
                    signal,
                    // the body is a little longer than the files in it
                    sent: (bytes) => (this.sent = before + Math.min(bytes, size)),
                });
                before += size;
                this.waiting = this.waiting.filter((file) => !batch.includes(file));
                this.dispatchEvent(new CustomEvent<Job>("job-started", { detail: job, bubbles: true }));
            }
        } catch (cause) {
            if (!isAbort(cause)) {
                this.problem = Problem.from(cause);
            }
        } finally {
            this.sent = undefined;
            this.running = undefined;
        }
    }
}
