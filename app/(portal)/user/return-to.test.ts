import { describe, expect, it } from "vitest";
import { returnPath } from "./return-to";

describe("returnPath", () => {
  it.each(["/user", "/user?edit=username&username=ada", "/user/security?edit=delete#edit", "/dashboard/users", "/user?name=%E2%82%AC"])("keeps %s", (path) => {
    expect(returnPath(path)).toBe(path);
  });

  it.each([
    undefined,
    "",
    "user",
    "//evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "https://evil.example/user",
    "javascript:alert(1)",
    "/.//evil.example",
    "/x/..//evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    "/user/reverify",
    "/user/reverify?return_to=%2Fuser",
    `/user?x=${"y".repeat(5000)}`,
  ])("turns %j into the profile", (raw) => {
    expect(returnPath(raw)).toBe("/user");
  });
});
