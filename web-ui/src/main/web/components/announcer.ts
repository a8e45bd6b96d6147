import { html, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import { Problem } from "../core/problem";
import { ConsoleElement } from "./element";
import { problemText } from "./views";

type Tone = "done" | "problem";

interface Notice {
    tone: Tone;
    text: string;
}

const notices = new EventTarget();
const SHOWN_MILLIS = 6000;

/** Says something once, to the eye and to a screen reader. */
export function announce(text: string, tone: Tone = "done"): void {
    notices.dispatchEvent(new CustomEvent<Notice>("notice", { detail: { tone, text } }));
}

export function announceProblem(cause: unknown): void {
    announce(problemText(Problem.from(cause)), "problem");
}

@customElement("es-announcer")
export class Announcer extends ConsoleElement {
    @state() private notice: Notice | undefined;
    private timer: number | undefined;

    private readonly show = (event: Event): void => {
        if (event instanceof CustomEvent) {
            this.notice = event.detail as Notice;
            window.clearTimeout(this.timer);
            this.timer = window.setTimeout(() => (this.notice = undefined), SHOWN_MILLIS);
        }
    };

    override connectedCallback(): void {
        super.connectedCallback();
        notices.addEventListener("notice", this.show);
    }

    override disconnectedCallback(): void {
        super.disconnectedCallback();
        notices.removeEventListener("notice", this.show);
    }

    protected override render(): unknown {
        return html`<div class="announcer" role="status" aria-live="polite">
            ${this.notice === undefined
                ? nothing
                : html`<p class="toast ${this.notice.tone}">${this.notice.text}</p>`}
        </div>`;
    }
}
