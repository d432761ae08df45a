import { describe, expect, it } from "vitest";
import { database } from "@/lib/db/client";
import { useTestDatabase } from "@/lib/db/testing";
import { ApiError } from "@/lib/errors";
import { newestMessage, TestBrowser } from "@/lib/flows/testing";
import { confirmVerificationLink } from "@/lib/flows/verification-link/confirm";
import { openVerificationLink } from "@/lib/flows/verification-link/open";
import { MINUTE } from "@/lib/time";
import { attemptSignUpVerification } from "./attempt-verification";
import { createSignUp } from "./create";
import { currentSignUp } from "./current";
import { finishSignUp } from "./finish";
import { prepareSignUpVerification } from "./prepare-verification";
import { updateSignUp } from "./update";

const PASSWORD = "correct horse battery staple 7";
let count = 0;
const address = () => `person${(count += 1)}@example.test`;

useTestDatabase();

async function begin(browser: TestBrowser, email_address: string) {
  const signUp = await createSignUp(await browser.context(), { email_address, password: PASSWORD });
  await prepareSignUpVerification(await browser.context(), { sign_up_id: signUp.id, strategy: "email_code" });
  return signUp;
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

describe("sign-up by email address", () => {
  it("makes the account once the address is proved, and signs the person in", async () => {
    const browser = new TestBrowser();
    const to = address();
    const signUp = await createSignUp(await browser.context(), { email_address: to.toUpperCase(), password: PASSWORD, unsafe_metadata: { plan: "free" } });
    expect(signUp).toMatchObject({ status: "missing_requirements", missing_fields: [], unverified_fields: ["email_address"] });
    expect(signUp.verifications.email_address).toMatchObject({ strategy: null, next_action: "needs_prepare" });
    await prepareSignUpVerification(await browser.context(), { sign_up_id: signUp.id, strategy: "email_code" });
    const { code } = await newestMessage(to);
    const before = browser.token;
    const done = await attemptSignUpVerification(await browser.context(), { sign_up_id: signUp.id, strategy: "email_code", code: `${code?.slice(0, 3)} ${code?.slice(3)}` });
    expect(done.status).toBe("complete");
    const ctx = await browser.context();
    expect(browser.token).not.toBe(before);
    expect(ctx.actor).toMatchObject({ type: "user", userId: done.created_user_id, sessionId: done.created_session_id });
    const user = await database().user.findUniqueOrThrow({ where: { id: done.created_user_id ?? "" }, include: { primaryEmailAddress: true } });
    expect(user).toMatchObject({ unsafeMetadata: { plan: "free" }, primaryEmailAddress: { emailAddress: to, claim: to } });
  });

  it("counts wrong codes, also thirty at once, and takes no right one after the limit", async () => {
    const browser = new TestBrowser({ attack_protection: { rate_limits: { enabled: false } } });
    const to = address();
    const signUp = await begin(browser, to);
    const { code } = await newestMessage(to);
    const ctx = await browser.context();
    const guesses = Array.from({ length: 30 }, (_, index) => (index === 25 ? (code ?? "") : String(100_000 + index)));
    const results = await Promise.allSettled(guesses.map((guess) => attemptSignUpVerification(ctx, { sign_up_id: signUp.id, strategy: "email_code", code: guess })));
    const row = await database().verification.findFirstOrThrow({ where: { subjectId: signUp.id } });
    expect(row.attempts).toBeLessThanOrEqual(5);
    const codes = results.map((result) => (result.status === "rejected" ? (result.reason as Error).message : "ok"));
    const succeeded = codes.filter((each) => each === "ok").length;
    expect(succeeded).toBeLessThanOrEqual(1);
    if (succeeded === 0) expect(row).toMatchObject({ verifiedAt: null, attempts: 5, codeHash: null });
    expect(new Set(codes)).toEqual(new Set([...codes].filter((each) => ["ok", "form_code_incorrect", "verification_failed", "verification_already_verified", "client_state_invalid"].includes(each))));
  });

  it("lets a right code through exactly once of thirty at the same moment", async () => {
    const browser = new TestBrowser({ attack_protection: { rate_limits: { enabled: false } } });
    const to = address();
    const signUp = await begin(browser, to);
    const { code } = await newestMessage(to);
    const ctx = await browser.context();
    const results = await Promise.allSettled(Array.from({ length: 30 }, () => attemptSignUpVerification({ ...ctx, client: { ...ctx.client } }, { sign_up_id: signUp.id, strategy: "email_code", code: code ?? "" })));
    expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(1);
    expect(await database().emailAddress.count({ where: { claim: to } })).toBe(1);
  });

  it("keeps the count of attempts when the code is sent anew, and the old code dies", async () => {
    const browser = new TestBrowser();
    const to = address();
    const signUp = await begin(browser, to);
    const { code: first } = await newestMessage(to);
    const wrong = first === "000000" ? "000001" : "000000";
    expect((await failure(attemptSignUpVerification(await browser.context(), { sign_up_id: signUp.id, strategy: "email_code", code: wrong }))).errors[0]).toMatchObject({ code: "form_code_incorrect", meta: { param_name: "code" } });
    const early = await failure(prepareSignUpVerification(await browser.context(), { sign_up_id: signUp.id, strategy: "email_code" }));
    expect(early).toMatchObject({ status: 429 });
    expect(early.retryAfterSeconds).toBeGreaterThan(25);
    await prepareSignUpVerification(await browser.context(MINUTE), { sign_up_id: signUp.id, strategy: "email_code" });
    const { code: second } = await newestMessage(to);
    if (first !== second) expect((await failure(attemptSignUpVerification(await browser.context(), { sign_up_id: signUp.id, strategy: "email_code", code: first ?? "" }))).message).toBe("form_code_incorrect");
    const row = await database().verification.findFirstOrThrow({ where: { subjectId: signUp.id } });
    expect(row).toMatchObject({ attempts: first === second ? 1 : 2, sends: 2 });
  });

  it("expires after ten minutes", async () => {
    const browser = new TestBrowser();
    const to = address();
    const signUp = await begin(browser, to);
    const { code } = await newestMessage(to);
    const late = await failure(attemptSignUpVerification(await browser.context(11 * MINUTE), { sign_up_id: signUp.id, strategy: "email_code", code: code ?? "" }));
    expect(late.message).toBe("verification_expired");
  });

  it("asks for the proof anew when the address is changed in between", async () => {
    const browser = new TestBrowser();
    const [typo, right] = [address(), address()];
    const signUp = await begin(browser, typo);
    const { code } = await newestMessage(typo);
    const changed = await updateSignUp(await browser.context(), { sign_up_id: signUp.id, email_address: right });
    expect(changed.verifications.email_address).toMatchObject({ next_action: "needs_prepare" });
    expect((await failure(attemptSignUpVerification(await browser.context(), { sign_up_id: signUp.id, strategy: "email_code", code: code ?? "" }))).message).toBe("verification_missing");
  });

  it("is nobody else's: another browser does not find it", async () => {
    const signUp = await begin(new TestBrowser(), address());
    const stranger = new TestBrowser();
    await createSignUp(await stranger.context(), { email_address: address(), password: PASSWORD });
    expect((await failure(attemptSignUpVerification(await stranger.context(), { sign_up_id: signUp.id, strategy: "email_code", code: "123456" }))).status).toBe(404);
  });

  it("tells of everything that is wrong at once, and changes nothing", async () => {
    const before = await database().signUp.count();
    const error = await failure(createSignUp(await new TestBrowser().context(), { email_address: "no address", username: "x", password: "short" }));
    expect(error.status).toBe(422);
    expect(error.errors.map((item) => [item.code, item.meta.param_name])).toEqual(
      expect.arrayContaining([
        ["form_param_format_invalid", "email_address"],
        ["form_username_invalid_length", "username"],
        ["form_password_length_too_short", "password"],
      ]),
    );
    expect(await database().signUp.count()).toBe(before);
  });
});

describe("a taken address", () => {
  async function taken(): Promise<string> {
    const browser = new TestBrowser();
    const to = address();
    const signUp = await begin(browser, to);
    const { code } = await newestMessage(to);
    await attemptSignUpVerification(await browser.context(), { sign_up_id: signUp.id, strategy: "email_code", code: code ?? "" });
    return to;
  }

  it("is told at once", async () => {
    const error = await failure(createSignUp(await new TestBrowser().context(), { email_address: await taken(), password: PASSWORD }));
    expect(error.errors).toMatchObject([{ code: "form_identifier_exists", meta: { param_name: "email_address" } }]);
  });

  it("is not told where the instance hides who is here, and nothing is sent to it", async () => {
    const to = await taken();
    const hiding = new TestBrowser({ attack_protection: { enumeration_protection: { enabled: true } } });
    const messages = await database().outboxMessage.count({ where: { toAddress: to } });
    const signUp = await createSignUp(await hiding.context(), { email_address: to, password: PASSWORD });
    await prepareSignUpVerification(await hiding.context(), { sign_up_id: signUp.id, strategy: "email_code" });
    expect(await database().outboxMessage.count({ where: { toAddress: to } })).toBe(messages);
  });

  it("goes to exactly one of ten people who prove it at the same moment", async () => {
    const to = address();
    const browsers = Array.from({ length: 10 }, () => new TestBrowser({ email_address: { verify_at_sign_up: false }, attack_protection: { rate_limits: { enabled: false } } }));
    const contexts = await Promise.all(browsers.map((browser) => browser.context()));
    const results = await Promise.allSettled(contexts.map((ctx) => createSignUp(ctx, { email_address: to, password: PASSWORD })));
    expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(1);
    for (const result of results) {
      if (result.status === "rejected") expect(result.reason).toMatchObject({ errors: [{ code: "form_identifier_exists", meta: { param_name: "email_address" } }] });
    }
  });
});

describe("the mailed link", () => {
  const tokenOf = (link: string | null) => new URL(link ?? "").searchParams.get("token") ?? "";

  it("stands beside the code, is not used up by looking, and completes in the same browser once", async () => {
    const browser = new TestBrowser();
    const to = address();
    await begin(browser, to);
    const { code, link } = await newestMessage(to);
    expect(code).toMatch(/^\d{6}$/);
    const token = tokenOf(link);
    for (let scan = 0; scan < 3; scan += 1) {
      expect(await openVerificationLink(await new TestBrowser().context(), { token })).toMatchObject({ status: "ready", purpose: "sign_up", same_client: false, requested_from: { browser_name: "Chrome" } });
    }
    const confirmed = await confirmVerificationLink(await browser.context(), { token });
    expect(confirmed).toMatchObject({ purpose: "sign_up", completed_here: true });
    expect((await browser.context()).actor.type).toBe("user");
    expect((await failure(confirmVerificationLink(await browser.context(), { token }))).message).toBe("verification_already_verified");
    expect(await openVerificationLink(await browser.context(), { token })).toMatchObject({ status: "used" });
  });

  it("opened elsewhere proves the address, and the first browser goes on", async () => {
    const browser = new TestBrowser();
    const to = address();
    const signUp = await begin(browser, to);
    const { link } = await newestMessage(to);
    const phone = new TestBrowser({}, "198.51.100.9");
    expect(await confirmVerificationLink(await phone.context(), { token: tokenOf(link) })).toMatchObject({ completed_here: false, created_session_id: null });
    expect((await phone.context()).actor.type).toBe("anonymous");
    expect(await currentSignUp(await browser.context(), {})).toMatchObject({ verifications: { email_address: { status: "verified" } } });
    expect(await finishSignUp(await browser.context(), { sign_up_id: signUp.id })).toMatchObject({ status: "complete" });
    expect((await browser.context()).actor.type).toBe("user");
  });
});

describe("other identifiers", () => {
  const open = { email_address: { mode: "optional" as const }, password: { mode: "optional" as const } };

  it("signs up with a phone number alone", async () => {
    const browser = new TestBrowser(open);
    const signUp = await createSignUp(await browser.context(), { phone_number: "15551234567", strategy: "phone_code" });
    expect(signUp).toMatchObject({ phone_number: "+15551234567", unverified_fields: ["phone_number"] });
    const { code, link } = await newestMessage("+15551234567");
    expect(link).toBeNull();
    expect(await attemptSignUpVerification(await browser.context(), { sign_up_id: signUp.id, strategy: "phone_code", code: code ?? "" })).toMatchObject({ status: "complete" });
  });

  it("signs up with a username and a password at once", async () => {
    const browser = new TestBrowser(open);
    expect(await createSignUp(await browser.context(), { username: "Nadia_L", password: PASSWORD })).toMatchObject({ status: "complete", username: "Nadia_L" });
    const again = await failure(createSignUp(await new TestBrowser(open).context(), { username: "nadia_l", password: PASSWORD }));
    expect(again.errors).toMatchObject([{ code: "form_identifier_exists", meta: { param_name: "username" } }]);
  });

  it("takes the fixed code for test identifiers on a development instance, and sends nothing", async () => {
    const browser = new TestBrowser();
    const to = "nadia+clerk_test@example.test";
    const signUp = await begin(browser, to);
    expect(await database().outboxMessage.count({ where: { toAddress: to } })).toBe(0);
    expect(await attemptSignUpVerification(await browser.context(), { sign_up_id: signUp.id, strategy: "email_code", code: "424242" })).toMatchObject({ status: "complete" });
  });
});
