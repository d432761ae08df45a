import { describe, expect, it } from "vitest";
import { isServableTarget, loggedPath } from "./request-target";

describe("isServableTarget", () => {
  it.each(["/", "/sign-in", "/sign-in?redirect_url=https%3A%2F%2Fapp.example.com%2F%3Fa%3Db", "/images/img_1", "/v1/users?query=%E2%82%AC", "/a//b", "/caf%C3%A9", "/?x=%zz"])("serves %s", (target) => {
    expect(isServableTarget(target)).toBe(true);
  });

  it.each(["", "*", "sign-in", "http://evil.example/", "//evil.example", "//evil.example/%2e%2e", "/\\evil.example", "/a\\b", "/%", "/%zz", "/%c3", "/%00", "/a%0d%0aSet-Cookie:x", "/a\u0000b", "/a b", "/é", "evil.example:443"])("refuses %j", (target) => {
    expect(isServableTarget(target)).toBe(false);
  });

  it("refuses a request without a target", () => expect(isServableTarget(undefined)).toBe(false));
});

describe("loggedPath", () => {
  it("keeps words and leaves out the query", () => {
    expect(loggedPath("/user/security?code=424242#x")).toBe("/user/security");
    expect(loggedPath("/.well-known/openid-configuration")).toBe("/.well-known/openid-configuration");
  });

  it("leaves out identifiers and tokens", () => {
    expect(loggedPath("/v1/users/user_2NNEqL2nrIRdJ194ndJqAHwEfxC/ban")).toBe("/v1/users/user_…/ban");
    expect(loggedPath("/verify/q2hYk3mN8pR5tVwXzA1bC4dE")).toBe("/verify/…");
    expect(loggedPath("/setup/eyJhbGciOiJIUzI1NiJ9.e30.abcdefghijk")).toBe("/setup/…");
  });
});
