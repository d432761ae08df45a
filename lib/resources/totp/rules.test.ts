import { generate } from "otplib";
import { describe, expect, it } from "vitest";
import { normaliseTotpSecret, timeStepOf, totpSecretProblem } from "./rules";

/** "12345678901234567890", the secret of the published vectors. */
const SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
const at = (seconds: number) => new Date(seconds * 1000);

describe("timeStepOf", () => {
  /** @see RFC 6238, appendix B: the last six of the eight figures there */
  it.each([
    [59, "287082", 1],
    [1111111109, "081804", 37037036],
    [1111111111, "050471", 37037037],
    [1234567890, "005924", 41152263],
    [2000000000, "279037", 66666666],
    [20000000000, "353130", 666666666],
  ])("at %d seconds takes %s", async (seconds, code, step) => expect(await timeStepOf(SECRET, code, at(seconds))).toBe(step));

  it.each([
    ["a step early", -30, 37037037],
    ["a step late", 30, 37037037],
    ["two steps early", -60, null],
    ["two steps late", 60, null],
  ])("%s", async (_name, away, step) => {
    // 1111111110 is the first second of its step.
    expect(await timeStepOf(SECRET, "050471", at(1111111110 + away))).toBe(step);
    expect(await timeStepOf(SECRET, "050471", at(1111111139 + away))).toBe(step);
  });

  it.each([["wrong", "050472"], ["too short", "05047"], ["too long", "0504711"], ["empty", ""], ["letters", "abcdef"], ["other figures", "٠٥٠٤٧١"]])("null for a code that is %s", async (_name, code) => {
    expect(await timeStepOf(SECRET, code, at(1111111111))).toBeNull();
  });

  it("counts bits that are left over at the end for nothing", async () => {
    // 26 characters are 130 bits.
    const code = await generate({ secret: "GEZDGNBVGY3TQOJQGEZDGNBVGY", epoch: 59 });
    expect(await timeStepOf("GEZDGNBVGY3TQOJQGEZDGNBVGZ", code, at(59))).toBe(1);
  });

  it("takes a secret of ten bytes", async () => {
    const everyCode = await Promise.all(Array.from({ length: 3 }, (_, step) => timeStepOf("GEZDGNBVGY3TQOJQ", "000000", at(step * 30))));
    expect(everyCode).toEqual([null, null, null]);
  });
});

describe("totpSecretProblem", () => {
  it.each([["plain", SECRET], ["in small letters and groups", "gezd gnbv gy3t qojq gezd-gnbv-gy3t-qojq"], ["padded", "GEZDGNBVGY3TQOJQGE======"], ["of ten bytes", "A".repeat(16)], ["of 64 bytes", "A".repeat(103)]])(
    "takes one %s",
    (_name, text) => expect(totpSecretProblem(text)).toBeNull(),
  );

  it.each([["empty", ""], ["of nine bytes", "A".repeat(15)], ["of 65 bytes", "A".repeat(104)], ["with a 1", "1".repeat(32)], ["with an impossible length", "A".repeat(17)], ["endless", "A".repeat(1_000_000)], ["padded inside", "GEZDGNBV=GY3TQOJQ"], ["an address", "otpauth://totp/x?secret=GEZDGNBVGY3TQOJQ"]])(
    "refuses one %s",
    (_name, text) => expect(totpSecretProblem(text)).toBe("invalid_totp_secret_code"),
  );

  it("keeps one spelling", () => expect(normaliseTotpSecret(" gezd-gnbv gy3t qojq ge====== ")).toBe("GEZDGNBVGY3TQOJQGE"));
});
