import { describe, expect, it } from "vitest";
import { database } from "@/lib/db/client";
import { useTestDatabase } from "@/lib/db/testing";
import { verifyPassword } from "@/lib/passwords/hash";
import { codesOf, PASSWORD, signedInPerson, signIn, systemContextFor, tally } from "@/lib/resources/testing";
import { listSessions } from "@/lib/resources/sessions/list";
import { changePassword } from "./change-password";
import { createUser } from "./create";
import { removePassword } from "./remove-password";

useTestDatabase();

const NEW = "lanterns along the northern pier";

async function hasPassword(userId: string, password: string): Promise<boolean> {
  const { passwordDigest, passwordHasher } = await database().user.findUniqueOrThrow({ where: { id: userId } });
  return passwordDigest !== null && passwordHasher !== null && verifyPassword(password, { digest: passwordDigest, hasher: passwordHasher });
}

async function slugsTo(userId: string): Promise<string[]> {
  return (await database().outboxMessage.findMany({ where: { userId } })).map((row) => `${row.slug} ${row.toAddress}`);
}

describe("changePassword", () => {
  it("takes the current one, tells the person, and ends the other sessions when asked to", async () => {
    const here = await signedInPerson("change", { password: true });
    await signIn(here.user);
    const user = await changePassword(here.ctx, { user_id: here.user.id, current_password: PASSWORD, new_password: NEW, sign_out_of_other_sessions: true });
    expect(user.password_enabled).toBe(true);
    expect(await hasPassword(here.user.id, NEW)).toBe(true);
    expect((await listSessions(here.ctx, { user_id: here.user.id })).map((session) => session.id)).toEqual([here.sessionId]);
    expect(await slugsTo(here.user.id)).toEqual(["password_changed change@example.test"]);
    const events = await database().event.findMany({ where: { userId: here.user.id }, orderBy: { sequence: "asc" } });
    expect(events.map((event) => event.type)).toEqual(["user.created", "user.password_changed", "session.revoked"]);
  });

  it("leaves the other sessions when not asked to", async () => {
    const here = await signedInPerson("stay", { password: true });
    await signIn(here.user);
    await changePassword(here.ctx, { user_id: here.user.id, current_password: PASSWORD, new_password: NEW });
    expect(await listSessions(here.ctx, { user_id: here.user.id })).toHaveLength(2);
  });

  it("refuses a wrong, a missing and an unchanged one", async () => {
    const { ctx, user } = await signedInPerson("wrong", { password: true });
    const change = (given: { current_password?: string; new_password: string }) => changePassword(ctx, { user_id: user.id, ...given });
    await change({ current_password: "something else", new_password: NEW }).then(
      () => expect.unreachable(),
      (error) => expect(error.errors).toMatchObject([{ code: "form_password_incorrect", meta: { param_name: "current_password" } }]),
    );
    expect(await codesOf(change({ new_password: NEW }))).toEqual(["form_param_missing"]);
    expect(await codesOf(change({ current_password: PASSWORD, new_password: PASSWORD }))).toEqual(["form_new_password_matches_current"]);
    expect(await codesOf(change({ current_password: PASSWORD, new_password: "wrong@example.test" }))).toContain("form_password_matches_identifier");
    expect(await codesOf(change({ current_password: PASSWORD, new_password: "short" }))).toContain("form_password_length_too_short");
    expect(await hasPassword(user.id, PASSWORD)).toBe(true);
  });

  it("of several at once one wins, and no password is lost", async () => {
    const { ctx, user } = await signedInPerson("race", { password: true });
    const passwords = ["first of the lanterns", "second of the lanterns", "third of the lanterns"];
    const { kept, refused } = await tally(passwords.map((new_password) => changePassword(ctx, { user_id: user.id, current_password: PASSWORD, new_password })));
    expect({ kept, refused }).toEqual({ kept: 1, refused: ["conflict", "conflict"] });
  });

  it("without a current one asks for a fresh factor", async () => {
    const { user, ctx } = await signedInPerson("none");
    const stale = await signIn(user, { provedMinutesAgo: 11 });
    expect(await codesOf(changePassword(stale.ctx, { user_id: user.id, new_password: NEW }))).toEqual(["session_reverification_required"]);
    await changePassword(ctx, { user_id: user.id, new_password: NEW });
    expect(await hasPassword(user.id, NEW)).toBe(true);
  });

  it("is for oneself", async () => {
    const [victim, thief] = [await signedInPerson("victim", { password: true }), await signedInPerson("pw-thief")];
    expect(await codesOf(changePassword(thief.ctx, { user_id: victim.user.id, current_password: PASSWORD, new_password: NEW }))).toEqual(["resource_not_found"]);
  });
});

describe("removePassword", () => {
  const settings = { password: { mode: "optional" } };

  it("takes the current one and tells the person", async () => {
    const { ctx, user } = await signedInPerson("remove-pw", { password: true, settings });
    expect(await codesOf(removePassword(ctx, { user_id: user.id, current_password: "something else" }))).toEqual(["form_password_incorrect"]);
    expect((await removePassword(ctx, { user_id: user.id, current_password: PASSWORD })).password_enabled).toBe(false);
    expect(await slugsTo(user.id)).toEqual(["password_removed remove-pw@example.test"]);
    expect(await codesOf(removePassword(ctx, { user_id: user.id }))).toEqual(["no_password_set"]);
  });

  it("keeps it where the instance requires one, or it is the last way to sign in", async () => {
    const required = await signedInPerson("required-pw", { password: true });
    expect(await codesOf(removePassword(required.ctx, { user_id: required.user.id, current_password: PASSWORD }))).toEqual(["password_required"]);
    const user = await createUser(systemContextFor(), { username: "only_name", password: PASSWORD, skip_password_checks: true, skip_user_requirement: true });
    const { ctx } = await signIn(user, { settings });
    expect(await codesOf(removePassword(ctx, { user_id: user.id, current_password: PASSWORD }))).toEqual(["password_required"]);
  });
});
