import { html, nothing } from "lit";
import { customElement } from "lit/decorators.js";
import { announceProblem } from "../../components/announcer";
import { confirmed } from "../../components/confirm";
import { ConsoleElement } from "../../components/element";
import { icon } from "../../components/icon";
import { loaded } from "../../components/views";
import { api } from "../../core/api";

import { formatNumber, formatScore, formatTime } from "../../core/format";
import { Loader } from "../../core/loader";
import { toHash } from "../../core/router";
import { session } from "../../core/session";
import type { Training } from "../../core/training-contract";
import { t } from "../../i18n";

const SHOWN = 50;
const REFRESH_MILLIS = 5000;

/** Models that were tuned here, or are being tuned. */
@customElement("es-trainings")
export class TrainingList extends ConsoleElement {
    private readonly trainings = new Loader<Training[]>(this);
    private timer: number | undefined;

    override connectedCallback(): void {
        super.connectedCallback();
        this.load();
        this.timer = window.setInterval(() => {
            const isOpen = this.trainings.value?.some(({ finishedAt }) => !finishedAt) ?? false;
            if (isOpen && !document.hidden) {
                this.load();
            }
        }, REFRESH_MILLIS);
    }

    override disconnectedCallback(): void {
        super.disconnectedCallback();
        window.clearInterval(this.timer);
    }

    private load(): void {
        void this.trainings.load(async (signal) => (await api.trainings(SHOWN, signal)).trainings);
    }

    protected override render(): unknown {
        return html`<h2>${t("trainings.title")}</h2>
            ${loaded(this.trainings, () => this.load(), (trainings) =>
                trainings.length === 0 ? html`<p class="hint">${t("trainings.none")}</p>` : this.table(trainings),
            )}`;
    }

    private table(trainings: Training[]): unknown {
        return html`<table class="table cards">
            <caption class="visually-hidden">${t("trainings.title")}</caption>
            <thead>
                <tr>
                    <th scope="col">${t("field.name")}</th>
                    <th scope="col">${t("training.base")}</th>
                    <th scope="col">${t("evaluation.when")}</th>
                    <th scope="col" class="number">${t("training.steps")}</th>
                    <th scope="col" class="number">${t("training.devScore")}</th>
                    <th scope="col"><span class="visually-hidden">${t("field.actions")}</span></th>
                </tr>
            </thead>
            <tbody>
                ${trainings.map((training) => this.row(training))}
            </tbody>
        </table>`;
    }

    private row(training: Training): unknown {
        return html`<tr>
            <th scope="row">
                <a href=${toHash(["models", "trainings", training.id])}>${training.name}</a>
                ${training.kind === "reranker" ? html`<span class="badge">${t("models.reranker")}</span>` : nothing}
            </th>
            <td data-label=${t("training.base")}>${training.model}</td>
            <td data-label=${t("evaluation.when")}>${formatTime(training.createdAt)}</td>
            <td data-label=${t("training.steps")} class="number">${stepsOf(training)}</td>
            <td data-label=${t("training.devScore")} class="number">${developmentOf(training)}</td>
            <td class="actions">
                <button
                    type="button"
                    class="plain"
                    ?disabled=${!session.allows("write")}
                    aria-label=${t("trainings.deleteNamed", { name: training.name })}
                    @click=${() => void this.forget(training)}
                >
                    ${icon("trash")}
                </button>
            </td>
        </tr>`;
    }

    private async forget(training: Training): Promise<void> {
        const agreed = await confirmed({
            title: t("trainings.deleteNamed", { name: training.name }),
            text: t("trainings.deleteText"),
            action: t("action.delete"),
        });
        if (!agreed) {
            return;
        }
        try {
            await api.deleteTraining(training.id);
            this.load();
        } catch (cause) {
            announceProblem(cause);
        }
    }
}

function stepsOf({ progress }: Training): string {
    return progress ? `${formatNumber(progress.step)} / ${formatNumber(progress.steps)}` : "–";
}

function developmentOf({ progress }: Training): string {
    const development = progress?.development;
    if (!development) {
        return "–";
    }
    const { metric, before, best } = development;
    return best ? `${metric}: ${formatScore(before)} → ${formatScore(best.value)}` : `${metric}: ${formatScore(before)}`;
}
