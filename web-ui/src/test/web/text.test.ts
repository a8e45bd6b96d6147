import "./browser";
import { curl, shellWord } from "../../main/web/core/curl";
import { EventParser } from "../../main/web/core/events";
import { Problem } from "../../main/web/core/problem";
import { batches, type NamedFile } from "../../main/web/core/upload";
import { dictionaryWords } from "../../main/web/features/collections/dictionary";
import { merged } from "../../main/web/features/documents/dropped-files";
import { metadataOf } from "../../main/web/features/documents/metadata";
import { titleBeside } from "../../main/web/features/documents/title";
import { pieces } from "../../main/web/features/search/highlight";
import { assertEquals, assertTrue, test } from "./harness";

test("events may arrive in any pieces", () => {
    const stream = ': hello\r\nevent: progress\ndata: {"a":\ndata: 1}\n\ndata: x\n\nevent: end\ndata: {}\n\n';
    const expected = [
        { event: "progress", data: '{"a":\n1}' },
        { event: "message", data: "x" },
        { event: "end", data: "{}" },
    ];
    for (const size of [1, 2, 7, stream.length]) {
        const parser = new EventParser();
        const events = [];
        for (let at = 0; at < stream.length; at += size) {
            events.push(...parser.push(stream.slice(at, at + size)));
        }
        assertEquals(events, expected);
    }
});

test("highlights cut the text without losing any of it", () => {
    const text = "重置密码 reset 👍 password";
    const cut = pieces(text, [
        { start: 10, end: 13 },
        { start: 0, end: 2 },
        { start: 1, end: 4 },
        { start: 14, end: 400 },
        { start: 5, end: 5 },
    ]);
    assertEquals(cut.map((piece) => piece.text).join(""), text);
    assertEquals(cut.filter((piece) => piece.marked).map((piece) => piece.text), ["重置", "密码", text.slice(10, 13), text.slice(14)]);
    assertEquals(pieces("", []), []);
});

test("a command can be pasted whatever the query holds", () => {
    assertEquals(shellWord("plain-1.2/x"), "plain-1.2/x");
    assertEquals(shellWord("it's"), `'it'\\''s'`);
    assertTrue(curl("POST", "http://h/api", { q: "$(rm)" }).includes(`--data '{"q":"$(rm)"}'`), "the body is quoted");
});

test("a problem keeps the words of the server", () => {
    const body = JSON.stringify({ title: "t", detail: "k is 0; 1 to 1,000 are allowed", code: "invalid-request" });
    const problem = Problem.parse(400, body, null);
    assertEquals([problem.status, problem.code, problem.detail], [400, "invalid-request", "k is 0; 1 to 1,000 are allowed"]);
    assertEquals(Problem.parse(429, "{}", "7").retryAfterSeconds, 7);
    assertEquals(Problem.parse(502, "<html>bad gateway</html>", null).code, "http-502");
    assertEquals(Problem.from(new TypeError("Failed to fetch")).code, "unreachable");
});

test("files go in batches of bounded size and none is lost", () => {
    const named = (key: string, size: number): NamedFile => ({ key, file: { size } as File });
    const many = Array.from({ length: 250 }, (_, index) => named(`f${index}`, 10));
    assertEquals(batches(many).map((batch) => batch.length), [100, 100, 50]);
    const large = [named("a", 60e6), named("b", 60e6), named("c", 200e6), named("d", 1)];
    assertEquals(batches(large).map((batch) => batch.map(({ key }) => key)), [["a"], ["b"], ["c"], ["d"]]);
    assertEquals(batches([]), []);
});

test("a file chosen twice is uploaded once, the later choice wins", () => {
    const named = (key: string, size: number): NamedFile => ({ key, file: { size } as File });
    assertEquals(merged([named("a", 1), named("b", 2)], [named("a", 3)]).map(({ key, file }) => [key, file.size]), [["a", 3], ["b", 2]]);
});

test("metadata takes only what the server takes", () => {
    assertEquals(metadataOf(' {"lang": "zh", "year": 2026, "tags": ["a"], "ok": true} ').value, {
        lang: "zh",
        year: 2026,
        tags: ["a"],
        ok: true,
    });
    assertEquals(metadataOf(""), {});
    for (const wrong of ["[]", "1", '{"a": null}', '{"a": {"b": 1}}', '{"a": [1]}', "{"]) {
        assertTrue(metadataOf(wrong).error !== undefined, `${wrong} is refused`);
    }
});

test("a dictionary is read line by line", () => {
    assertEquals(dictionaryWords(" 向量检索\n大模型，微调;微调\n\n"), ["向量检索", "大模型", "微调"]);
});

test("a title that repeats the name of the file is not shown beside it", () => {
    assertEquals(titleBeside("guide/report.v2.pdf", "report.v2"), undefined);
    assertEquals(titleBeside("report.pdf", "report.pdf"), undefined);
    assertEquals(titleBeside("report.pdf", ""), undefined);
    assertEquals(titleBeside("report.pdf", null), undefined);
    assertEquals(titleBeside("report.pdf", "Annual report"), "Annual report");
});
