import { html, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import "../../components/command-hint";
import { announce } from "../../components/announcer";
import { ModalElement } from "../../components/modal";
import { inputValue, loaded, problemView } from "../../components/views";
import { api } from "../../core/api";
import type { Model, NewCollection, Splitting } from "../../core/contract";
import { curl, shellWord } from "../../core/curl";
import { apiUrl } from "../../core/http";
import { Loader } from "../../core/loader";
import { isEncoder } from "../../core/model-kind";
import { Problem } from "../../core/problem";
import { navigate } from "../../core/router";
import { settings } from "../../core/settings";
import { t } from "../../i18n";
import { dictionaryWords } from "./dictionary";
import { modelPicker } from "./model-picker";
import { DEFAULT_SPLITTING, splittingFields } from "./splitting-fields";

/** The server's rule: letters of any script, digits, '.', '-', '_', at most 96 characters. */
export const COLLECTION_NAME = /^[\p{L}\p{Nd}][\p{L}\p{M}\p{Nd}._-]{0,95}$/u;

@customElement("es-collection-form")
export class CollectionForm extends ModalElement {
    private readonly models = new Loader<Model[]>(this);
    @state() private name = "";
    @state() private model = "";
    @state() private splitting: Splitting | undefined;
    @state() private words = "";
    @state() private busy = false;
    @state() private problem: Problem | undefined;

    override async open(): Promise<void> {
        this.problem = undefined;
        this.loadModels();
        await super.open();
        this.querySelector<HTMLElement>("#collection-name")?.focus();
    }

    private loadModels(): void {
        void this.models.load(async (signal) => {
            const models = (await api.models(signal)).models.filter(isEncoder);
            if (!models.some((model) => model.id === this.model)) {
                this.model = suggested(models)?.id ?? "";
            }
            return models;
        });
    }

    protected override get heading(): string {
        return t("collections.create");
    }

    protected override body(): unknown {
        const nameWrong = this.name !== "" && !COLLECTION_NAME.test(this.name);
        const card = this.models.value?.find((model) => model.id === this.model);
        return html`<form @submit=${this.submit}>
            <label for="collection-name">${t("field.name")}</label>
            <input
                id="collection-name"
                required
                autocomplete="off"
                spellcheck="false"
                maxlength="96"
                aria-invalid=${nameWrong ? "true" : nothing}
                aria-describedby="collection-name-hint"
                .value=${this.name}
                @input=${(event: Event) => (this.name = inputValue(event))}
            />
            <p class=${nameWrong ? "error" : "hint"} id="collection-name-hint">${t("collections.nameHint")}</p>
            ${loaded(this.models, () => this.loadModels(), (models) =>
                modelPicker(models, this.model, (id) => (this.model = id)),
            )}
            <details>
                <summary>${t("collections.advanced")}</summary>
                ${splittingFields(
                    "new-splitting",
                    this.splitting ?? DEFAULT_SPLITTING,
                    card?.maxTokens ?? 512,
                    (splitting) => (this.splitting = splitting),
                )}
                <label for="collection-words">${t("collections.dictionary")}</label>
                <textarea
                    id="collection-words"
                    rows="3"
                    aria-describedby="collection-words-hint"
                    .value=${this.words}
                    @input=${(event: Event) => (this.words = inputValue(event))}
                ></textarea>
                <p class="hint" id="collection-words-hint">${t("collections.dictionaryHint")}</p>
                <es-command .command=${this.commandLine()} .curl=${this.curlCommand()}></es-command>
            </details>
            ${this.problem === undefined ? nothing : problemView(this.problem)}
            <div class="dialog-actions">
                <button type="button" @click=${() => this.close()}>${t("action.cancel")}</button>
                <button
                    type="submit"
                    class="primary"
                    ?disabled=${this.busy || this.model === "" || !COLLECTION_NAME.test(this.name)}
                >
                    ${this.busy ? t("state.working") : t("action.create")}
                </button>
            </div>
        </form>`;
    }

    private request(): NewCollection {
        const userDictionary = dictionaryWords(this.words);
        return {
            name: this.name,
            model: this.model,
            ...(this.splitting === undefined ? {} : { splitting: this.splitting }),
            ...(userDictionary.length === 0 ? {} : { userDictionary }),
        };
    }

    private commandLine(): string {
        return `./embedsmith ingest --collection ${shellWord(this.name || "NAME")} --model ${this.model} PATH…`;
    }

    private curlCommand(): string {
        return curl("POST", apiUrl("/collections"), { ...this.request(), name: this.name || "NAME" });
    }

    private async submit(event: Event): Promise<void> {
        event.preventDefault();
        if (this.busy || this.model === "" || !COLLECTION_NAME.test(this.name)) {
            return;
        }
        this.busy = true;
        this.problem = undefined;
        try {
            const created = await api.createCollection(this.request());
            announce(t("collections.created", { name: created.name }));
            this.close();
            this.name = "";
            this.words = "";
            this.splitting = undefined;
            navigate(["collections", created.name, "documents"]);
        } catch (cause) {
            this.problem = Problem.from(cause);
        } finally {
            this.busy = false;
        }
    }
}

/** A first choice for the reader's language: at full precision, and the one that reads the longest passages. */
function suggested(models: Model[]): Model | undefined {
    const fits = (model: Model): boolean => model.languages.some((code) => code.startsWith(settings.locale));
    const longest = [...models].sort((left, right) => right.maxTokens - left.maxTokens);
    return longest.find((model) => fits(model) && model.precision === "fp32") ?? longest.find(fits) ?? models[0];
}
