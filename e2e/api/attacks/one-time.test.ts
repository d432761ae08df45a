import { describe, expect, it } from "vitest";
import { database } from "@/lib/db/client";
import { useTestDatabase } from "@/lib/db/testing";
import { attemptFirstFactor } from "@/lib/flows/sign-in/attempt-first-factor";
import { createSignIn } from "@/lib/flows/sign-in/create";
import { finishSignIn } from "@/lib/flows/sign-in/finish";
import { resetPassword } from "@/lib/flows/sign-in/reset-password";
import { attemptSignUpVerification } from "@/lib/flows/sign-up/attempt-verification";
import { createSignUp } from "@/lib/flows/sign-up/create";
import { newestMessage, TestBrowser } from "@/lib/flows/testing";
import { confirmVerificationLink } from "@/lib/flows/verification-link/confirm";
import { redeemSetupLink } from "@/lib/resources/administrators/redeem-setup-link";
import { issueSetupLink } from "@/lib/resources/administrators/setup-link";
import { tally } from "@/lib/resources/testing";
import { MAX_ATTEMPTS } from "@/lib/resources/verifications/rules";
import { PASSWORD, somebody, UNLIMITED } from "./somebody";

const AT_ONCE = 30;

useTestDatabase();

/** The same request thirty times at once, each by the browser as it was before. */
function atOnce(browser: TestBrowser, attempt: (browser: TestBrowser, index: number) => Promise<unknown>) {
  return tally(Array.from({ length: AT_ONCE }, (_, index) => attempt(twin(browser), index)));
}

function twin(browser: TestBrowser): TestBrowser {
  browser.keep();
  const copy = new TestBrowser(browser.settings, browser.ip);
  copy.token = browser.token;
  return copy;
}

function sessionsOf(userId: string): Promise<number> {
  return database().session.count({ where: { userId, status: "active" } });
}

function tokenOf(link: string | null): string {
  return new URL(link ?? "").searchParams.get("token") ?? "";
}

describe("used thirty times at once, it works once", () => {
  it("a code that signs in", async () => {
    const { address, userId } = await somebody();
    const browser = new TestBrowser(UNLIMITED);
    const { id } = await createSignIn(await browser.context(), { identifier: address, strategy: "email_code" });
    const code = (await newestMessage(address)).code ?? "";
    const before = await sessionsOf(userId);
    await atOnce(browser, async (one) => attemptFirstFactor(await one.context(), { sign_in_id: id, strategy: "email_code", code }));
    expect((await sessionsOf(userId)) - before).toBe(1);
  }, 60_000);

  it("a code that signs up: one account, one session", async () => {
    const browser = new TestBrowser(UNLIMITED);
    const address = "thirty@example.test";
    const { id } = await createSignUp(await browser.context(), { email_address: address, password: PASSWORD, strategy: "email_code" });
    const code = (await newestMessage(address)).code ?? "";
    await atOnce(browser, async (one) => attemptSignUpVerification(await one.context(), { sign_up_id: id, strategy: "email_code", code }));
    const { userId } = await database().emailAddress.findUniqueOrThrow({ where: { claim: address } });
    expect(await sessionsOf(userId)).toBe(1);
  }, 60_000);

  it("a mailed link, and going on after it leaves one session and one credential that works", async () => {
    const { address, userId } = await somebody();
    const browser = new TestBrowser(UNLIMITED);
    const { id } = await createSignIn(await browser.context(), { identifier: address, strategy: "email_link" });
    const token = tokenOf((await newestMessage(address)).link);
    const before = await sessionsOf(userId);
    const confirmed = await tally(Array.from({ length: AT_ONCE }, async () => confirmVerificationLink(await new TestBrowser(UNLIMITED).context(), { token })));
    expect(confirmed.kept).toBe(1);

    const twins = Array.from({ length: AT_ONCE }, () => twin(browser));
    await tally(twins.map(async (one) => finishSignIn(await one.context(), { sign_in_id: id })));
    expect((await sessionsOf(userId)) - before).toBe(1);
    twins.forEach((one) => one.keep());
    const tokens = [...new Set(twins.map((one) => one.token))];
    const actors = await Promise.all(tokens.map(async (held) => Object.assign(new TestBrowser(UNLIMITED), { token: held }).context()));
    expect(actors.filter(({ actor }) => actor.type === "user")).toHaveLength(1);
  }, 60_000);

  it("a reset: one password is the new one", async () => {
    const { address, userId } = await somebody();
    const browser = new TestBrowser(UNLIMITED);
    const { id } = await createSignIn(await browser.context(), { identifier: address, strategy: "reset_password_email_code" });
    const code = (await newestMessage(address)).code ?? "";
    await attemptFirstFactor(await browser.context(), { sign_in_id: id, strategy: "reset_password_email_code", code });
    await atOnce(browser, async (one, index) => resetPassword(await one.context(), { sign_in_id: id, password: `meadow lantern number ${index}` }));
    expect(await sessionsOf(userId)).toBe(1);
    expect(await database().event.count({ where: { userId, type: "user.password_reset" } })).toBe(1);
  }, 60_000);

  it("the set-up link: one administrator", async () => {
    const token = tokenOf(await issueSetupLink());
    const { kept } = await tally(
      Array.from({ length: AT_ONCE }, async (_, index) => redeemSetupLink(await new TestBrowser(UNLIMITED).context(), { token, email_address: `keeper${index}@example.test`, password: PASSWORD })),
    );
    expect([kept, await database().administrator.count()]).toEqual([1, 1]);
  }, 60_000);
});

describe("guessing a code", () => {
  it(`ends after ${MAX_ATTEMPTS} tries, also when thirty come at once`, async () => {
    const { address } = await somebody();
    const browser = new TestBrowser(UNLIMITED);
    const { id } = await createSignIn(await browser.context(), { identifier: address, strategy: "email_code" });
    const right = (await newestMessage(address)).code ?? "";
    const wrong = (index: number) => String((Number(right) + index + 1) % 1_000_000).padStart(6, "0");
    const { refused } = await atOnce(browser, async (one, index) => attemptFirstFactor(await one.context(), { sign_in_id: id, strategy: "email_code", code: wrong(index) }));
    expect(refused.filter((code) => code === "form_code_incorrect")).toHaveLength(MAX_ATTEMPTS);
    await expect(attemptFirstFactor(await browser.context(), { sign_in_id: id, strategy: "email_code", code: right })).rejects.toThrow("verification_failed");
  }, 60_000);
});
