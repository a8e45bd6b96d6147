import { settings, type Locale } from "./settings";

/** One formatter for tables, cards and charts, so that a number looks the same wherever it stands. */
function tag(locale: Locale): string {
    return locale === "zh" ? "zh-CN" : "en";
}

export function formatNumber(value: number, maximumFractionDigits = 0, locale: Locale = settings.locale): string {
    return new Intl.NumberFormat(tag(locale), { maximumFractionDigits }).format(value);
}

/** 12.3K or 1.2万: for counts that are read, not compared. */
export function formatCompact(value: number, locale: Locale = settings.locale): string {
    return new Intl.NumberFormat(tag(locale), { notation: "compact", maximumFractionDigits: 1 }).format(value);
}

/** A score with as many digits as tell neighbours apart, never in exponent form. */
export function formatScore(value: number, locale: Locale = settings.locale): string {
    const digits = Math.abs(value) >= 10 ? 2 : Math.abs(value) >= 0.1 || value === 0 ? 3 : 4;
    return new Intl.NumberFormat(tag(locale), {
        minimumFractionDigits: digits,
        maximumFractionDigits: digits,
    }).format(value);
}

/** A rate, which may be very small: 3E-5. */
export function formatRate(value: number, locale: Locale = settings.locale): string {
    return new Intl.NumberFormat(tag(locale), { notation: "scientific", maximumFractionDigits: 1 }).format(value);
}

export function formatPercent(share: number, locale: Locale = settings.locale): string {
    return new Intl.NumberFormat(tag(locale), { style: "percent", maximumFractionDigits: 0 }).format(share);
}

const BYTE_UNITS = ["byte", "kilobyte", "megabyte", "gigabyte", "terabyte"] as const;

/** Powers of 1,000, as the units of Intl mean them. */
export function formatBytes(bytes: number, locale: Locale = settings.locale): string {
    let value = bytes;
    let unit = 0;
    while (Math.abs(value) >= 999.5 && unit < BYTE_UNITS.length - 1) {
        value /= 1000;
        unit++;
    }
    const maximumFractionDigits = unit === 0 || Math.abs(value) >= 99.95 ? 0 : 1;
    return new Intl.NumberFormat(tag(locale), {
        style: "unit",
        unit: BYTE_UNITS[unit] ?? "byte",
        // in English the short form of a single byte has no plural
        unitDisplay: unit === 0 ? "long" : "short",
        maximumFractionDigits,
    }).format(value);
}

export function formatMillis(millis: number, locale: Locale = settings.locale): string {
    const seconds = millis >= 1000;
    return new Intl.NumberFormat(tag(locale), {
        style: "unit",
        unit: seconds ? "second" : "millisecond",
        unitDisplay: "short",
        maximumFractionDigits: 1,
    }).format(seconds ? millis / 1000 : millis);
}

/** Rounded to what people plan with: 45 sec, 12 min, 1 hr 5 min. */
export function formatDuration(seconds: number, locale: Locale = settings.locale): string {
    const part = (value: number, unit: "second" | "minute" | "hour"): string =>
        new Intl.NumberFormat(tag(locale), { style: "unit", unit, unitDisplay: "short", maximumFractionDigits: 0 }).format(value);
    if (Math.round(seconds) < 60) {
        return part(seconds, "second");
    }
    const minutes = Math.round(seconds / 60);
    const hours = Math.floor(minutes / 60);
    if (hours === 0) {
        return part(minutes, "minute");
    }
    return minutes % 60 === 0 ? part(hours, "hour") : `${part(hours, "hour")} ${part(minutes % 60, "minute")}`;
}

export function formatTime(iso: string, locale: Locale = settings.locale): string {
    const time = new Date(iso);
    if (Number.isNaN(time.getTime())) {
        return iso;
    }
    return new Intl.DateTimeFormat(tag(locale), { dateStyle: "medium", timeStyle: "short" }).format(time);
}

const STEPS: readonly [Intl.RelativeTimeFormatUnit, number][] = [
    ["day", 86_400],
    ["hour", 3_600],
    ["minute", 60],
];

export function formatAgo(iso: string, now: number, locale: Locale = settings.locale): string {
    const seconds = (new Date(iso).getTime() - now) / 1000;
    if (Number.isNaN(seconds)) {
        return iso;
    }
    const format = new Intl.RelativeTimeFormat(tag(locale), { numeric: "auto" });
    for (const [unit, size] of STEPS) {
        if (Math.abs(seconds) >= size) {
            return format.format(Math.trunc(seconds / size), unit);
        }
    }
    return format.format(Math.min(0, Math.trunc(seconds)), "second");
}

/** 中文 or Chinese for "zh": the names come from the browser. */
export function formatLanguage(code: string, locale: Locale = settings.locale): string {
    try {
        return new Intl.DisplayNames([tag(locale)], { type: "language" }).of(code) ?? code;
    } catch {
        return code;
    }
}
