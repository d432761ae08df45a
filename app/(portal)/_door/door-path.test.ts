import { expect, it } from "vitest";
import { isDoorPath } from "./door-path";

it.each(["/sign-in", "/sign-in/password", "/sign-in?redirect_url=/user", "/sign-up#x", "/verify?token=1", "/sign-out/", "/sign%2Din/code", "/user/../sign-in", "/SIGN-IN"])("is a page of the door: %s", (path) => {
  expect(isDoorPath(path)).toBe(true);
});

it.each(["/user", "/user/security?edit=password", "/sign-ins", "/verify-it", "/", "", "https://app.example/sign-in", "/%"])("is none: %s", (path) => {
  expect(isDoorPath(path)).toBe(false);
});
