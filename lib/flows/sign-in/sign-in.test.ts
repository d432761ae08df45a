import { beforeAll, describe, expect, it } from "vitest";
import { database } from "@/lib/db/client";
import { useTestDatabase } from "@/lib/db/testing";
import { ApiError } from "@/lib/errors";
import { createSignUp } from "@/lib/flows/sign-up/create";
import { newestMessage, TestBrowser } from "@/lib/flows/testing";
import { confirmVerificationLink } from "@/lib/flows/verification-link/confirm";
import { endSession } from "@/lib/resources/sessions/end";
import { listSessions } from "@/lib/resources/sessions/list";
import { revokeSession } from "@/lib/resources/sessions/revoke";
import { changePassword } from "@/lib/resources/users/change-password";
import { HOUR, MINUTE } from "@/lib/time";
import { attemptFirstFactor } from "./attempt-first-factor";
import { createSignIn } from "./create";
import { currentSignIn } from "./current";
import { finishSignIn } from "./finish";
import { prepareFirstFactor } from "./prepare-first-factor";
import { resetPassword } from "./reset-password";

const PASSWORD = "correct horse battery staple 7";
const unproved = { email_address: { verify_at_sign_up: false }, attack_protection: { rate_limits: { enabled: false } } };
const unlimited = { attack_protection: { rate_limits: { enabled: false } } };
let count = 0;

useTestDatabase();

async function person(): Promise<{ address: string; userId: string; browser: TestBrowser }> {
  const browser = new TestBrowser(unproved);
  const address = `person${(count += 1)}@example.test`;
  const signUp = await createSignUp(await browser.context(), { email_address: address, password: PASSWORD, username: `person_${count}` });
  return { address, userId: signUp.created_user_id ?? "", browser };
}

async function failure(promise: Promise<unknown>): Promise<ApiError> {
  return promise.then(
    () => Promise.reject(new Error("It succeeded.")),
    (error: unknown) => {
      if (error instanceof ApiError) return error;
      throw error;
    },
  );
}

