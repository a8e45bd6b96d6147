import { html, nothing } from "lit";
import { customElement, query, state } from "lit/decorators.js";
import { ConsoleElement } from "../../components/element";
import { loadingView, problemView } from "../../components/views";
import { api } from "../../core/api";
import { Problem } from "../../core/problem";
import { currentRoute, type Route } from "../../core/router";
import { session } from "../../core/session";
import { t } from "../../i18n";
import "../session/key-screen";
import "./header";
import { routeView, titleOf } from "./routes";
import type { ShortcutsDialog } from "./shortcuts";
import { handleShortcut } from "./shortcuts";

const AGAIN_MILLIS = 3000;

@customElement("es-app")
export class App extends ConsoleElement {
    @state() private route: Route = currentRoute();
    @state() private problem: Problem | undefined;
    @query("es-shortcuts") private readonly shortcuts!: ShortcutsDialog | null;

    private entered = false;

    private readonly routed = (): void => {
        const before = this.route.path.join("/");
        this.route = currentRoute();
        if (this.route.path.join("/") !== before) {
            this.focusMain();
        }
    };

    /** The form that had the focus is gone after entering; reading goes on with the page. */
    private readonly sessionChanged = (): void => {
        const inside = session.current !== undefined;
        if (inside && !this.entered) {
            this.focusMain();
        }
        this.entered = inside;
    };

    private readonly keyPressed = (event: KeyboardEvent): void => {
        if (session.current !== undefined) {
            handleShortcut(event, () => void this.shortcuts?.open());
        }
    };

    override connectedCallback(): void {
        super.connectedCallback();
        window.addEventListener("hashchange", this.routed);
        window.addEventListener("keydown", this.keyPressed);
        session.addEventListener("change", this.sessionChanged);
        void this.restore();
    }

    override disconnectedCallback(): void {
        super.disconnectedCallback();
        window.removeEventListener("hashchange", this.routed);
        window.removeEventListener("keydown", this.keyPressed);
        session.removeEventListener("change", this.sessionChanged);
    }

    /** A key kept by this browser is asked about once; a wrong one leads back to the entry screen. */
    private async restore(): Promise<void> {
        const key = session.key;
        if (key === undefined) {
            return;
        }
        try {
            const details = await api.session(key);
            // a page that was opened is read from its top, as any other
            this.entered = true;
            session.open(key, details, false);
            this.problem = undefined;
        } catch (cause) {
            const problem = Problem.from(cause);
            if (problem.status === 401) {
                session.expire();
            } else {
                this.problem = problem;
                if (problem.isPassing) {
                    window.setTimeout(() => void this.restore(), AGAIN_MILLIS);
                }
            }
        }
    }

    protected override render(): unknown {
        document.title = titleOf(this.route);
        return html`<a class="skip" href="#main" @click=${this.skip}>${t("shell.skip")}</a>
            <es-header .route=${this.route} @show-shortcuts=${() => void this.shortcuts?.open()}></es-header>
            <main id="main" tabindex="-1">${this.content()}</main>
            <es-shortcuts></es-shortcuts>
            <es-announcer></es-announcer>`;
    }

    private content(): unknown {
        if (session.key === undefined) {
            return html`<es-key-screen></es-key-screen>`;
        }
        if (this.problem !== undefined) {
            return html`<div class="page">${problemView(this.problem, () => void this.restore())}</div>`;
        }
        if (session.current === undefined) {
            return html`<div class="page">${loadingView()}</div>`;
        }
        return session.allows("read") ? routeView(this.route) : nothing;
    }

    private skip(event: Event): void {
        event.preventDefault();
        this.focusMain();
    }

    private focusMain(): void {
        void this.updateComplete.then(() => this.querySelector<HTMLElement>("#main")?.focus());
    }
}
