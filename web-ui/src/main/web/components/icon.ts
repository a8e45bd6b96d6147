import { html, svg, type SVGTemplateResult, type TemplateResult } from "lit";

/** Line drawings on a 20 by 20 grid, drawn for this console; always beside a word or inside a labelled control. */
const PATHS = {
    collections: svg`<path d="M3 5.5 10 2l7 3.5L10 9 3 5.5Z"/><path d="M3 10l7 3.5 7-3.5M3 14.5 10 18l7-3.5"/>`,
    models: svg`<circle cx="10" cy="10" r="2.2"/><circle cx="4" cy="5" r="1.8"/><circle cx="16" cy="5" r="1.8"/><circle cx="4" cy="15" r="1.8"/><circle cx="16" cy="15" r="1.8"/><path d="M5.4 6.2 8.3 8.6M14.6 6.2l-2.9 2.4M5.4 13.8l2.9-2.4M14.6 13.8l-2.9-2.4"/>`,
    jobs: svg`<circle cx="10" cy="10" r="7.5"/><path d="M10 5.5V10l3 2"/>`,
    keys: svg`<circle cx="6.5" cy="13.5" r="3.5"/><path d="m9 11 7.5-7.5M13 7l2.5 2.5"/>`,
    search: svg`<circle cx="8.5" cy="8.5" r="5.5"/><path d="m13 13 4.5 4.5"/>`,
    upload: svg`<path d="M10 13V3M6 7l4-4 4 4M3 13v4h14v-4"/>`,
    plus: svg`<path d="M10 4v12M4 10h12"/>`,
    close: svg`<path d="m5 5 10 10M15 5 5 15"/>`,
    copy: svg`<rect x="7" y="7" width="10" height="10" rx="2"/><path d="M13 7V5a2 2 0 0 0-2-2H5a2 2 0 0 0-2 2v6a2 2 0 0 0 2 2h2"/>`,
    trash: svg`<path d="M4 6h12M8 6V4h4v2M6 6l.7 11h6.6L14 6"/>`,
    sun: svg`<circle cx="10" cy="10" r="3.5"/><path d="M10 2v2M10 16v2M2 10h2M16 10h2M4.3 4.3l1.4 1.4M14.3 14.3l1.4 1.4M15.7 4.3l-1.4 1.4M5.7 14.3l-1.4 1.4"/>`,
    moon: svg`<path d="M16.5 12.5A7 7 0 0 1 7.5 3.5a7 7 0 1 0 9 9Z"/>`,
    system: svg`<rect x="2.5" y="4" width="15" height="10" rx="1.5"/><path d="M7 17h6"/>`,
    exit: svg`<path d="M12 4V3H4v14h8v-1M8 10h9M14 7l3 3-3 3"/>`,
    file: svg`<path d="M5 2.5h6.5L16 7v10.5H5v-15Z"/><path d="M11.5 2.5V7H16"/>`,
    folder: svg`<path d="M2.5 5v11h15V7H9.5L8 5H2.5Z"/>`,
    next: svg`<path d="m7.5 4.5 5.5 5.5-5.5 5.5"/>`,
    previous: svg`<path d="M12.5 4.5 7 10l5.5 5.5"/>`,
    warning: svg`<path d="M10 3 18 17H2L10 3Z"/><path d="M10 8v4M10 14.5v.2"/>`,
    gauge: svg`<path d="M2.5 15a7.5 7.5 0 1 1 15 0"/><path d="m10 15 3.5-5.5M10 15h.1"/>`,
    help: svg`<circle cx="10" cy="10" r="7.5"/><path d="M7.8 7.8a2.2 2.2 0 1 1 3 2c-.6.3-.8.7-.8 1.4M10 14v.2"/>`,
} satisfies Record<string, SVGTemplateResult>;

export type IconName = keyof typeof PATHS;

export function icon(name: IconName): TemplateResult {
    return html`<svg class="icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false">${PATHS[name]}</svg>`;
}
