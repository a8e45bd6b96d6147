import { html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { ConsoleElement } from "../../components/element";
import { icon, type IconName } from "../../components/icon";
import type { Scope } from "../../core/contract";
import type { Route } from "../../core/router";
import { session } from "../../core/session";
import { settings, type Theme } from "../../core/settings";
import { t, type MessageKey } from "../../i18n";

interface Area {
    name: string;
    label: MessageKey;
    icon: IconName;
    scope: Scope;
}

const AREAS: readonly Area[] = [
    { name: "collections", label: "nav.collections", icon: "collections", scope: "read" },
    { name: "models", label: "nav.models", icon: "models", scope: "read" },
    { name: "evaluations", label: "nav.evaluations", icon: "gauge", scope: "read" },
    { name: "jobs", label: "nav.jobs", icon: "jobs", scope: "read" },
    { name: "keys", label: "nav.keys", icon: "keys", scope: "admin" },
];

const NEXT_THEME: Record<Theme, Theme> = { system: "light", light: "dark", dark: "system" };
const THEME_LABEL: Record<Theme, MessageKey> = {
    system: "theme.system",
    light: "theme.light",
    dark: "theme.dark",
};
const THEME_ICON: Record<Theme, IconName> = { system: "system", light: "sun", dark: "moon" };

@customElement("es-header")
export class Header extends ConsoleElement {
    @property({ attribute: false }) route: Route = { path: [], query: new URLSearchParams() };

    protected override render(): unknown {
        return html`<header class="top">
            <a class="brand" href="#/" aria-label="Embedsmith">
                <img src="favicon.svg" alt="" width="24" height="24" /><span>Embedsmith</span>
            </a>
            ${session.current === undefined ? html`<span class="grow"></span>` : this.navigation()}
            <div class="tools">${this.language()} ${this.theme()} ${this.help()} ${this.account()}</div>
        </header>`;
    }

    private navigation(): unknown {
        const here = this.route.path[0] ?? "collections";
        return html`<nav aria-label=${t("nav.label")}>
            ${AREAS.filter((area) => session.allows(area.scope)).map(
                (area) =>
                    html`<a href=${`#/${area.name}`} aria-current=${area.name === here ? "page" : nothing}>
                        ${icon(area.icon)}<span>${t(area.label)}</span>
                    </a>`,
            )}
        </nav>`;
    }

    private language(): unknown {
        const other = settings.locale === "zh" ? "en" : "zh";
        return html`<button
            type="button"
            class="plain"
            lang=${other === "zh" ? "zh-CN" : "en"}
            @click=${() => settings.setLocale(other)}
        >
            ${other === "zh" ? "中文" : "English"}
        </button>`;
    }

    private theme(): unknown {
        const label = t("theme.label", { theme: t(THEME_LABEL[settings.theme]) });
        return html`<button
            type="button"
            class="plain"
            aria-label=${label}
            title=${label}
            @click=${() => settings.setTheme(NEXT_THEME[settings.theme])}
        >
            ${icon(THEME_ICON[settings.theme])}
        </button>`;
    }

    private help(): unknown {
        if (session.current === undefined) {
            return nothing;
        }
        return html`<button
            type="button"
            class="plain wide-only"
            aria-label=${t("shortcuts.title")}
            title=${`${t("shortcuts.title")} (?)`}
            @click=${() => this.dispatchEvent(new CustomEvent("show-shortcuts"))}
        >
            ${icon("help")}
        </button>`;
    }

    private account(): unknown {
        const current = session.current;
        if (current === undefined) {
            return nothing;
        }
        return html`<details class="account" @focusout=${closeWhenLeft} @keydown=${closeOnEscape}>
            <summary aria-label=${t("account.label", { name: current.keyName })}>
                ${icon("keys")}<span class="wide-only">${current.keyName}</span>
            </summary>
            <div class="menu">
                <dl>
                    <dt>${t("account.key")}</dt>
                    <dd>${current.keyName} <code>es_${current.keyPrefix}_…</code></dd>
                    <dt>${t("account.tenant")}</dt>
                    <dd>${current.tenant}</dd>
                    <dt>${t("account.scopes")}</dt>
                    <dd>${current.scopes.map((scope) => html`<span class="badge">${scope}</span> `)}</dd>
                    <dt>${t("account.version")}</dt>
                    <dd>${current.version}</dd>
                </dl>
                <button type="button" @click=${() => session.close()}>
                    ${icon("exit")}<span>${t("account.signOut")}</span>
                </button>
            </div>
        </details>`;
    }
}

function closeWhenLeft(event: FocusEvent): void {
    const details = event.currentTarget as HTMLDetailsElement;
    if (event.relatedTarget instanceof Node && !details.contains(event.relatedTarget)) {
        details.open = false;
    }
}

function closeOnEscape(event: KeyboardEvent): void {
    const details = event.currentTarget as HTMLDetailsElement;
    if (event.key === "Escape" && details.open) {
        details.open = false;
        details.querySelector("summary")?.focus();
    }
}
