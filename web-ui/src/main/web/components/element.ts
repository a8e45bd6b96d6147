import { LitElement } from "lit";
import { session } from "../core/session";
import { settings } from "../core/settings";

/**
 * Base of every element of the console. It renders into the page itself, not into a shadow root: one style sheet serves
 * all, labels may point across elements, and assistive technology sees one plain document. Language and key changes
 * render it again.
 */
export abstract class ConsoleElement extends LitElement {
    private readonly refresh = (): void => this.requestUpdate();

    protected override createRenderRoot(): HTMLElement {
        return this;
    }

    override connectedCallback(): void {
        super.connectedCallback();
        settings.addEventListener("change", this.refresh);
        session.addEventListener("change", this.refresh);
    }

    override disconnectedCallback(): void {
        super.disconnectedCallback();
        settings.removeEventListener("change", this.refresh);
        session.removeEventListener("change", this.refresh);
    }
}
