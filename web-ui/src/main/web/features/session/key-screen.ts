import { html, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import { ConsoleElement } from "../../components/element";
import { inputChecked, inputValue, problemText } from "../../components/views";
import { api } from "../../core/api";
import { Problem } from "../../core/problem";
import { session } from "../../core/session";
import { t } from "../../i18n";

@customElement("es-key-screen")
export class KeyScreen extends ConsoleElement {
    @state() private key = "";
    @state() private remember = false;
    @state() private shown = false;
    @state() private busy = false;
    @state() private problem: Problem | undefined;

    protected override firstUpdated(): void {
        this.querySelector<HTMLElement>("#key")?.focus();
    }

    protected override render(): unknown {
        return html`<div class="key-screen">
            <form class="card" @submit=${this.submit}>
                <h1>${t("key.title")}</h1>
                <p>${t("key.intro")}</p>
                ${session.expired && this.problem === undefined
                    ? html`<p class="error" role="alert">${t("key.expired")}</p>`
                    : nothing}
                <label for="key">${t("key.label")}</label>
                <div class="joined">
                    <input
                        id="key"
                        type=${this.shown ? "text" : "password"}
                        autocomplete="off"
                        autocapitalize="off"
                        spellcheck="false"
                        placeholder="es_…"
                        required
                        aria-invalid=${this.problem === undefined ? nothing : "true"}
                        aria-describedby="key-help${this.problem === undefined ? "" : " key-error"}"
                        .value=${this.key}
                        @input=${(event: Event) => (this.key = inputValue(event))}
                    />
                    <button type="button" aria-pressed=${this.shown} @click=${() => (this.shown = !this.shown)}>
                        ${this.shown ? t("key.hide") : t("key.show")}
                    </button>
                </div>
                ${this.problem === undefined
                    ? nothing
                    : html`<p class="error" id="key-error" role="alert">${this.reason(this.problem)}</p>`}
                <p class="hint" id="key-help">${t("key.help")}</p>
                <label class="check">
                    <input
                        type="checkbox"
                        .checked=${this.remember}
                        @change=${(event: Event) => (this.remember = inputChecked(event))}
                    />
                    <span>${t("key.remember")}</span>
                </label>
                <button type="submit" class="primary" ?disabled=${this.busy || this.key.trim() === ""}>
                    ${this.busy ? t("state.checking") : t("key.enter")}
                </button>
            </form>
        </div>`;
    }

    private reason(problem: Problem): string {
        return problem.status === 401 ? t("key.wrong") : problemText(problem);
    }

    private async submit(event: Event): Promise<void> {
        event.preventDefault();
        const key = this.key.trim();
        this.problem = undefined;
        // a header value may hold visible ASCII only; anything else would not even be sent
        if (!/^[\x21-\x7e]+$/.test(key)) {
            this.problem = new Problem(401, "unauthorized", "");
            return;
        }
        this.busy = true;
        try {
            session.open(key, await api.session(key), this.remember);
        } catch (cause) {
            this.problem = Problem.from(cause);
        } finally {
            this.busy = false;
        }
    }
}
