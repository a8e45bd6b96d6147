import { html, nothing, type PropertyValues } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { announce, announceProblem } from "../../components/announcer";
import { ConsoleElement } from "../../components/element";
import { icon } from "../../components/icon";
import { inputValue } from "../../components/views";
import { api } from "../../core/api";
import type { Collection, CollectionChange, Model, Splitting } from "../../core/contract";
import { formatNumber, formatTime } from "../../core/format";
import { Loader } from "../../core/loader";
import { navigate } from "../../core/router";
import { session } from "../../core/session";
import { t } from "../../i18n";
import { deleteCollection } from "./delete-collection";
import { dictionaryWords } from "./dictionary";
import { splittingFields } from "./splitting-fields";
import "./watch-list";

@customElement("es-collection-settings")
export class CollectionSettings extends ConsoleElement {
    @property({ attribute: false }) collection!: Collection;
    @state() private splitting: Splitting | undefined;
    @state() private words = "";
    @state() private busy = false;
    private readonly models = new Loader<Model[]>(this);

    override connectedCallback(): void {
        super.connectedCallback();
        void this.models.load(async (signal) => (await api.models(signal)).models);
    }

    protected override willUpdate(changes: PropertyValues): void {
        if (changes.has("collection")) {
            this.splitting = undefined;
            this.words = this.collection.userDictionary.join("\n");
        }
    }

    protected override render(): unknown {
        const writable = session.allows("write");
        return html`<div class="settings">
            ${writable ? nothing : html`<p class="hint">${t("scope.write")}</p>`} ${this.facts()}
            <fieldset class="card" ?disabled=${!writable || this.busy}>
                <legend>${t("settings.splitting")}</legend>
                <p class="hint">${t("settings.splittingHint")}</p>
                ${splittingFields(
                    "splitting",
                    this.splitting ?? this.collection.splitting,
                    this.modelLimit(),
                    (splitting) => (this.splitting = splitting),
                )}
                <button
                    type="button"
                    class="primary"
                    ?disabled=${this.splitting === undefined}
                    @click=${() => void this.save({ splitting: this.splitting })}
                >
                    ${t("settings.saveSplitting")}
                </button>
            </fieldset>
            <fieldset class="card" ?disabled=${!writable || this.busy}>
                <legend>${t("collections.dictionary")}</legend>
                <label for="dictionary">${t("settings.words")}</label>
                <textarea
                    id="dictionary"
                    rows="5"
                    aria-describedby="dictionary-hint"
                    .value=${this.words}
                    @input=${(event: Event) => (this.words = inputValue(event))}
                ></textarea>
                <p class="hint" id="dictionary-hint">${t("settings.dictionaryHint")}</p>
                <button
                    type="button"
                    class="primary"
                    ?disabled=${this.dictionaryUnchanged()}
                    @click=${() => void this.save({ userDictionary: dictionaryWords(this.words) })}
                >
                    ${t("settings.saveDictionary")}
                </button>
            </fieldset>
            <es-watches .collection=${this.collection.name}></es-watches>
            ${writable ? this.danger() : nothing}
        </div>`;
    }

    private facts(): unknown {
        const { collection } = this;
        const fusion = collection.fusion;
        return html`<dl class="card facts-list">
            <dt>${t("field.model")}</dt>
            <dd><code>${collection.model}</code></dd>
            <dt>${t("field.vectors")}</dt>
            <dd>${collection.vectorType} · ${t("unit.dimensions", { count: formatNumber(collection.dimension) })}</dd>
            <dt>${t("settings.fusion")}</dt>
            <dd>
                ${fusion.kind === "convex" ? t("fusion.convex") : t("fusion.rrf")} ·
                ${t("settings.coefficient", { value: formatNumber(fusion.denseCoefficient, 2) })}
            </dd>
            <dt>${t("field.created")}</dt>
            <dd>${formatTime(collection.createdAt)}</dd>
            <dt>${t("field.updated")}</dt>
            <dd>${formatTime(collection.updatedAt)}</dd>
        </dl>`;
    }

    private danger(): unknown {
        return html`<section class="card danger-zone">
            <h2>${t("collections.delete")}</h2>
            <p>${t("settings.deleteHint")}</p>
            <button type="button" class="danger" @click=${() => void this.removeCollection()}>
                ${icon("trash")}<span>${t("collections.delete")}</span>
            </button>
        </section>`;
    }

    private modelLimit(): number {
        return this.models.value?.find((model) => model.id === this.collection.model)?.maxTokens ?? 512;
    }

    private dictionaryUnchanged(): boolean {
        return dictionaryWords(this.words).join("\n") === this.collection.userDictionary.join("\n");
    }

    private async save(change: CollectionChange): Promise<void> {
        this.busy = true;
        try {
            await api.changeCollection(this.collection.name, change);
            announce(t("settings.saved"));
            this.dispatchEvent(new CustomEvent("collection-changed", { bubbles: true }));
        } catch (cause) {
            announceProblem(cause);
        } finally {
            this.busy = false;
        }
    }

    private async removeCollection(): Promise<void> {
        if (await deleteCollection(this.collection)) {
            navigate(["collections"]);
        }
    }
}
