import { describe, expect, it } from "vitest";
import { codesOf } from "@/lib/resources/testing";
import { readBody, type BodyRules } from "./request-body";

const BYTES = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 255]);

const bodyOf = (body: BodyInit | null, type: string | null, rules: BodyRules = {}) =>
  readBody(new Request("http://localhost/", { method: "POST", body, headers: type ? { "content-type": type } : {} }), rules);
const formOf = (text: string, rules?: BodyRules) => bodyOf(text, "application/x-www-form-urlencoded", rules);

describe("readBody", () => {
  it("reads a form: repeated names are lists, empty values nothing or null", async () => {
    expect((await formOf("a=1&b=2&b=3&c=")).fields).toEqual({ a: "1", b: ["2", "3"] });
    expect((await formOf("a=1&c=", { emptyMeans: "null" })).fields).toEqual({ a: "1", c: null });
    expect(Object.keys((await formOf("__proto__=x")).fields)).toEqual(["__proto__"]);
  });

  it("reads JSON as it is", async () => expect(await bodyOf('{"a":null,"b":""}', "application/json; charset=utf-8")).toEqual({ fields: { a: null, b: "" }, isForm: false }));

  it("reads no body as an empty form", async () => expect((await bodyOf(null, null)).fields).toEqual({}));

  it("reads a file from a multipart form", async () => {
    const form = new FormData();
    form.append("file", new File([BYTES], "a.png"));
    form.append("note", "x");
    expect((await bodyOf(form, null, { takesFile: true })).fields).toEqual({ file: BYTES, file_name: "a.png", note: "x" });
  });

  it.each([
    ["base64", btoa(String.fromCharCode(...BYTES))],
    ["a data URL", `data:image/png;base64,${btoa(String.fromCharCode(...BYTES))}`],
    ["bytes", BYTES],
  ])("reads a file that is the body, as %s", async (_name, body) => expect((await bodyOf(body, "application/octet-stream", { takesFile: true })).fields).toEqual({ file: BYTES }));

  it.each([
    ["JSON that is none", "{", "application/json", "request_body_invalid"],
    ["JSON that is no object", "[1]", "application/json", "request_body_invalid"],
    ["a multipart form without its boundary", "x", "multipart/form-data", "request_body_invalid"],
    ["another type", "<x/>", "text/xml", "unsupported_content_type"],
  ])("refuses %s", async (_name, body, type, code) => expect(await codesOf(bodyOf(body, type, { takesFile: true }))).toEqual([code]));

  it("refuses a file where none is taken, and what is too large", async () => {
    expect(await codesOf(bodyOf(new FormData(), null))).toEqual(["unsupported_content_type"]);
    expect(await codesOf(formOf(`a=${"x".repeat(64 * 1024)}`))).toEqual(["request_body_too_large"]);
    expect(await codesOf(bodyOf(new Uint8Array(15 * 1024 * 1024), "application/octet-stream", { takesFile: true }))).toEqual(["request_body_too_large"]);
  });
});
