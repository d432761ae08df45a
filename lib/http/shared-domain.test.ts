import { describe, expect, it } from "vitest";
import { reachesHost, sharedDomain } from "./shared-domain";

describe("sharedDomain", () => {
  it.each([
    ["accounts.example.com", ["https://app.example.com"], "example.com"],
    ["accounts.example.com", ["https://example.com"], "example.com"],
    ["accounts.example.com", ["https://a.b.example.com", "https://elsewhere.test"], "example.com"],
    ["accounts.eu.example.com", ["https://app.eu.example.com", "https://app.example.com"], "example.com"],
    ["accounts.example.com", ["https://accounts.example.com"], "accounts.example.com"],
    ["accounts.example.com", ["https://example.org"], null],
    ["accounts.example.com", [], null],
    ["localhost", ["http://localhost:3001"], null],
    ["10.1.2.3", ["http://10.1.2.3:3001"], null],
    ["[::1]", ["http://[::1]:3001"], null],
  ])("of %s and %j is %s", (host, origins, domain) => expect(sharedDomain(host, origins)).toBe(domain));
});

describe("reachesHost", () => {
  it.each([
    ["example.com", "app.example.com", true],
    ["example.com", "example.com", true],
    ["example.com", "notexample.com", false],
    [null, "accounts.example.com", true],
    [null, "app.example.com", false],
  ])("of %s and %s: %s", (domain, app, reaches) => expect(reachesHost(domain, "accounts.example.com", app)).toBe(reaches));
});
