import type { Filter } from "../../main/web/core/contract";
import { emptyCondition, parseFilter, scalarOf, textOf, toFilter, toTree } from "../../main/web/features/search/filter";
import { assertEquals, assertTrue, test } from "./harness";

const FILTERS: Filter[] = [
    { and: [{ equals: { field: "lang", value: "zh" } }, { range: { field: "year", min: 2020 } }] },
    { or: [{ exists: { field: "isbn" } }, { anyOf: { field: "tag", values: ["a", 1, true] } }] },
    { not: { and: [{ exists: { field: "a" } }, { exists: { field: "b" } }] } },
    { not: { or: [{ exists: { field: "a" } }, { exists: { field: "b" } }] } },
    { and: [{ not: { equals: { field: "draft", value: true } } }, { equals: { field: "code", value: "007" } }] },
    { and: [{ range: { field: "date", min: "2024-01-01", max: "2024-12-31" } }, { equals: { field: "v", value: "1" } }] },
];

test("a filter survives the way through the builder", () => {
    for (const filter of FILTERS) {
        assertEquals(toFilter(toTree(filter)), filter);
    }
});

test("values take the type that they look like, quotes keep text", () => {
    assertEquals(scalarOf(" 2020 "), 2020);
    assertEquals(scalarOf("-1.5"), -1.5);
    assertEquals(scalarOf("007"), "007");
    assertEquals(scalarOf("1e5"), "1e5");
    assertEquals(scalarOf("true"), true);
    assertEquals(scalarOf('"true"'), "true");
    assertEquals(scalarOf("中文"), "中文");
    assertEquals(textOf("42"), '"42"');
    assertEquals(textOf("zh"), "zh");
});

test("unfinished conditions take no part", () => {
    const group = toTree(undefined);
    assertEquals(toFilter(group), undefined);
    group.children = [emptyCondition(), { ...emptyCondition(), field: "lang" }];
    assertEquals(toFilter(group), undefined);
    group.children.push({ ...emptyCondition(), field: "lang", value: "zh" });
    assertEquals(toFilter(group), { equals: { field: "lang", value: "zh" } });
});

test("none of several conditions means not (a or b)", () => {
    const group = toTree(undefined);
    group.join = "not";
    group.children = ["a", "b"].map((value) => ({ ...emptyCondition(), field: "tag", value }));
    assertEquals(toFilter(group), {
        not: { or: [{ equals: { field: "tag", value: "a" } }, { equals: { field: "tag", value: "b" } }] },
    });
});

test("a Chinese comma separates values too", () => {
    const group = toTree(undefined);
    group.children = [{ ...emptyCondition(), field: "tag", operator: "anyOf", value: "新闻，体育、2020" }];
    assertEquals(toFilter(group), { anyOf: { field: "tag", values: ["新闻", "体育", 2020] } });
});

test("what is no filter is refused", () => {
    assertEquals(parseFilter(""), {});
    assertEquals(parseFilter('{"exists": {"field": "x"}}').filter, { exists: { field: "x" } });
    for (const wrong of ["[]", "3", "{}", '{"equal": {"field": "x"}}', '{"and": {}}', '{"not": []}', '{"anyOf": {"field": "x"}}']) {
        assertEquals(parseFilter(wrong).error, "shape");
    }
    assertTrue(parseFilter("{").error !== undefined, "broken JSON has an error");
});
