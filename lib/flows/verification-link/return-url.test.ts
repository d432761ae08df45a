import { describe, expect, it } from "vitest";
import { returnUrl } from "./return-url";

describe("returnUrl", () => {
  it.each([
    ["https://app.example.com/verify", "expired", null, "https://app.example.com/verify?__clerk_status=expired"],
    ["https://app.example.com/verify?a=b#/step", "verified", "sess_1", "https://app.example.com/verify?a=b&__clerk_status=verified&__clerk_created_session=sess_1#/step"],
    ["https://app.example.com/verify?__clerk_status=verified", "failed", null, "https://app.example.com/verify?__clerk_status=failed"],
  ] as const)("%s, %s, %s", (url, outcome, sessionId, expected) => expect(returnUrl(url, outcome, sessionId)).toBe(expected));
});
