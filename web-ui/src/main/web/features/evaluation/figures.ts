import { BarChart, LineChart, ScatterChart } from "echarts/charts";
import { GridComponent, LegendComponent, MarkLineComponent, MarkPointComponent, TooltipComponent } from "echarts/components";
import * as echarts from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";
import type { Histogram } from "../../core/contract";
import { formatNumber, formatPercent, formatScore } from "../../core/format";
import { settings } from "../../core/settings";
import { t } from "../../i18n";
import { axis } from "./axis";
import { front, pairs } from "./scatter-figures";
import { steps, type StepsFigure } from "./step-figures";

echarts.use([
    BarChart,
    LineChart,
    ScatterChart,
    GridComponent,
    LegendComponent,
    MarkLineComponent,
    MarkPointComponent,
    TooltipComponent,
    CanvasRenderer,
]);

export type Figure =
    | { kind: "curve"; metric: string; curve: readonly { coefficient: number; score: number }[]; chosen: number }
    | { kind: "distribution"; histogram: Histogram; threshold: number | undefined; axis: string }
    | { kind: "pairs"; first: string; second: string; points: readonly [number, number][] }
    | { kind: "front"; models: readonly { name: string; quality: number; millis: number; onFront: boolean }[] }
    | StepsFigure;

export type Colours = (name: string) => string;

function optionOf(figure: Figure, colour: Colours): object {
    switch (figure.kind) {
        case "curve":
            return curve(figure, colour);
        case "distribution":
            return distribution(figure, colour);
        case "pairs":
            return pairs(figure, colour);
        case "front":
            return front(figure, colour);
        case "steps":
            return steps(figure, colour);
    }
}

export class FigureChart {
    private readonly chart: echarts.ECharts;
    private readonly resized: ResizeObserver;

    constructor(element: HTMLElement) {
        this.chart = echarts.init(element);
        this.resized = new ResizeObserver(() => this.chart.resize());
        this.resized.observe(element);
    }

    show(figure: Figure): void {
        const style = getComputedStyle(document.documentElement);
        const colour: Colours = (name) => style.getPropertyValue(name).trim();
        this.chart.setOption({ animation: !settings.reducedMotion(), ...optionOf(figure, colour) }, true);
    }

    dispose(): void {
        this.resized.disconnect();
        this.chart.dispose();
    }
}

function curve(figure: Extract<Figure, { kind: "curve" }>, colour: Colours): object {
    const chosen = figure.curve.find(({ coefficient }) => coefficient === figure.chosen);
    return {
        grid: { left: 64, right: 24, top: 24, bottom: 48 },
        xAxis: { ...axis(colour, t("tuning.axis"), 1), nameGap: 28, min: 0, max: 1 },
        yAxis: {
            ...axis(colour, figure.metric, 3),
            nameGap: 46,
            scale: true,
        },
        tooltip: {
            trigger: "axis",
            renderMode: "richText",
            formatter: ([point]: { data: [number, number] }[]) =>
                point === undefined ? "" : `${formatNumber(point.data[0], 2)}  ${formatScore(point.data[1])}`,
        },
        series: [
            {
                type: "line",
                data: figure.curve.map(({ coefficient, score }) => [coefficient, score]),
                symbolSize: 6,
                lineStyle: { color: colour("--accent"), width: 2.5 },
                itemStyle: { color: colour("--accent") },
                markLine: {
                    symbol: "none",
                    silent: true,
                    lineStyle: { color: colour("--keyword"), type: "dashed" },
                    label: { color: colour("--text"), formatter: () => formatNumber(figure.chosen, 2) },
                    data: chosen === undefined ? [] : [{ xAxis: chosen.coefficient }],
                },
            },
        ],
    };
}

/** Shares, not counts: there are many more others than relevant passages. */
function distribution(figure: Extract<Figure, { kind: "distribution" }>, colour: Colours): object {
    const { low, high, positives, negatives } = figure.histogram;
    const width = (high - low) / positives.length;
    const shares = (counts: number[]): [number, number][] => {
        const all = counts.reduce((sum, count) => sum + count, 0);
        return counts.map((count, bin) => [low + width * (bin + 0.5), count / all]);
    };
    const series = (name: string, fill: string, counts: number[]): object => ({
        type: "bar",
        name,
        data: shares(counts),
        barGap: "-100%",
        barWidth: "92%",
        itemStyle: { color: fill, opacity: 0.6 },
    });
    return {
        grid: { left: 56, right: 24, top: 44, bottom: 48 },
        legend: { top: 4, textStyle: { color: colour("--text") } },
        xAxis: {
            ...axis(colour, figure.axis, 2),
            nameGap: 28,
            min: low,
            max: high,
            axisLabel: {
                color: colour("--text-soft"),
                formatter: (value: number) => formatNumber(value, 2),
                // the ends are no round numbers and would stand on their neighbours
                showMinLabel: false,
                showMaxLabel: false,
            },
            splitLine: { show: false },
        },
        yAxis: {
            ...axis(colour, "", 2),
            axisLabel: { color: colour("--text-soft"), formatter: (value: number) => formatPercent(value) },
        },
        tooltip: {
            trigger: "axis",
            renderMode: "richText",
            formatter: (points: { seriesName: string; data: [number, number] }[]) =>
                points
                    .map(({ seriesName, data }) => `${seriesName} ${formatScore(data[0])}: ${formatPercent(data[1])}`)
                    .join("\n"),
        },
        series: [
            series(t("distribution.negatives"), colour("--line-strong"), negatives),
            {
                ...series(t("distribution.positives"), colour("--accent"), positives),
                markLine: {
                    symbol: "none",
                    silent: true,
                    lineStyle: { color: colour("--keyword"), type: "dashed", width: 2 },
                    label: { color: colour("--text"), formatter: () => formatScore(figure.threshold ?? 0) },
                    data: figure.threshold === undefined ? [] : [{ xAxis: figure.threshold }],
                },
            },
        ],
    };
}
