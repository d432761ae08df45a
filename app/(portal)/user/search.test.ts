import { describe, expect, it } from "vitest";
import { param, pathWith } from "./search";

describe("param", () => {
  it("takes the first of several", () => expect(param({ edit: ["name", "picture"] }, "edit")).toBe("name"));
  it("is undefined when there is none", () => expect(param({}, "edit")).toBeUndefined());
});

describe("pathWith", () => {
  it("leaves out what is undefined", () => expect(pathWith("/user", { edit: "name", done: undefined })).toBe("/user?edit=name"));
  it("escapes values", () => expect(pathWith("/user", { email_address: "a+b&c@d.test" })).toBe("/user?email_address=a%2Bb%26c%40d.test"));
  it("ends with the fragment", () => expect(pathWith("/user", { edit: "name" }, "edit")).toBe("/user?edit=name#edit"));
  it("is the bare path without a query", () => expect(pathWith("/user", {})).toBe("/user"));
});
