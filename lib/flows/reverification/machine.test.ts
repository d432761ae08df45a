import { describe, expect, it } from "vitest";
import { after, MINUTE } from "@/lib/time";
import { reverificationStatus, type ReverificationFacts } from "./machine";

const now = new Date("2026-11-21T10:00:00Z");
const base: ReverificationFacts = { level: "first_factor", firstFactorVerified: false, secondFactorVerified: false, hasSecondFactor: false, completed: false, abandonAt: after(now, MINUTE) };
const both = { ...base, hasSecondFactor: true };

describe("reverificationStatus", () => {
  it.each([
    [base, "needs_first_factor"],
    [{ ...base, firstFactorVerified: true }, "complete"],
    [{ ...base, level: "second_factor" }, "needs_first_factor"],
    [{ ...both, level: "second_factor" }, "needs_second_factor"],
    [{ ...both, level: "second_factor", firstFactorVerified: true }, "needs_second_factor"],
    [{ ...both, level: "second_factor", secondFactorVerified: true }, "complete"],
    [{ ...both, level: "multi_factor" }, "needs_first_factor"],
    [{ ...both, level: "multi_factor", firstFactorVerified: true }, "needs_second_factor"],
    [{ ...both, level: "multi_factor", firstFactorVerified: true, secondFactorVerified: true }, "complete"],
    [{ ...base, abandonAt: now }, "abandoned"],
    [{ ...base, abandonAt: now, completed: true }, "complete"],
  ] as [ReverificationFacts, string][])("%o is %s", (facts, status) => expect(reverificationStatus(facts, now)).toBe(status));
});
