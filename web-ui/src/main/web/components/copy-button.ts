import { html } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { t } from "../i18n";
import { announce } from "./announcer";
import { ConsoleElement } from "./element";
import { icon } from "./icon";

@customElement("es-copy")
export class CopyButton extends ConsoleElement {
    @property() text = "";
    @property() label = "";
    @state() private copied = false;

    protected override render(): unknown {
        return html`<button type="button" class="small" @click=${this.copy}>
            ${icon("copy")}<span>${this.copied ? t("action.copied") : this.label || t("action.copy")}</span>
        </button>`;
    }

    private async copy(): Promise<void> {
        const done = (await viaClipboard(this.text)) || viaSelection(this.text);
        announce(done ? t("action.copied") : t("action.copyFailed"), done ? "done" : "problem");
        this.copied = done;
        window.setTimeout(() => (this.copied = false), 2000);
    }
}

async function viaClipboard(text: string): Promise<boolean> {
    try {
        await navigator.clipboard.writeText(text);
        return true;
    } catch {
        return false;
    }
}

/** The clipboard interface exists on https and localhost only; a console on a plain LAN address still has to copy. */
function viaSelection(text: string): boolean {
    const area = document.createElement("textarea");
    area.value = text;
    area.className = "visually-hidden";
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    return done;
}
