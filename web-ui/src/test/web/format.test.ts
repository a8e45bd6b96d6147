import "./browser";
import {
    formatAgo,
    formatBytes,
    formatCompact,
    formatDuration,
    formatLanguage,
    formatMillis,
    formatPercent,
    formatScore,
} from "../../main/web/core/format";
import { localeOf } from "../../main/web/core/settings";
import { assertEquals, test } from "./harness";

test("bytes carry the unit of their size", () => {
    assertEquals(formatBytes(402, "en"), "402 bytes");
    assertEquals(formatBytes(1_536, "en"), "1.5 kB");
    assertEquals(formatBytes(999_950, "en"), "1 MB");
    assertEquals(formatBytes(95_000_000, "en"), "95 MB");
    assertEquals(formatBytes(1_234_567_890, "en"), "1.2 GB");
    assertEquals(formatBytes(1_536, "zh"), "1.5 kB");
});

test("counts are short in the manner of the language", () => {
    assertEquals(formatCompact(12_300, "en"), "12.3K");
    assertEquals(formatCompact(12_300, "zh"), "1.2万");
});

test("times change from milliseconds to seconds", () => {
    assertEquals(formatMillis(8.13, "en"), "8.1 ms");
    assertEquals(formatMillis(1_500, "en"), "1.5 sec");
    assertEquals(formatMillis(1_500, "zh"), "1.5秒");
});

test("a duration is rounded to what people plan with", () => {
    assertEquals(formatDuration(45.2, "en"), "45 sec");
    assertEquals(formatDuration(59.7, "en"), "1 min");
    assertEquals(formatDuration(725, "en"), "12 min");
    assertEquals(formatDuration(3_900, "en"), "1 hr 5 min");
    assertEquals(formatDuration(7_200, "en"), "2 hr");
    assertEquals(formatDuration(725, "zh"), "12分钟");
});

test("scores keep the digits that tell neighbours apart", () => {
    assertEquals(formatScore(0.8312, "en"), "0.831");
    assertEquals(formatScore(0.01639, "en"), "0.0164");
    assertEquals(formatScore(11.204, "en"), "11.20");
    assertEquals(formatScore(0, "en"), "0.000");
});

test("shares, languages and ages speak the language", () => {
    assertEquals(formatPercent(0.45, "en"), "45%");
    assertEquals(formatLanguage("zh", "en"), "Chinese");
    assertEquals(formatLanguage("en", "zh"), "英语");
    const now = Date.parse("2026-11-24T12:00:00Z");
    assertEquals(formatAgo("2026-11-24T11:57:00Z", now, "en"), "3 minutes ago");
    assertEquals(formatAgo("2026-11-23T12:00:00Z", now, "zh"), "昨天");
    assertEquals(formatAgo("2026-11-24T12:00:05Z", now, "en"), "now");
    assertEquals(formatAgo("not a time", now, "en"), "not a time");
});

test("the first language of the browser decides, unless one was chosen", () => {
    assertEquals(localeOf(null, ["zh-TW", "en"]), "zh");
    assertEquals(localeOf(null, ["de-DE", "zh-CN"]), "en");
    assertEquals(localeOf("zh", ["en"]), "zh");
    assertEquals(localeOf(null, []), "en");
});
