import { html } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { t } from "../i18n";
import "./copy-button";
import { ConsoleElement } from "./element";

type Way = "command" | "curl";

/** The same step from a terminal, so that what is learned here can be put in a script. */
@customElement("es-command")
export class CommandHint extends ConsoleElement {
    @property() command = "";
    @property() curl = "";
    @state() private way: Way = "command";

    protected override render(): unknown {
        const text = this.way === "command" ? this.command : this.curl;
        return html`<section class="command" aria-label=${t("command.title")}>
            <div class="command-head">
                <div class="segmented" role="group" aria-label=${t("command.title")}>
                    ${this.choice("command", t("command.line"))} ${this.choice("curl", "curl")}
                </div>
                <es-copy .text=${text}></es-copy>
            </div>
            <pre tabindex="0" role="group" aria-label=${t("command.title")}><code>${text}</code></pre>
        </section>`;
    }

    private choice(way: Way, label: string): unknown {
        return html`<button type="button" aria-pressed=${this.way === way} @click=${() => (this.way = way)}>
            ${label}
        </button>`;
    }
}