describe("signing in with a password", () => {
  it("works in one step, with any identifier, in any case", async () => {
    const { address, userId } = await person();
    for (const identifier of [address, address.toUpperCase(), `  ${address}`, `PERSON_${count}`]) {
      const browser = new TestBrowser(unlimited);
      const done = await createSignIn(await browser.context(), { identifier, password: PASSWORD });
      expect(done).toMatchObject({ status: "complete", supported_first_factors: null });
      expect((await browser.context()).actor).toMatchObject({ type: "user", userId });
    }
  });

  it("works in two steps, and offers what the person has", async () => {
    const { address } = await person();
    const browser = new TestBrowser(unlimited);
    const begun = await createSignIn(await browser.context(), { identifier: address });
    expect(begun.status).toBe("needs_first_factor");
    expect(begun.supported_first_factors?.map((factor) => factor.strategy)).toEqual(["password", "email_code", "email_link", "reset_password_email_code"]);
    expect(begun.user_data).toBeNull();
    const wrong = await failure(attemptFirstFactor(await browser.context(), { sign_in_id: begun.id, strategy: "password", password: "not the password" }));
    expect(wrong.errors).toMatchObject([{ code: "form_password_incorrect", meta: { param_name: "password" } }]);
    expect(await attemptFirstFactor(await browser.context(), { sign_in_id: begun.id, strategy: "password", password: PASSWORD })).toMatchObject({ status: "complete" });
  });

  it("masks the address when the person was known by another name", async () => {
    const { address } = await person();
    const browser = new TestBrowser(unlimited);
    const begun = await createSignIn(await browser.context(), { identifier: `person_${count}` });
    const factor = begun.supported_first_factors?.find((each) => each.strategy === "email_code");
    expect(factor).toBeDefined();
    expect(JSON.stringify(begun)).not.toContain(address);
  });

  it("gives the browser a new credential, and the old one is dead", async () => {
    const { address } = await person();
    const browser = new TestBrowser(unlimited);
    await createSignIn(await browser.context(), { identifier: address });
    browser.keep();
    const planted = browser.token;
    await createSignIn(await browser.context(), { identifier: address, password: PASSWORD });
    browser.keep();
    expect(browser.token).not.toBe(planted);
    const thief = new TestBrowser();
    thief.token = planted;
    expect((await thief.context()).client.id).toBeNull();
  });

  it("sent twice at the same moment leaves the person signed in, whichever answer the browser keeps last", async () => {
    const { address, userId } = await person();
    const browser = new TestBrowser(unlimited);
    const begun = await createSignIn(await browser.context(), { identifier: address });
    const contexts = [await browser.context(), await browser.context()];
    for (const ctx of contexts) {
      await attemptFirstFactor(ctx, { sign_in_id: begun.id, strategy: "password", password: PASSWORD });
      browser.token = ctx.client.issuedToken;
    }
    expect((await browser.context()).actor).toMatchObject({ type: "user", userId });
    const wrong = { ...contexts[0]!, client: { id: contexts[0]!.client.id, issuedToken: null } };
    await failure(attemptFirstFactor(wrong, { sign_in_id: begun.id, strategy: "password", password: "wrong" }));
    expect(wrong.client.issuedToken).toBeNull();
  });

  it("counts wrong passwords and locks for a while; the right one is refused then too, and the person is told", async () => {
    const { address, userId } = await person();
    const strict = { attack_protection: { rate_limits: { enabled: false }, user_lockout: { max_attempts: 3, duration_in_minutes: 60 } } };
    const browser = new TestBrowser(strict);
    for (let attempt = 0; attempt < 3; attempt += 1) await failure(createSignIn(await browser.context(), { identifier: address, password: "wrong" }));
    const locked = await failure(createSignIn(await browser.context(), { identifier: address, password: PASSWORD }));
    expect(locked).toMatchObject({ status: 403, message: "user_locked" });
    expect(locked.retryAfterSeconds).toBeGreaterThan(3500);
    const begun = await createSignIn(await browser.context(), { identifier: address });
    expect((await failure(prepareFirstFactor(await browser.context(), { sign_in_id: begun.id, strategy: "reset_password_email_code" }))).message).toBe("user_locked");
    expect((await newestMessage(address)).slug).toBe("account_locked");
    expect(await database().event.count({ where: { userId, type: "user.locked" } })).toBe(1);
    expect(await createSignIn(await browser.context(2 * HOUR), { identifier: address, password: PASSWORD })).toMatchObject({ status: "complete" });
  });

  it("is limited for one identifier from one network", async () => {
    const { address } = await person();
    const browser = new TestBrowser();
    const results: string[] = [];
    for (let attempt = 0; attempt < 12; attempt += 1) results.push((await failure(createSignIn(await browser.context(), { identifier: address, password: "wrong" }))).message);
    expect(results.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => "form_password_incorrect"));
    expect(results.slice(10)).toEqual(["too_many_requests", "too_many_requests"]);
  });
});

describe("an identifier that nobody has", () => {
  it("is told where the instance tells", async () => {
    const error = await failure(createSignIn(await new TestBrowser(unlimited).context(), { identifier: "nobody@example.test" }));
    expect(error.errors).toMatchObject([{ code: "form_identifier_not_found", meta: { param_name: "identifier" } }]);
  });

  it("looks like anybody where the instance hides who is here", async () => {
    const { address } = await person();
    const hiding = { attack_protection: { rate_limits: { enabled: false }, enumeration_protection: { enabled: true } } };
    const views = await Promise.all(
      [address, "nobody@example.test"].map(async (identifier) => {
        const browser = new TestBrowser(hiding);
        const begun = await createSignIn(await browser.context(), { identifier });
        const sent = await prepareFirstFactor(await browser.context(), { sign_in_id: begun.id, strategy: "email_code" });
        const wrongCode = await failure(attemptFirstFactor(await browser.context(), { sign_in_id: begun.id, strategy: "email_code", code: "000000" }));
        const wrongPassword = await failure(attemptFirstFactor(await browser.context(), { sign_in_id: begun.id, strategy: "password", password: "wrong" }));
        return {
          factors: begun.supported_first_factors?.map((factor) => [factor.strategy, Object.keys(factor).sort()]),
          sent: [sent.status, sent.first_factor_verification?.status, sent.user_data],
          errors: [wrongCode.errors, wrongPassword.errors],
        };
      }),
    );
    expect(views[0]).toEqual(views[1]);
    expect(await database().outboxMessage.count({ where: { toAddress: "nobody@example.test" } })).toBe(0);
  });
});

