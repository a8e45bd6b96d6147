import { formatNumber } from "../../core/format";
import { t } from "../../i18n";
import { axis } from "./axis";
import type { Colours } from "./figures";

/** Something that changes from step to step. */
export interface StepsFigure {
    kind: "steps";
    name: string;
    points: readonly [number, number][];
    steps: number;
    /** Measured now and then, so that each point counts. */
    sparse: boolean;
    format: (value: number) => string;
}

export function steps(figure: StepsFigure, colour: Colours): object {
    return {
        grid: { left: 72, right: 24, top: 24, bottom: 48 },
        xAxis: { ...axis(colour, t("training.step"), 0), nameGap: 28, min: 0, max: figure.steps },
        yAxis: {
            ...axis(colour, figure.name, 3),
            nameGap: 56,
            scale: true,
            axisLabel: { color: colour("--text-soft"), formatter: figure.format },
        },
        tooltip: {
            trigger: "axis",
            renderMode: "richText",
            formatter: ([point]: { data: [number, number] }[]) =>
                point === undefined ? "" : `${formatNumber(point.data[0])}  ${figure.format(point.data[1])}`,
        },
        series: [
            {
                type: "line",
                data: figure.points,
                showSymbol: figure.sparse,
                symbolSize: 7,
                lineStyle: { color: colour("--accent"), width: figure.sparse ? 2.5 : 1.5 },
                itemStyle: { color: colour("--accent") },
            },
        ],
    };
}
