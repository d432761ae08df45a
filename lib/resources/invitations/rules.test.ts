import { describe, expect, it } from "vitest";
import { signInTokenProblem } from "@/lib/resources/sign-in-tokens/rules";
import { after, MINUTE } from "@/lib/time";
import { invitationProblem } from "./rules";

const now = new Date("2026-11-21T10:00:00Z");
const later = after(now, MINUTE);

describe("invitationProblem", () => {
  const pending = { acceptedAt: null, revokedAt: null, expiresAt: later };
  it.each([
    [pending, null],
    [{ ...pending, expiresAt: null }, null],
    [{ ...pending, expiresAt: now }, "ticket_expired_code"],
    [{ ...pending, acceptedAt: now }, "invitation_already_accepted"],
    [{ ...pending, acceptedAt: now, revokedAt: now }, "revoked_invitation"],
  ])("%o: %s", (facts, problem) => expect(invitationProblem(facts, now)).toBe(problem));
});

describe("signInTokenProblem", () => {
  const pending = { usedAt: null, revokedAt: null, expiresAt: later };
  it.each([
    [pending, null],
    [{ ...pending, expiresAt: now }, "ticket_expired_code"],
    [{ ...pending, usedAt: now }, "sign_in_token_already_used_code"],
    [{ ...pending, usedAt: now, revokedAt: now }, "sign_in_token_revoked_code"],
  ])("%o: %s", (facts, problem) => expect(signInTokenProblem(facts, now)).toBe(problem));
});
