import { describe, expect, it } from "vitest";
import { comesFromOwnPage } from "./own-origin";

const own = "accounts.example.com";
const post = (origin?: string) => ({ method: "POST", headers: origin === undefined ? {} : { origin } });

describe("comesFromOwnPage", () => {
  it.each([
    ["https://accounts.example.com", true],
    ["https://app.example.com", false],
    ["https://accounts.example.com.evil.test", false],
    ["https://evil.test/accounts.example.com", false],
    ["null", false],
    ["", false],
    [undefined, false],
  ])("a form from %j: %s", (origin, answer) => {
    expect(comesFromOwnPage(post(origin), own, "/sign-in")).toBe(answer);
  });

  it("lets reading and the API pass", () => {
    expect(comesFromOwnPage({ method: "GET", headers: { origin: "https://evil.test" } }, own, "/user")).toBe(true);
    expect(comesFromOwnPage(post("https://app.example.com"), own, "/v1/client/sign_ins")).toBe(true);
  });
});
