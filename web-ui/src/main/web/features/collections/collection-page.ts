import { html, nothing, type PropertyValues } from "lit";
import { customElement, property } from "lit/decorators.js";
import { ConsoleElement } from "../../components/element";
import { icon, type IconName } from "../../components/icon";
import { loaded } from "../../components/views";
import { api } from "../../core/api";
import type { Collection } from "../../core/contract";
import { formatBytes, formatNumber } from "../../core/format";
import { Loader } from "../../core/loader";
import { toHash } from "../../core/router";
import { t, type MessageKey } from "../../i18n";
import "../documents/document-page";
import "../documents/document-list";
import "../evaluation/evaluation-page";
import "../search/search-page";
import "./collection-settings";

const TABS: readonly { name: string; label: MessageKey; icon: IconName }[] = [
    { name: "search", label: "tab.search", icon: "search" },
    { name: "documents", label: "tab.documents", icon: "file" },
    { name: "evaluation", label: "tab.evaluation", icon: "gauge" },
    { name: "settings", label: "tab.settings", icon: "collections" },
];

/** A collection with its three faces. Whatever changes it tells "collection-changed", and the numbers are read again. */
@customElement("es-collection")
export class CollectionPage extends ConsoleElement {
    @property({ attribute: false }) name = "";
    @property({ attribute: false }) tab: string | undefined;
    @property({ attribute: false }) documentKey: string | undefined;
    @property({ attribute: false }) query = new URLSearchParams();
    private readonly collection = new Loader<Collection>(this);

    protected override willUpdate(changes: PropertyValues): void {
        if (changes.has("name")) {
            this.collection.clear();
            this.loadCollection();
        }
    }

    private loadCollection(): void {
        void this.collection.load((signal) => api.collection(this.name, signal));
    }

    protected override render(): unknown {
        return html`<div class="page" @collection-changed=${() => this.loadCollection()}>
            ${loaded(this.collection, () => this.loadCollection(), (collection) => this.content(collection))}
        </div>`;
    }

    private content(collection: Collection): unknown {
        const current = this.tab ?? "search";
        return html`<div class="collection-head">
                <h1>${collection.name}</h1>
                <p class="facts">
                    <code>${collection.model}</code>
                    <span>${t("unit.documents", { count: formatNumber(collection.documents) })}</span>
                    <span>${t("unit.passages", { count: formatNumber(collection.passages) })}</span>
                    <span>${formatBytes(collection.bytes)}</span>
                </p>
            </div>
            <nav class="tabs" aria-label=${t("tab.label", { name: collection.name })}>
                ${TABS.map(
                    (tab) =>
                        html`<a
                            href=${toHash(["collections", collection.name, tab.name])}
                            aria-current=${tab.name === current ? "page" : nothing}
                            >${icon(tab.icon)}<span>${t(tab.label)}</span></a
                        >`,
                )}
            </nav>
            ${this.face(current, collection)}`;
    }

    private face(tab: string, collection: Collection): unknown {
        switch (tab) {
            case "documents":
                return this.documentKey === undefined
                    ? html`<es-documents .collection=${collection} .query=${this.query}></es-documents>`
                    : html`<es-document
                          .collection=${collection}
                          .documentKey=${this.documentKey}
                          .query=${this.query}
                      ></es-document>`;
            case "evaluation":
                return html`<es-evaluation .collection=${collection} .query=${this.query}></es-evaluation>`;
            case "settings":
                return html`<es-collection-settings .collection=${collection}></es-collection-settings>`;
            default:
                return html`<es-search .collection=${collection} .query=${this.query}></es-search>`;
        }
    }
}
