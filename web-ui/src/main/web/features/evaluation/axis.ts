import { formatNumber } from "../../core/format";
import type { Colours } from "./figures";

/** An axis of numbers in the colours of the page. */
export function axis(colour: Colours, name: string, digits: number): object {
    return {
        type: "value",
        name,
        nameLocation: "middle",
        nameTextStyle: { color: colour("--text-soft") },
        axisLabel: { color: colour("--text-soft"), formatter: (value: number) => formatNumber(value, digits) },
        axisLine: { lineStyle: { color: colour("--line-strong") } },
        splitLine: { lineStyle: { color: colour("--line") } },
    };
}