describe("codes and links", () => {
  it("signs in with a code once", async () => {
    const { address } = await person();
    const browser = new TestBrowser(unlimited);
    const begun = await createSignIn(await browser.context(), { identifier: address, strategy: "email_code" });
    expect(begun.first_factor_verification).toMatchObject({ status: "unverified", strategy: "email_code", attempts: 0 });
    const { code } = await newestMessage(address);
    expect(await attemptFirstFactor(await browser.context(), { sign_in_id: begun.id, strategy: "email_code", code: code ?? "" })).toMatchObject({ status: "complete" });
    expect((await failure(attemptFirstFactor(await browser.context(), { sign_in_id: begun.id, strategy: "email_code", code: code ?? "" }))).message).toBe("client_state_invalid");
  });

  it("does not take the code of one strategy for another", async () => {
    const { address } = await person();
    const browser = new TestBrowser(unlimited);
    const begun = await createSignIn(await browser.context(), { identifier: address, strategy: "email_code" });
    const { code } = await newestMessage(address);
    const crossed = await failure(attemptFirstFactor(await browser.context(), { sign_in_id: begun.id, strategy: "reset_password_email_code", code: code ?? "" }));
    expect(crossed.message).toBe("verification_missing");
  });

  it("waits in the first browser while the link is confirmed in another", async () => {
    const { address, userId } = await person();
    const browser = new TestBrowser(unlimited);
    const begun = await createSignIn(await browser.context(), { identifier: address, strategy: "email_link" });
    expect((await failure(finishSignIn(await browser.context(), { sign_in_id: begun.id }))).message).toBe("client_state_invalid");
    const { link } = await newestMessage(address);
    const other = new TestBrowser(unlimited, "198.51.100.4");
    expect(await confirmVerificationLink(await other.context(), { token: new URL(link ?? "").searchParams.get("token") ?? "" })).toMatchObject({ completed_here: false });
    expect((await other.context()).actor.type).toBe("anonymous");
    expect(await currentSignIn(await browser.context(), {})).toMatchObject({ first_factor_verification: { status: "verified" } });
    expect(await finishSignIn(await browser.context(), { sign_in_id: begun.id })).toMatchObject({ status: "complete" });
    expect((await browser.context()).actor).toMatchObject({ userId });
  });

  it("refuses the link elsewhere where the instance wants the same browser", async () => {
    const { address } = await person();
    const same = { attack_protection: { rate_limits: { enabled: false }, email_link: { require_same_client: true } } };
    const browser = new TestBrowser(same);
    await createSignIn(await browser.context(), { identifier: address, strategy: "email_link" });
    const token = new URL((await newestMessage(address)).link ?? "").searchParams.get("token") ?? "";
    expect((await failure(confirmVerificationLink(await new TestBrowser(same).context(), { token }))).message).toBe("sign_in_email_link_not_same_client");
    expect(await confirmVerificationLink(await browser.context(), { token })).toMatchObject({ completed_here: true });
  });
});

