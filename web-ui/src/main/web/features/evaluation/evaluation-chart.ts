import { html, type PropertyValues } from "lit";
import { customElement, property, query } from "lit/decorators.js";
import { ConsoleElement } from "../../components/element";
import type { Figure, FigureChart } from "./figures";

/** A picture of numbers that stand beside it as text. The chart library is loaded with the first picture, not before. */
@customElement("es-evaluation-chart")
export class EvaluationChart extends ConsoleElement {
    @property({ attribute: false }) label = "";
    @property({ attribute: false }) figure!: Figure;
    @query(".chart") private readonly canvas!: HTMLElement;
    private chart: FigureChart | undefined;

    override connectedCallback(): void {
        super.connectedCallback();
        this.requestUpdate();
    }

    override disconnectedCallback(): void {
        super.disconnectedCallback();
        this.chart?.dispose();
        this.chart = undefined;
    }

    protected override render(): unknown {
        return html`<div class="chart" role="img" aria-label=${this.label}></div>`;
    }

    protected override updated(_changes: PropertyValues): void {
        void this.draw();
    }

    private async draw(): Promise<void> {
        if (this.chart === undefined) {
            const { FigureChart } = await import("./figures");
            if (!this.isConnected) {
                return;
            }
            this.chart ??= new FigureChart(this.canvas);
        }
        this.chart.show(this.figure);
    }
}
