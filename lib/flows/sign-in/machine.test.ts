import { describe, expect, it } from "vitest";
import { after, DAY } from "@/lib/time";
import { accepts, SIGN_IN_COMMANDS, signInStatus, type SignInCommand, type SignInFacts, type SignInStatus } from "./machine";

const now = new Date("2026-11-21T10:00:00Z");
const fresh: SignInFacts = {
  identifier: null,
  firstFactorVerified: false,
  secondFactorVerified: false,
  secondFactorRequired: false,
  newPasswordRequired: false,
  createdSessionId: null,
  abandonAt: after(now, DAY),
};
const identified = { ...fresh, identifier: "a@b.test" };
const proved = { ...identified, firstFactorVerified: true };

describe("signInStatus", () => {
  const rows: [string, SignInFacts, SignInStatus][] = [
    ["nothing known", fresh, "needs_identifier"],
    ["identified", identified, "needs_first_factor"],
    ["proved", proved, "complete"],
    ["proved, second factor due", { ...proved, secondFactorRequired: true }, "needs_second_factor"],
    ["both proved", { ...proved, secondFactorRequired: true, secondFactorVerified: true }, "complete"],
    ["reset proved", { ...proved, newPasswordRequired: true }, "needs_new_password"],
    ["reset proved, second factor due first", { ...proved, newPasswordRequired: true, secondFactorRequired: true }, "needs_second_factor"],
    ["second factor alone proves nothing", { ...identified, secondFactorVerified: true }, "needs_first_factor"],
    ["too late", { ...proved, abandonAt: now }, "abandoned"],
    ["done stays done", { ...proved, createdSessionId: "sess_1", abandonAt: now }, "complete"],
  ];
  it.each(rows)("%s", (_, facts, status) => expect(signInStatus(facts, now)).toBe(status));
});

describe("commands", () => {
  const all: SignInCommand[] = ["identify", "prepare_first_factor", "attempt_first_factor", "prepare_second_factor", "attempt_second_factor", "reset_password"];
  const statuses = Object.keys(SIGN_IN_COMMANDS) as SignInStatus[];
  const table = statuses.flatMap((status) => all.map((command) => [status, command] as const));

  it.each(table)("%s × %s is decided by the table alone", (status, command) => {
    expect(accepts(status, command)).toBe((SIGN_IN_COMMANDS[status] as readonly string[]).includes(command));
  });

  it("lets nobody set a password before the first factor", () => {
    expect(statuses.filter((status) => accepts(status, "reset_password"))).toEqual(["needs_new_password"]);
  });
});