describe("a sign-in that waits", () => {
  it("is finished by thirty requests at once without standing in its own way", async () => {
    const { address, userId } = await person();
    const browser = new TestBrowser(unlimited);
    const begun = await createSignIn(await browser.context(), { identifier: address, strategy: "email_link" });
    const token = new URL((await newestMessage(address)).link ?? "").searchParams.get("token") ?? "";
    await confirmVerificationLink(await new TestBrowser(unlimited).context(), { token });
    const ctx = await browser.context();
    const contexts = Array.from({ length: 30 }, () => ({ ...ctx, client: { ...ctx.client } }));
    const results = await Promise.allSettled(contexts.map((each) => finishSignIn(each, { sign_in_id: begun.id })));
    expect(results.filter((result) => result.status === "rejected")).toEqual([]);
    expect(await database().session.count({ where: { userId, clientId: ctx.client.id } })).toBe(1);
  });

  it("issues no credential when it is undone", async () => {
    const { address, userId } = await person();
    const ctx = await new TestBrowser(unlimited).context();
    await database().user.update({ where: { id: userId }, data: { bannedAt: new Date() } });
    expect((await failure(createSignIn(ctx, { identifier: address, password: PASSWORD }))).message).toBe("user_banned");
    const undone = await new TestBrowser(unlimited).context();
    await database().$executeRaw`ALTER TABLE sign_ins RENAME TO sign_ins_away`;
    await createSignIn(undone, { identifier: address }).catch(() => {});
    await database().$executeRaw`ALTER TABLE sign_ins_away RENAME TO sign_ins`;
    expect(undone.client).toEqual({ id: null, issuedToken: null });
  });

  it("must prove itself again after ten minutes, and is given up when the password changes", async () => {
    const { address, userId, browser: owner } = await person();
    const intruder = new TestBrowser(unlimited);
    const begun = await createSignIn(await intruder.context(), { identifier: address, strategy: "reset_password_email_code" });
    const { code } = await newestMessage(address);
    expect(await attemptFirstFactor(await intruder.context(), { sign_in_id: begun.id, strategy: "reset_password_email_code", code: code ?? "" })).toMatchObject({ status: "needs_new_password" });
    expect(await currentSignIn(await intruder.context(11 * MINUTE), {})).toMatchObject({ status: "needs_first_factor" });
    await changePassword(await owner.context(), { user_id: userId, current_password: PASSWORD, new_password: "the owner was faster 31", sign_out_of_other_sessions: true });
    expect((await failure(resetPassword(await intruder.context(), { sign_in_id: begun.id, password: "the intruder's own 31" }))).status).toBe(404);
  });

  it("does not get past a lock by a link", async () => {
    const { address, userId } = await person();
    const browser = new TestBrowser(unlimited);
    await createSignIn(await browser.context(), { identifier: address, strategy: "email_link" });
    const token = new URL((await newestMessage(address)).link ?? "").searchParams.get("token") ?? "";
    await database().user.update({ where: { id: userId }, data: { lockedAt: new Date() } });
    expect((await failure(confirmVerificationLink(await browser.context(), { token }))).message).toBe("user_locked");
  });
});

describe("a forgotten password", () => {
  it("is replaced after a code, and every other session ends", async () => {
    const { address, userId, browser: old } = await person();
    expect((await old.context()).actor.type).toBe("user");
    const browser = new TestBrowser(unlimited);
    const begun = await createSignIn(await browser.context(), { identifier: address, strategy: "reset_password_email_code" });
    const { code, link } = await newestMessage(address);
    expect(link).toBeNull();
    expect((await failure(resetPassword(await browser.context(), { sign_in_id: begun.id, password: "a new password 99" }))).message).toBe("client_state_invalid");
    const proved = await attemptFirstFactor(await browser.context(), { sign_in_id: begun.id, strategy: "reset_password_email_code", code: code ?? "" });
    expect(proved.status).toBe("needs_new_password");
    expect((await browser.context()).actor.type).toBe("anonymous");
    expect((await failure(resetPassword(await browser.context(), { sign_in_id: begun.id, password: "password" }))).has("form_password_pwned")).toBe(true);
    expect(await resetPassword(await browser.context(), { sign_in_id: begun.id, password: "a new password 99" })).toMatchObject({ status: "complete" });
    expect((await browser.context()).actor).toMatchObject({ userId });
    expect((await old.context()).actor.type).toBe("anonymous");
    expect(await createSignIn(await new TestBrowser(unlimited).context(), { identifier: address, password: "a new password 99" })).toMatchObject({ status: "complete" });
    expect((await failure(createSignIn(await new TestBrowser(unlimited).context(), { identifier: address, password: PASSWORD }))).message).toBe("form_password_incorrect");
  });
});

