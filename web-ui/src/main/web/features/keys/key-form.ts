import { html, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import { ModalElement } from "../../components/modal";
import { inputValue, problemView } from "../../components/views";
import { api } from "../../core/api";
import type { CreatedKey, Scope } from "../../core/contract";
import { Problem } from "../../core/problem";
import { t, type MessageKey } from "../../i18n";

/** A scope includes those before it. */
const SCOPES: readonly { scope: Scope; label: MessageKey }[] = [
    { scope: "read", label: "keys.read" },
    { scope: "write", label: "keys.write" },
    { scope: "admin", label: "keys.admin" },
];

/** Tells "key-created" with the key, the only time that it is seen. */
@customElement("es-key-form")
export class KeyForm extends ModalElement {
    @state() private name = "";
    @state() private scope: Scope = "read";
    @state() private expires = "";
    @state() private busy = false;
    @state() private problem: Problem | undefined;

    protected override get heading(): string {
        return t("keys.create");
    }

    protected override body(): unknown {
        return html`<form @submit=${this.submit}>
            <label for="key-name">${t("field.name")}</label>
            <input
                id="key-name"
                required
                autofocus
                maxlength="100"
                autocomplete="off"
                .value=${this.name}
                @input=${(event: Event) => (this.name = inputValue(event))}
            />
            <fieldset>
                <legend>${t("account.scopes")}</legend>
                ${SCOPES.map(
                    ({ scope, label }) =>
                        html`<label class="check">
                            <input
                                type="radio"
                                name="scope"
                                value=${scope}
                                .checked=${scope === this.scope}
                                @change=${() => (this.scope = scope)}
                            />
                            <span><strong>${scope}</strong> ${t(label)}</span>
                        </label>`,
                )}
            </fieldset>
            <label for="key-expires">${t("keys.expires")}</label>
            <input
                id="key-expires"
                type="date"
                aria-describedby="key-expires-hint"
                .value=${this.expires}
                @input=${(event: Event) => (this.expires = inputValue(event))}
            />
            <p class="hint" id="key-expires-hint">${t("keys.expiresHint")}</p>
            ${this.problem === undefined ? nothing : problemView(this.problem)}
            <div class="dialog-actions">
                <button type="button" @click=${() => this.close()}>${t("action.cancel")}</button>
                <button type="submit" class="primary" ?disabled=${this.busy || this.name.trim() === ""}>
                    ${t("action.create")}
                </button>
            </div>
        </form>`;
    }

    private async submit(event: Event): Promise<void> {
        event.preventDefault();
        this.busy = true;
        this.problem = undefined;
        try {
            const created = await api.createKey({
                name: this.name.trim(),
                scopes: SCOPES.slice(0, SCOPES.findIndex(({ scope }) => scope === this.scope) + 1).map(
                    ({ scope }) => scope,
                ),
                ...(this.expires === "" ? {} : { expiresAt: new Date(`${this.expires}T23:59:59`).toISOString() }),
            });
            this.close();
            this.name = "";
            this.expires = "";
            this.dispatchEvent(new CustomEvent<CreatedKey>("key-created", { detail: created, bubbles: true }));
        } catch (cause) {
            this.problem = Problem.from(cause);
        } finally {
            this.busy = false;
        }
    }
}
