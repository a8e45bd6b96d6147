import { html, nothing, type PropertyValues } from "lit";
import { customElement, property } from "lit/decorators.js";
import { ConsoleElement } from "../../components/element";
import { icon } from "../../components/icon";
import { loaded } from "../../components/views";
import { api } from "../../core/api";
import type { Collection, DocumentInfo, PassagePage } from "../../core/contract";
import { formatNumber, formatTime } from "../../core/format";
import { Loader } from "../../core/loader";
import { toHash } from "../../core/router";
import { t } from "../../i18n";
import { passageCard } from "./passage-card";

const PAGE = 50;

/** The passages of one document. "?passage=12" in the address opens the page that holds it and marks it. */
@customElement("es-document")
export class DocumentPassages extends ConsoleElement {
    @property({ attribute: false }) collection!: Collection;
    @property({ attribute: false }) documentKey = "";
    @property({ attribute: false }) query = new URLSearchParams();
    private readonly passages = new Loader<PassagePage>(this);
    private shown = "";
    private pendingScroll: number | undefined;

    protected override willUpdate(changes: PropertyValues): void {
        const wanted = `${this.collection.name}/${this.documentKey}?${this.query.toString()}`;
        if (changes.size > 0 && wanted !== this.shown) {
            this.shown = wanted;
            this.pendingScroll = this.chosen;
            this.loadPassages();
        }
    }

    protected override updated(): void {
        const element = this.pendingScroll === undefined ? null : this.querySelector(`#passage-${this.pendingScroll}`);
        if (element !== null) {
            this.pendingScroll = undefined;
            element.scrollIntoView({ block: "center" });
        }
    }

    private get chosen(): number | undefined {
        return wholeNumber(this.query.get("passage"));
    }

    private get from(): number {
        return wholeNumber(this.query.get("from")) ?? Math.floor((this.chosen ?? 0) / PAGE) * PAGE;
    }

    private loadPassages(): void {
        const page = { from: this.from, limit: PAGE };
        void this.passages.load((signal) => api.passages(this.collection.name, this.documentKey, page, signal));
    }

    protected override render(): unknown {
        return html`<p>
                <a href=${toHash(["collections", this.collection.name, "documents"])}>
                    ${icon("previous")}${t("tab.documents")}
                </a>
            </p>
            <h2 class="document-title">${this.documentKey}</h2>
            ${loaded(this.passages, () => this.loadPassages(), (page) => this.content(page))}`;
    }

    private content(page: PassagePage): unknown {
        return html`${facts(page.document)}
            <ol class="plain-list" aria-label=${t("field.passages")} start=${this.from + 1}>
                ${page.passages.map((passage) => passageCard(passage, passage.ordinal === this.chosen))}
            </ol>
            ${this.paging(page)}`;
    }

    private paging(page: PassagePage): unknown {
        const { from } = this;
        const until = from + page.passages.length;
        if (from === 0 && until === page.total) {
            return nothing;
        }
        return html`<nav class="paging" aria-label=${t("paging.label")}>
            ${from > 0 ? this.pageLink(Math.max(0, from - PAGE), html`${icon("previous")}${t("paging.previous")}`) : nothing}
            <span class="hint numbers">
                ${t("paging.range", {
                    from: formatNumber(Math.min(from + 1, page.total)),
                    to: formatNumber(until),
                    total: formatNumber(page.total),
                })}
            </span>
            ${until < page.total ? this.pageLink(from + PAGE, html`${t("paging.next")}${icon("next")}`) : nothing}
        </nav>`;
    }

    private pageLink(from: number, label: unknown): unknown {
        const path = ["collections", this.collection.name, "documents", this.documentKey];
        return html`<a class="button" href=${toHash(path, new URLSearchParams({ from: String(from) }))}>${label}</a>`;
    }
}

function facts(document: DocumentInfo): unknown {
    return html`<dl class="facts-list">
        ${document.title ? html`<dt>${t("field.title")}</dt><dd>${document.title}</dd>` : nothing}
        ${document.mediaType ? html`<dt>${t("field.type")}</dt><dd>${document.mediaType}</dd>` : nothing}
        <dt>${t("field.characters")}</dt>
        <dd>${formatNumber(document.characters)}</dd>
        <dt>${t("field.updated")}</dt>
        <dd>${formatTime(document.updatedAt)}</dd>
        ${Object.entries(document.metadata).map(
            ([name, value]) => html`<dt><code>${name}</code></dt><dd>${String(value)}</dd>`,
        )}
    </dl>`;
}

function wholeNumber(text: string | null): number | undefined {
    return text !== null && /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}
