import { LineChart, ScatterChart } from "echarts/charts";
import { GridComponent, TooltipComponent } from "echarts/components";
import * as echarts from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";
import type { Fusion, SearchResult } from "../../core/contract";
import { formatNumber, formatScore } from "../../core/format";
import { settings } from "../../core/settings";
import { t } from "../../i18n";

// Drawn on a canvas, with the tooltip inside it: the page's policy allows no inline style.
echarts.use([ScatterChart, LineChart, GridComponent, TooltipComponent, CanvasRenderer]);

type Point = [keyword: number, dense: number, rank: number, score: number];

export class SignalChart {
    private readonly chart: echarts.ECharts;
    private readonly resized: ResizeObserver;

    constructor(element: HTMLElement) {
        this.chart = echarts.init(element);
        this.resized = new ResizeObserver(() => this.chart.resize());
        this.resized.observe(element);
    }

    show(results: SearchResult[], fusion: Fusion): void {
        const style = getComputedStyle(document.documentElement);
        const colour = (name: string): string => style.getPropertyValue(name).trim();
        const points = results.map(pointOf);
        const axis = (name: string): object => ({
            type: "value",
            name,
            nameLocation: "middle",
            nameGap: 28,
            min: 0,
            max: 1,
            nameTextStyle: { color: colour("--text-soft") },
            axisLabel: { color: colour("--text-soft"), formatter: (value: number) => formatNumber(value, 1) },
            axisLine: { lineStyle: { color: colour("--line-strong") } },
            splitLine: { lineStyle: { color: colour("--line") } },
        });
        this.chart.setOption({
            animation: !settings.reducedMotion(),
            grid: { left: 52, right: 16, top: 16, bottom: 44 },
            xAxis: axis(t("map.keyword")),
            yAxis: axis(t("map.dense")),
            tooltip: {
                renderMode: "richText",
                formatter: ({ data }: { data: Point }) =>
                    `#${formatNumber(data[2])}  ${formatScore(data[3])}\n` +
                    `${t("signal.dense")} ${formatScore(data[1])}\n${t("signal.keyword")} ${formatScore(data[0])}`,
            },
            series: [
                {
                    type: "scatter",
                    data: points,
                    symbolSize: 22,
                    itemStyle: { color: colour("--accent") },
                    label: { show: true, formatter: ({ data }: { data: Point }) => String(data[2]), color: colour("--on-accent") },
                },
                {
                    type: "line",
                    data: fusion.kind === "convex" ? equalScores(points, fusion.denseCoefficient) : [],
                    symbol: "none",
                    silent: true,
                    lineStyle: { color: colour("--keyword"), type: "dashed" },
                },
            ],
        });
    }

    dispose(): void {
        this.resized.disconnect();
        this.chart.dispose();
    }
}

function pointOf(result: SearchResult): Point {
    const { dense, keyword } = result.signals;
    return [keyword?.normalized ?? 0, dense?.normalized ?? 0, result.rank, result.score];
}

/** The line on which c·dense + (1-c)·keyword equals the score of the last result shown, cut to the unit square. */
export function equalScores(points: readonly Point[], coefficient: number): [number, number][] {
    const last = points.at(-1);
    if (last === undefined || coefficient === 0) {
        return last === undefined ? [] : [[last[3], 0], [last[3], 1]];
    }
    const score = last[3];
    return [0, 1].map((keyword) => [keyword, (score - (1 - coefficient) * keyword) / coefficient]);
}
