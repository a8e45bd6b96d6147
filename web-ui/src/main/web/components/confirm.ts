import { html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { t } from "../i18n";
import { ModalElement } from "./modal";
import { inputValue } from "./views";

export interface Confirmation {
    title: string;
    text: string;
    action: string;
    /** What has to be typed before the button works; nothing for a lesser deed. */
    typed?: string;
}

@customElement("es-confirm")
export class ConfirmDialog extends ModalElement {
    @property({ attribute: false }) confirmation: Confirmation = { title: "", text: "", action: "" };
    @state() private typed = "";
    answer: (confirmed: boolean) => void = () => undefined;

    protected override get heading(): string {
        return this.confirmation.title;
    }

    protected override body(): unknown {
        const { text, action, typed } = this.confirmation;
        const ready = typed === undefined || this.typed === typed;
        return html`<form
            @submit=${(event: Event) => {
                event.preventDefault();
                if (ready) {
                    this.finish(true);
                }
            }}
        >
            <p>${text}</p>
            ${typed === undefined
                ? nothing
                : html`<label for="confirm-typed">${t("confirm.type", { text: typed })}</label>
                      <input
                          id="confirm-typed"
                          autofocus
                          autocomplete="off"
                          autocapitalize="off"
                          spellcheck="false"
                          .value=${this.typed}
                          @input=${(event: Event) => (this.typed = inputValue(event))}
                      />`}
            <div class="dialog-actions">
                <button type="button" @click=${() => this.finish(false)}>${t("action.cancel")}</button>
                <button type="submit" class="danger" ?disabled=${!ready}>${action}</button>
            </div>
        </form>`;
    }

    protected override closed(): void {
        this.answer(false);
        this.remove();
    }

    private finish(confirmed: boolean): void {
        this.answer(confirmed);
        this.close();
    }
}

export function confirmed(confirmation: Confirmation): Promise<boolean> {
    return new Promise((resolve) => {
        const dialog = document.createElement("es-confirm") as ConfirmDialog;
        dialog.confirmation = confirmation;
        dialog.answer = resolve;
        document.body.append(dialog);
        void dialog.open();
    });
}
