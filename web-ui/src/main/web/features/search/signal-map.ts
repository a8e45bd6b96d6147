import { html, type PropertyValues } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { ConsoleElement } from "../../components/element";
import type { Fusion, SearchResult } from "../../core/contract";
import { t } from "../../i18n";
import type { SignalChart } from "./signal-chart";

/** Where each result stands between the two signals. The chart library is loaded when somebody opens it, not before. */
@customElement("es-signal-map")
export class SignalMap extends ConsoleElement {
    @property({ attribute: false }) results: SearchResult[] = [];
    @property({ attribute: false }) fusion!: Fusion;
    @state() private open = false;
    @query(".chart") private readonly canvas!: HTMLElement;
    private chart: SignalChart | undefined;

    override disconnectedCallback(): void {
        super.disconnectedCallback();
        this.chart?.dispose();
        this.chart = undefined;
    }

    protected override render(): unknown {
        return html`<details @toggle=${this.toggled}>
            <summary>${t("map.title")}</summary>
            <p class="hint">${t("map.hint")}</p>
            <div class="chart" role="img" aria-label=${t("map.label", { count: this.results.length })}></div>
        </details>`;
    }

    protected override updated(_changes: PropertyValues): void {
        this.chart?.show(this.results, this.fusion);
    }

    private async toggled(event: Event): Promise<void> {
        this.open = (event.currentTarget as HTMLDetailsElement).open;
        if (this.open && this.chart === undefined) {
            const { SignalChart } = await import("./signal-chart");
            if (this.isConnected && this.chart === undefined) {
                this.chart = new SignalChart(this.canvas);
                this.chart.show(this.results, this.fusion);
            }
        }
    }
}
