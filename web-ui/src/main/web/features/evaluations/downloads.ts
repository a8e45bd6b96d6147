import { html } from "lit";
import { announceProblem } from "../../components/announcer";
import { download } from "../../core/download";
import { settings } from "../../core/settings";
import { t } from "../../i18n";

export interface Download {
    label: string;
    path: string;
    name: string;
}

const EXTENSIONS = { html: "html", markdown: "md", csv: "csv", json: "json" } as const;

export type ReportFormat = keyof typeof EXTENSIONS;

const LABELS: Record<ReportFormat, string> = { html: "HTML", markdown: "Markdown", csv: "CSV", json: "JSON" };

/** The report of what is at that path, in the language of the reader. */
export function reports(path: string, name: string, formats: readonly ReportFormat[]): Download[] {
    return formats.map((format) => ({
        label: LABELS[format],
        path: `${path}/report?format=${format}&language=${settings.locale}`,
        name: `${name}.${EXTENSIONS[format]}`,
    }));
}

export function downloadsView(downloads: readonly Download[]): unknown {
    return html`<div class="row" role="group" aria-label=${t("evaluations.download")}>
        <span class="hint">${t("evaluations.download")}</span>
        ${downloads.map(
            ({ label, path, name }) =>
                html`<button type="button" class="small" @click=${() => void download(path, name).catch(announceProblem)}>
                    ${label}
                </button>`,
        )}
    </div>`;
}
