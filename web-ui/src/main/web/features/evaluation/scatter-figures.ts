import { formatMillis, formatNumber, formatScore } from "../../core/format";
import { t } from "../../i18n";
import { axis } from "./axis";
import type { Colours, Figure } from "./figures";

/** Points on one place are one larger point, so that many equal items do not look like one. */
export function gathered(points: readonly (readonly [number, number])[]): [number, number, number][] {
    const counts = new Map<string, [number, number, number]>();
    for (const [first, second] of points) {
        const key = `${first} ${second}`;
        const there = counts.get(key);
        if (there === undefined) {
            counts.set(key, [first, second, 1]);
        } else {
            there[2]++;
        }
    }
    return [...counts.values()];
}

/** Each item between the two models, with the line on which they are equal. */
export function pairs(figure: Extract<Figure, { kind: "pairs" }>, colour: Colours): object {
    const values = figure.points.flat();
    const low = Math.min(0, ...values);
    const high = Math.max(1, ...values);
    const ends = { min: low, max: high };
    return {
        grid: { left: 64, right: 24, top: 16, bottom: 52 },
        xAxis: { ...axis(colour, `A: ${figure.first}`, 2), nameGap: 28, ...ends },
        yAxis: { ...axis(colour, `B: ${figure.second}`, 2), nameGap: 42, ...ends },
        tooltip: {
            trigger: "item",
            renderMode: "richText",
            formatter: ({ data: [first, second, count] }: { data: [number, number, number] }) =>
                `A ${formatScore(first)}  B ${formatScore(second)}  × ${formatNumber(count)}`,
        },
        series: [
            {
                type: "scatter",
                data: gathered(figure.points),
                symbolSize: ([, , count]: [number, number, number]) => Math.min(28, 6 + 3 * Math.sqrt(count - 1)),
                itemStyle: { color: colour("--accent"), opacity: 0.55 },
                markLine: {
                    symbol: "none",
                    silent: true,
                    lineStyle: { color: colour("--line-strong"), type: "dashed" },
                    label: { show: false },
                    data: [[{ coord: [low, low] }, { coord: [high, high] }]],
                },
            },
        ],
    };
}

/** Quality against the time of a query; up and to the left is better. */
export function front(figure: Extract<Figure, { kind: "front" }>, colour: Colours): object {
    const series = (onFront: boolean): object => ({
        type: "scatter",
        name: onFront ? t("advice.onFront") : t("advice.behind"),
        data: figure.models
            .filter((model) => model.onFront === onFront)
            .map(({ name, quality, millis }) => ({ name, value: [millis, quality] })),
        symbol: onFront ? "circle" : "emptyCircle",
        symbolSize: 13,
        itemStyle: { color: colour(onFront ? "--accent" : "--line-strong") },
        label: { show: true, position: "top", color: colour("--text"), formatter: "{b}" },
        labelLayout: { moveOverlap: "shiftY" },
    });
    return {
        grid: { left: 64, right: 72, top: 60, bottom: 52 },
        legend: { top: 4, textStyle: { color: colour("--text") } },
        xAxis: { ...axis(colour, t("advice.axisMillis"), 1), nameGap: 28, min: 0 },
        yAxis: { ...axis(colour, t("advice.quality"), 3), nameGap: 46, scale: true },
        tooltip: {
            trigger: "item",
            renderMode: "richText",
            formatter: ({ name, value: [millis, quality] }: { name: string; value: [number, number] }) =>
                `${name}\n${formatScore(quality)} · ${formatMillis(millis)}`,
        },
        series: [series(true), series(false)],
    };
}
