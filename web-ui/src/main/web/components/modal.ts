import { html } from "lit";
import { t } from "../i18n";
import { ConsoleElement } from "./element";
import { icon } from "./icon";

let nextId = 0;

/** A native modal dialog: the browser traps the focus, closes on Escape, and gives the focus back. */
export abstract class ModalElement extends ConsoleElement {
    private readonly headingId = `dialog-${nextId++}`;

    protected abstract get heading(): string;

    protected abstract body(): unknown;

    protected closed(): void {
        // for dialogs that have something to tidy up
    }

    async open(): Promise<void> {
        await this.updateComplete;
        this.dialog()?.showModal();
    }

    close(): void {
        this.dialog()?.close();
    }

    protected override render(): unknown {
        return html`<dialog aria-labelledby=${this.headingId} @close=${() => this.closed()}>
            <header class="dialog-head">
                <h2 id=${this.headingId}>${this.heading}</h2>
                <button type="button" class="plain" aria-label=${t("action.close")} @click=${() => this.close()}>
                    ${icon("close")}
                </button>
            </header>
            ${this.body()}
        </dialog>`;
    }

    private dialog(): HTMLDialogElement | null {
        return this.querySelector("dialog");
    }
}
