import { html, nothing } from "lit";
import { customElement, query } from "lit/decorators.js";
import "../../components/command-hint";
import { ConsoleElement } from "../../components/element";
import { icon } from "../../components/icon";
import { emptyView, loaded } from "../../components/views";
import { api } from "../../core/api";
import type { Collection } from "../../core/contract";
import { curl } from "../../core/curl";
import { formatAgo, formatBytes, formatNumber, formatTime } from "../../core/format";
import { apiUrl } from "../../core/http";
import { Loader } from "../../core/loader";
import { toHash } from "../../core/router";
import { session } from "../../core/session";
import { t } from "../../i18n";
import "./collection-form";
import type { CollectionForm } from "./collection-form";
import { deleteCollection } from "./delete-collection";

@customElement("es-collections")
export class CollectionList extends ConsoleElement {
    private readonly collections = new Loader<Collection[]>(this);
    @query("es-collection-form") private readonly form!: CollectionForm | null;

    override connectedCallback(): void {
        super.connectedCallback();
        this.refreshList();
    }

    private refreshList(): void {
        void this.collections.load(async (signal) => (await api.collections(signal)).collections);
    }

    protected override render(): unknown {
        return html`<div class="page">
            <div class="page-head">
                <h1>${t("nav.collections")}</h1>
                ${this.collections.value?.length === 0 ? nothing : this.createButton()}
            </div>
            ${loaded(this.collections, () => this.refreshList(), (list) =>
                list.length === 0 ? this.empty() : this.table(list),
            )}
            <es-collection-form></es-collection-form>
        </div>`;
    }

    private createButton(): unknown {
        const allowed = session.allows("write");
        return html`<button
            type="button"
            class="primary"
            ?disabled=${!allowed}
            title=${allowed ? nothing : t("scope.write")}
            @click=${() => void this.form?.open()}
        >
            ${icon("plus")}<span>${t("collections.create")}</span>
        </button>`;
    }

    private empty(): unknown {
        return emptyView(
            t("collections.emptyTitle"),
            t("collections.emptyBody"),
            html`<ol class="steps">
                    <li>${t("collections.step1")}</li>
                    <li>${t("collections.step2")}</li>
                    <li>${t("collections.step3")}</li>
                </ol>
                <p>${this.createButton()}</p>
                <p class="hint">${t("collections.terminal")}</p>
                <es-command
                    .command=${"./embedsmith ingest --collection handbook ./docs"}
                    .curl=${curl("POST", apiUrl("/collections"), { name: "handbook", model: "bge-small-zh-v1.5" })}
                ></es-command>`,
        );
    }

    private table(list: Collection[]): unknown {
        return html`<table class="table cards">
            <caption class="visually-hidden">${t("nav.collections")}</caption>
            <thead>
                <tr>
                    <th scope="col">${t("field.name")}</th>
                    <th scope="col">${t("field.model")}</th>
                    <th scope="col" class="number">${t("field.documents")}</th>
                    <th scope="col" class="number">${t("field.passages")}</th>
                    <th scope="col" class="number">${t("field.size")}</th>
                    <th scope="col">${t("field.updated")}</th>
                    <th scope="col"><span class="visually-hidden">${t("field.actions")}</span></th>
                </tr>
            </thead>
            <tbody>
                ${list.map((collection) => this.row(collection))}
            </tbody>
        </table>`;
    }

    private row(collection: Collection): unknown {
        const path = ["collections", collection.name];
        return html`<tr>
            <th scope="row"><a href=${toHash([...path, "search"])}>${collection.name}</a></th>
            <td data-label=${t("field.model")}><code>${collection.model}</code></td>
            <td data-label=${t("field.documents")} class="number">
                <a href=${toHash([...path, "documents"])}>${formatNumber(collection.documents)}</a>
                ${collection.failedDocuments === 0
                    ? nothing
                    : html`<a
                          class="badge failed"
                          href=${toHash([...path, "documents"], new URLSearchParams({ status: "failed" }))}
                          >${t("collections.failed", { count: formatNumber(collection.failedDocuments) })}</a
                      >`}
            </td>
            <td data-label=${t("field.passages")} class="number">${formatNumber(collection.passages)}</td>
            <td data-label=${t("field.size")} class="number">${formatBytes(collection.bytes)}</td>
            <td data-label=${t("field.updated")}>
                <time datetime=${collection.updatedAt} title=${formatTime(collection.updatedAt)}
                    >${formatAgo(collection.updatedAt, Date.now())}</time
                >
            </td>
            <td class="actions">
                ${session.allows("write")
                    ? html`<button
                          type="button"
                          class="plain"
                          aria-label=${t("collections.deleteNamed", { name: collection.name })}
                          @click=${() => void this.removeCollection(collection)}
                      >
                          ${icon("trash")}
                      </button>`
                    : nothing}
            </td>
        </tr>`;
    }

    private async removeCollection(collection: Collection): Promise<void> {
        if (await deleteCollection(collection)) {
            this.refreshList();
        }
    }
}
