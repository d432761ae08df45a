import { describe, expect, it } from "vitest";
import { DAY } from "@/lib/time";
import { securityText } from "./document";

const now = new Date("2026-11-21T10:20:30Z");
const fieldsOf = (text: string) => new Map(text.trimEnd().split("\n").map((line) => line.split(/: (.*)/s, 2) as [string, string]));

describe("securityText", () => {
  it("has the required fields once, on lines of their own", () => {
    const text = securityText({ portalOrigin: "https://accounts.example.com", supportEmail: "help@example.com", now });
    const fields = fieldsOf(text);
    expect(text.endsWith("\n")).toBe(true);
    expect(text.trimEnd().split("\n")).toHaveLength(fields.size);
    expect(fields.get("Contact")).toBe("mailto:help@example.com");
    expect(fields.get("Canonical")).toBe("https://accounts.example.com/.well-known/security.txt");
  });

  it("expires in the future, within a year", () => {
    const expires = Date.parse(fieldsOf(securityText({ portalOrigin: "https://a.test", supportEmail: null, now })).get("Expires") ?? "");
    expect(expires).toBeGreaterThan(now.getTime() + 90 * DAY);
    expect(expires).toBeLessThan(now.getTime() + 365 * DAY);
  });

  it("names the portal when nobody has given an address", () => {
    expect(fieldsOf(securityText({ portalOrigin: "https://a.test", supportEmail: null, now })).get("Contact")).toBe("https://a.test/");
  });
});
