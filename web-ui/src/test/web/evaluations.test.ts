import "./browser";
import type { EvaluationTask } from "../../main/web/core/contract";
import { gathered } from "../../main/web/features/evaluation/scatter-figures";
import { languageNames, matches } from "../../main/web/features/evaluations/task-filter";
import { assertEquals, test } from "./harness";

const BQ: EvaluationTask = {
    name: "BQ",
    type: "STS",
    description: "Bank questions",
    languages: ["cmn-Hans", "cmn-Hant", "eng-Latn"],
    mainScore: "cosine_spearman",
    match: "identical",
    note: "",
    available: true,
    missing: [],
};

test("a task is found by name, type, description and language, all words together", () => {
    assertEquals(matches(BQ, ""), true);
    assertEquals(matches(BQ, "bq"), true);
    assertEquals(matches(BQ, " sts chinese "), true);
    assertEquals(matches(BQ, "bank english"), true);
    assertEquals(matches(BQ, "retrieval"), false);
    assertEquals(matches(BQ, "bq french"), false);
});

test("languages are named once, scripts aside", () => {
    assertEquals(languageNames(BQ), ["Chinese", "English"]);
});

test("items of equal scores become one point that knows their number", () => {
    assertEquals(
        gathered([
            [1, 0],
            [0.5, 0.5],
            [1, 0],
        ]),
        [
            [1, 0, 2],
            [0.5, 0.5, 1],
        ],
    );
});
