import { html } from "lit";
import { customElement } from "lit/decorators.js";
import { ModalElement } from "../../components/modal";
import { currentRoute, navigate } from "../../core/router";
import { session } from "../../core/session";
import { t, type MessageKey } from "../../i18n";

const GO: Record<string, string> = { c: "collections", m: "models", e: "evaluations", j: "jobs", k: "keys" };
const CHORD_MILLIS = 1200;
let chordUntil = 0;

const SHORTCUTS: readonly [string[], MessageKey][] = [
    [["/"], "shortcuts.search"],
    [["↓", "↑"], "shortcuts.results"],
    [["g", "c"], "nav.collections"],
    [["g", "m"], "nav.models"],
    [["g", "e"], "nav.evaluations"],
    [["g", "j"], "nav.jobs"],
    [["g", "k"], "nav.keys"],
    [["Esc"], "shortcuts.close"],
    [["?"], "shortcuts.title"],
];

@customElement("es-shortcuts")
export class ShortcutsDialog extends ModalElement {
    protected override get heading(): string {
        return t("shortcuts.title");
    }

    protected override body(): unknown {
        return html`<dl class="shortcuts">
            ${SHORTCUTS.map(
                ([keys, label]) =>
                    html`<dt>${keys.map((key) => html`<kbd>${key}</kbd> `)}</dt>
                        <dd>${t(label)}</dd>`,
            )}
        </dl>`;
    }
}

/** Single letters work only where nobody is typing, and never together with a modifier. */
export function handleShortcut(event: KeyboardEvent, showHelp: () => void): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isTyping(event.target)) {
        return;
    }
    const destination = GO[event.key];
    if (event.timeStamp < chordUntil && destination !== undefined) {
        chordUntil = 0;
        if (destination !== "keys" || session.allows("admin")) {
            event.preventDefault();
            navigate([destination]);
        }
        return;
    }
    chordUntil = event.key === "g" ? event.timeStamp + CHORD_MILLIS : 0;
    if (event.key === "/") {
        event.preventDefault();
        focusSearch();
    } else if (event.key === "?") {
        event.preventDefault();
        showHelp();
    }
}

function focusSearch(): void {
    const box = document.querySelector<HTMLInputElement>("#query");
    if (box !== null) {
        box.focus();
        box.select();
        return;
    }
    const [area, name] = currentRoute().path;
    if (area === "collections" && name !== undefined) {
        navigate(["collections", name, "search"]);
    }
}

function isTyping(target: EventTarget | null): boolean {
    if (!(target instanceof HTMLElement) || target.closest("dialog") !== null) {
        return target instanceof HTMLElement;
    }
    if (target instanceof HTMLInputElement) {
        return target.type !== "range" && target.type !== "checkbox" && target.type !== "radio";
    }
    return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable;
}
