import { html, nothing } from "lit";
import type { Passage } from "../../core/contract";
import { formatNumber } from "../../core/format";
import { t } from "../../i18n";

/** A passage as it is embedded: where it stands in the document, how many tokens it takes. */
export function passageCard(passage: Passage, chosen: boolean): unknown {
    return html`<li class="passage" id=${`passage-${passage.ordinal}`} aria-current=${chosen ? "true" : nothing}>
        <div class="passage-head">
            <span class="badge">${formatNumber(passage.ordinal + 1)}</span>
            ${headingsView(passage.headings)}
            <span class="hint numbers">
                ${passage.page ? html`${t("passage.page", { page: formatNumber(passage.page) })} · ` : nothing}
                ${t("passage.offsets", { start: formatNumber(passage.start), end: formatNumber(passage.end) })} ·
                ${t("unit.tokens", { count: formatNumber(passage.tokens) })}
            </span>
        </div>
        <p class="passage-text" dir="auto">${passage.text}</p>
    </li>`;
}

export function headingsView(headings: string[]): unknown {
    return headings.length === 0
        ? nothing
        : html`<span class="headings" aria-label=${t("passage.headings")}>
              ${headings.map((heading, index) => html`${index > 0 ? " › " : ""}${heading}`)}
          </span>`;
}
