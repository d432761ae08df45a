import { describe, expect, it } from "vitest";
import { fileOf } from "../testing";
import { openSource } from "./open";
import type { SourceRecord } from "./record";

async function read(content: string, extension?: string): Promise<SourceRecord[]> {
  const records: SourceRecord[] = [];
  for await (const bunch of (await openSource(fileOf(content, extension))).read()) records.push(...bunch);
  return records;
}

describe("a file of users", () => {
  it.each([
    ["JSON lines", '{"a":1}\n\n{"a":2}\r\n', [[1, { a: 1 }], [3, { a: 2 }]]],
    ["JSON lines without an end, behind a byte order mark", '\uFEFF{"a":1}\n{"a":2}', [[1, { a: 1 }], [2, { a: 2 }]]],
    ["a list", ' [ {"a": 1},\n {"a": 2} ]', [[1, { a: 1 }], [2, { a: 2 }]]],
    ["a list under a name", '{\n "Users": [{"a": 1}],\n "more": {"Users": [3]}\n}', [[1, { a: 1 }]]],
    ["a table", "a,b\n1,\n\"2\",\"x\ny\"\n3,z\n", [[2, { a: "1", b: "" }], [3, { a: "2", b: "x\ny" }], [5, { a: "3", b: "z" }]]],
    ["a table with semicolons, and commas at the ends of its lines", "a;b;\n1;2;;\n", [[2, { a: "1", b: "2" }]]],
    ["a table with tabs", "a\tb\n1\t2\n", [[2, { a: "1", b: "2" }]]],
  ])("is read as %s", async (_, content, expected) => {
    const records = await read(content);
    expect(records.map(({ line, value }) => [line, value])).toEqual(expected);
  });

  it("is told by its lines where it is broken, and what follows is read", async () => {
    const records = await read('{"a":1}\n{"a":\n[1]\n"text"\n{"a":2}');
    expect(records.map(({ line, problem }) => [line, problem])).toEqual([[1, undefined], [2, "the line is not JSON"], [3, "the line is JSON, but no object"], [4, "the line is JSON, but no object"], [5, undefined]]);
  });

  it("is told where a document or a table ends too soon", async () => {
    expect((await read('[{"a":1},{"a":2},{"a"')).map(({ value, problem }) => [value, problem?.includes("no further")])).toEqual([[{ a: 1 }, undefined], [{ a: 2 }, undefined], [null, true]]);
    expect((await read('a,b\n1,2\n3,"4\n5,6\n')).map(({ problem }) => problem?.includes("no further"))).toEqual([undefined, true]);
    expect((await read("a,b\n1,2,3\n4,5\n")).map(({ value, problem }) => [value, problem])).toEqual([[null, "the line has 3 cells, the table 2 columns"], [{ a: "4", b: "5" }, undefined]]);
  });

  it("may break anywhere between two characters of UTF-8", async () => {
    const line = `{"a":"${"ü€😀".repeat(200_000)}"}`;
    const records = await read(`${line}\n${line}\n`);
    expect(records.map(({ value }) => (value?.a as string).length)).toEqual([800_000, 800_000]);
    expect(records.every(({ value }) => !(value?.a as string).includes("\uFFFD"))).toBe(true);
  });

  it.each([
    ["nothing", "", "is empty"],
    ["words", "hello\nworld\n", "neither JSON nor a table"],
    ["a table with one name twice", "a,b,a\n1,2,3\n", "two columns named a"],
  ])("is refused with a sentence when it is %s", async (_, content, sentence) => {
    await expect(read(content)).rejects.toThrow(sentence);
  });

  it("is refused when it is not there", async () => {
    await expect(openSource("/nowhere/users.csv")).rejects.toThrow("/nowhere/users.csv cannot be read (ENOENT).");
  });
});
