import { html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { announce, announceProblem } from "../../components/announcer";
import { ModalElement } from "../../components/modal";
import { loaded } from "../../components/views";
import { api } from "../../core/api";
import type { Collection, Preview, Splitting } from "../../core/contract";
import { formatNumber } from "../../core/format";
import { Loader } from "../../core/loader";
import { t } from "../../i18n";
import { splittingFields } from "../collections/splitting-fields";
import { passageCard } from "./passage-card";

const PAUSE_MILLIS = 300;
const SHOWN = 50;

/** Shows how a file would be split, while the sliders move; nothing is stored. */
@customElement("es-preview")
export class PreviewDialog extends ModalElement {
    @property({ attribute: false }) collection!: Collection;
    @state() private file: File | undefined;
    @state() private splitting: Splitting | undefined;
    @state() private modelLimit = 512;
    private readonly preview = new Loader<Preview>(this);
    private pause: number | undefined;

    async show(file: File): Promise<void> {
        this.file = file;
        this.splitting = undefined;
        this.preview.clear();
        this.loadPreview();
        void this.loadLimit();
        await this.open();
    }

    protected override get heading(): string {
        return t("preview.title", { name: this.file?.name ?? "" });
    }

    protected override closed(): void {
        this.preview.clear();
        this.file = undefined;
    }

    protected override body(): unknown {
        if (this.file === undefined) {
            return nothing;
        }
        const current = this.splitting ?? this.collection.splitting;
        return html`<div class="preview">
            <div class="preview-settings">
                ${splittingFields("preview", current, this.modelLimit, (splitting) => this.changed(splitting))}
                <button type="button" ?disabled=${this.splitting === undefined} @click=${() => void this.keep()}>
                    ${t("preview.keep")}
                </button>
            </div>
            <div class="preview-passages" aria-live="polite">
                ${loaded(this.preview, () => this.loadPreview(), (preview) => passages(preview))}
            </div>
        </div>`;
    }

    private changed(splitting: Splitting): void {
        this.splitting = splitting;
        window.clearTimeout(this.pause);
        this.pause = window.setTimeout(() => this.loadPreview(), PAUSE_MILLIS);
    }

    private loadPreview(): void {
        const { file } = this;
        if (file !== undefined) {
            const splitting = this.splitting ?? this.collection.splitting;
            void this.preview.load((signal) => api.previewFile(this.collection.name, file, splitting, signal));
        }
    }

    private async loadLimit(): Promise<void> {
        try {
            const { models } = await api.models();
            this.modelLimit = models.find((model) => model.id === this.collection.model)?.maxTokens ?? this.modelLimit;
        } catch {
            // the slider keeps its usual range; the server checks the limit anyway
        }
    }

    private async keep(): Promise<void> {
        if (this.splitting === undefined) {
            return;
        }
        try {
            await api.changeCollection(this.collection.name, { splitting: this.splitting });
            announce(t("settings.saved"));
            this.dispatchEvent(new CustomEvent("collection-changed", { bubbles: true }));
            this.close();
        } catch (cause) {
            announceProblem(cause);
        }
    }
}

function passages(preview: Preview): unknown {
    const count = preview.passages.length;
    return html`<p class="hint">
            ${t("preview.summary", {
                count: formatNumber(count),
                characters: formatNumber(preview.characters),
                type: preview.mediaType ?? "",
            })}
        </p>
        <ol class="plain-list">
            ${preview.passages.slice(0, SHOWN).map((passage) => passageCard(passage, false))}
        </ol>
        ${count > SHOWN ? html`<p class="hint">${t("preview.more", { count: formatNumber(count - SHOWN) })}</p>` : nothing}`;
}