describe("sessions", () => {
  let address = "";
  let userId = "";
  const laptop = new TestBrowser(unlimited);
  const phone = new TestBrowser(unlimited, "198.51.100.4", "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1");

  beforeAll(async () => {
    ({ address, userId } = await person());
    for (const browser of [laptop, phone]) await createSignIn(await browser.context(), { identifier: address, password: PASSWORD });
  });

  it("are listed with their devices, the asking one first, and a new device is told of", async () => {
    const sessions = await listSessions(await phone.context(), { user_id: userId });
    expect(sessions[0]?.latest_activity).toMatchObject({ device_type: "iPhone", is_mobile: true, browser_name: "Safari", ip_address: "198.51.100.4" });
    expect(sessions.length).toBe(3);
    expect((await newestMessage(address)).slug).toBe("new_device_sign_in");
  });

  it("end at once when revoked from elsewhere", async () => {
    const ctx = await laptop.context();
    const other = (await phone.context()).actor;
    if (other.type !== "user") throw new Error("The phone is not signed in.");
    await revokeSession(ctx, { session_id: other.sessionId });
    expect((await phone.context()).actor.type).toBe("anonymous");
    expect((await laptop.context()).actor.type).toBe("user");
    expect((await failure(revokeSession(await laptop.context(), { session_id: other.sessionId }))).message).toBe("invalid_action_for_session");
  });

  it("are nobody else's to end", async () => {
    const { browser } = await person();
    const mine = (await laptop.context()).actor;
    if (mine.type !== "user") throw new Error("The laptop is not signed in.");
    expect((await failure(revokeSession(await browser.context(), { session_id: mine.sessionId }))).status).toBe(404);
    expect((await failure(endSession(await browser.context(), { session_id: mine.sessionId }))).status).toBe(404);
    expect((await failure(listSessions(await browser.context(), { user_id: userId }))).status).toBe(404);
  });

  it("are refused to whoever proved themselves too long ago, until they do so again", async () => {
    const ctx = await laptop.context(11 * MINUTE);
    expect((await failure(revokeSession(ctx, { session_id: "sess_any" }))).message).toBe("session_reverification_required");
  });

  it("end by inactivity and by age", async () => {
    const mine = (await laptop.context()).actor;
    if (mine.type !== "user") throw new Error("The laptop is not signed in.");
    await database().session.update({ where: { id: mine.sessionId }, data: { abandonAt: new Date(Date.now() - 1) } });
    expect((await laptop.context()).actor.type).toBe("anonymous");
    await database().session.update({ where: { id: mine.sessionId }, data: { abandonAt: new Date(Date.now() + HOUR), expireAt: new Date(Date.now() - 1) } });
    expect((await laptop.context()).actor.type).toBe("anonymous");
    await database().session.update({ where: { id: mine.sessionId }, data: { expireAt: new Date(Date.now() + HOUR) } });
    expect((await laptop.context()).actor.type).toBe("user");
  });

  it("of several people live side by side in one browser, and one is signed out alone", async () => {
    const { address: second } = await person();
    await createSignIn(await laptop.context(), { identifier: second, password: PASSWORD });
    const now = (await laptop.context()).actor;
    if (now.type !== "user") throw new Error("Nobody is signed in.");
    expect(now.userId).not.toBe(userId);
    await endSession(await laptop.context(), { session_id: now.sessionId });
    expect((await laptop.context()).actor).toMatchObject({ userId });
  });
});
