import { html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { announce } from "../../components/announcer";
import { ModalElement } from "../../components/modal";
import { inputValue, problemView } from "../../components/views";
import { api } from "../../core/api";
import { formatNumber } from "../../core/format";
import { Problem } from "../../core/problem";
import { t } from "../../i18n";

/** Makes an evaluation set or adds to one. Tells "queries-imported" with the name of the set. */
@customElement("es-import-form")
export class ImportForm extends ModalElement {
    @property({ attribute: false }) collection = "";
    @state() private set: string | undefined;
    @state() private name = "";
    @state() private queries: File | undefined;
    @state() private qrels: File | undefined;
    @state() private busy = false;
    @state() private problem: Problem | undefined;

    protected override get heading(): string {
        return this.set === undefined ? t("evaluation.create") : t("evaluation.importInto", { name: this.set });
    }

    async openFor(set: string | undefined): Promise<void> {
        this.set = set;
        this.name = "";
        this.queries = undefined;
        this.qrels = undefined;
        this.problem = undefined;
        await this.open();
    }

    protected override body(): unknown {
        const files = this.queries !== undefined || this.qrels !== undefined;
        const ready = this.set === undefined ? this.name.trim() !== "" : files;
        return html`<form @submit=${this.submit}>
            ${this.set !== undefined
                ? nothing
                : html`<label for="set-name">${t("field.name")}</label>
                      <input
                          id="set-name"
                          required
                          autofocus
                          maxlength="128"
                          autocomplete="off"
                          .value=${this.name}
                          @input=${(event: Event) => (this.name = inputValue(event))}
                      />`}
            <label for="set-queries">${t("evaluation.queriesFile")}</label>
            <input
                id="set-queries"
                type="file"
                accept=".jsonl,.gz"
                aria-describedby="set-queries-hint"
                @change=${(event: Event) => (this.queries = fileOf(event))}
            />
            <p class="hint" id="set-queries-hint">${t("evaluation.queriesHint")}</p>
            <label for="set-qrels">${t("evaluation.qrelsFile")}</label>
            <input
                id="set-qrels"
                type="file"
                aria-describedby="set-qrels-hint"
                @change=${(event: Event) => (this.qrels = fileOf(event))}
            />
            <p class="hint" id="set-qrels-hint">${t("evaluation.qrelsHint")}</p>
            ${this.problem === undefined ? nothing : problemView(this.problem)}
            <div class="dialog-actions">
                <button type="button" @click=${() => this.close()}>${t("action.cancel")}</button>
                <button type="submit" class="primary" ?disabled=${this.busy || !ready}>
                    ${this.set === undefined ? t("action.create") : t("evaluation.import")}
                </button>
            </div>
        </form>`;
    }

    private async submit(event: Event): Promise<void> {
        event.preventDefault();
        this.busy = true;
        this.problem = undefined;
        try {
            const set = this.set ?? (await api.createEvaluationSet(this.collection, this.name.trim())).name;
            // From here on it is there: a second try after a wrong file adds to it.
            this.set = set;
            if (this.queries !== undefined || this.qrels !== undefined) {
                const { added, leftOut } = await api.importQueries(this.collection, set, {
                    queries: this.queries,
                    qrels: this.qrels,
                });
                announce(t("evaluation.imported", { count: formatNumber(added), left: formatNumber(leftOut) }));
            }
            this.close();
            this.dispatchEvent(new CustomEvent<string>("queries-imported", { detail: set, bubbles: true }));
        } catch (cause) {
            this.problem = Problem.from(cause);
        } finally {
            this.busy = false;
        }
    }
}

function fileOf(event: Event): File | undefined {
    return (event.target as HTMLInputElement).files?.[0];
}
