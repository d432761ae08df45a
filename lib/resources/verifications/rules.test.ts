import { describe, expect, it } from "vitest";
import { after, MINUTE, SECOND } from "@/lib/time";
import { MAX_SENDS, normaliseCode, resendAt, RESEND_AFTER_MS, verificationStatus } from "./rules";

const now = new Date("2026-11-21T10:00:00Z");
const open = { verifiedAt: null, failedAt: null, expireAt: after(now, MINUTE), transferable: false };

describe("verificationStatus", () => {
  it.each([
    [open, "unverified"],
    [{ ...open, expireAt: now }, "expired"],
    [{ ...open, expireAt: null }, "unverified"],
    [{ ...open, verifiedAt: now }, "verified"],
    [{ ...open, verifiedAt: now, expireAt: after(now, -MINUTE) }, "verified"],
    [{ ...open, failedAt: now }, "failed"],
    [{ ...open, failedAt: now, transferable: true }, "transferable"],
  ])("%o is %s", (facts, status) => {
    expect(verificationStatus(facts, now)).toBe(status);
  });
});

describe("resendAt", () => {
  it("asks to wait after each sending", () => {
    const sent = after(now, -10 * SECOND);
    expect(resendAt({ ...open, sends: 1, lastSentAt: sent }, now)).toEqual(after(sent, RESEND_AFTER_MS));
  });

  it("lets nothing more be sent past the limit, until the verification has ended", () => {
    expect(resendAt({ ...open, sends: MAX_SENDS, lastSentAt: now }, now)).toEqual(open.expireAt);
    expect(resendAt({ ...open, failedAt: now, sends: MAX_SENDS, lastSentAt: now }, now)).toEqual(now);
  });
});

describe("normaliseCode", () => {
  it.each([
    ["123456", "123456"],
    ["123 456", "123456"],
    [" 123-456\n", "123456"],
    ["١٢٣٤٥٦", "123456"],
    ["۱۲۳۴۵۶", "123456"],
    ["１２３４５６", "123456"],
    ["abc", ""],
  ])("%j becomes %j", (typed, code) => {
    expect(normaliseCode(typed)).toBe(code);
  });
});
