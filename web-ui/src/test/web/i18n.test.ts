import "./browser";
import { dictionaries, filled, type MessageKey } from "../../main/web/i18n";
import { assertEquals, assertTrue, test } from "./harness";

const keys = Object.keys(dictionaries.en) as MessageKey[];

function placeholders(text: string): string[] {
    return [...new Set([...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? ""))].sort();
}

test("both dictionaries have the same keys", () => {
    assertEquals(Object.keys(dictionaries.zh).sort(), keys.toSorted());
});

test("both languages of a message take the same parameters", () => {
    for (const key of keys) {
        assertEquals([key, ...placeholders(dictionaries.zh[key])], [key, ...placeholders(dictionaries.en[key])]);
    }
});

test("no message is empty, and no Chinese message was left in English", () => {
    for (const key of keys) {
        const { en, zh } = { en: dictionaries.en[key], zh: dictionaries.zh[key] };
        assertTrue(en.trim() !== "" && zh.trim() !== "", `${key} is empty`);
        const same = zh === en;
        assertTrue(!same || !/[a-z]{4,}/.test(zh), `${key} is not translated: ${zh}`);
    }
});

test("one and many are told apart by the count", () => {
    const text = "{count} passage | {count} passages";
    assertEquals(filled(text, { count: "1" }), "1 passage");
    assertEquals(filled(text, { count: "1,204" }), "1,204 passages");
    assertEquals(filled("{count} 个段落", { count: 0 }), "0 个段落");
});

test("an unknown parameter stays visible", () => {
    assertEquals(filled("hello {name}", {}), "hello {name}");
});
