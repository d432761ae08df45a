import { describe, expect, it } from "vitest";
import { database } from "@/lib/db/client";
import { useTestDatabase } from "@/lib/db/testing";
import { attemptFirstFactor } from "@/lib/flows/sign-in/attempt-first-factor";
import { createSignIn } from "@/lib/flows/sign-in/create";
import { finishSignIn } from "@/lib/flows/sign-in/finish";
import { resetPassword } from "@/lib/flows/sign-in/reset-password";
import { newestMessage, TestBrowser } from "@/lib/flows/testing";
import { confirmVerificationLink } from "@/lib/flows/verification-link/confirm";
import { revokeOtherSessions } from "@/lib/resources/sessions/revoke";
import { codesOf } from "@/lib/resources/testing";
import { changePassword } from "@/lib/resources/users/change-password";
import { HOUR } from "@/lib/time";
import { PASSWORD, somebody, UNLIMITED, type Somebody } from "./somebody";

useTestDatabase();

const NEW_PASSWORD = "meadow lantern in the rain";

type Waiting = { intruder: TestBrowser; signInId: string };

/** An intruder has proved a code that resets the password, and waits with the next step. */
async function waitingReset({ address }: Somebody): Promise<Waiting> {
  const intruder = new TestBrowser(UNLIMITED);
  const { id } = await createSignIn(await intruder.context(), { identifier: address, strategy: "reset_password_email_code" });
  const code = (await newestMessage(address)).code ?? "";
  const { status } = await attemptFirstFactor(await intruder.context(), { sign_in_id: id, strategy: "reset_password_email_code", code });
  expect(status).toBe("needs_new_password");
  return { intruder, signInId: id };
}

/** An intruder has confirmed a mailed link elsewhere, and waits with going on. */
async function waitingLink({ address }: Somebody): Promise<Waiting> {
  const intruder = new TestBrowser(UNLIMITED);
  const { id } = await createSignIn(await intruder.context(), { identifier: address, strategy: "email_link" });
  const token = new URL((await newestMessage(address)).link ?? "").searchParams.get("token") ?? "";
  await confirmVerificationLink(await new TestBrowser(UNLIMITED).context(), { token });
  return { intruder, signInId: id };
}

async function actorOf(browser: TestBrowser): Promise<string> {
  return (await browser.context()).actor.type;
}

describe("whoever got halfway into an account is out once its owner acts", { timeout: 60_000 }, () => {
  it("a waiting reset ends when the owner changes the password", async () => {
    const owner = await somebody();
    const { intruder, signInId } = await waitingReset(owner);
    await changePassword(await owner.browser.context(), { user_id: owner.userId, current_password: PASSWORD, new_password: NEW_PASSWORD });
    expect(await codesOf(resetPassword(await intruder.context(), { sign_in_id: signInId, password: "the intruder was here" }))).toEqual(["resource_not_found"]);
    expect([await actorOf(owner.browser), await actorOf(intruder)]).toEqual(["user", "anonymous"]);
  });

  it("a waiting reset ends when the owner resets the password first", async () => {
    const owner = await somebody();
    const { intruder, signInId } = await waitingReset(owner);
    const other = await waitingReset(owner);
    await resetPassword(await other.intruder.context(), { sign_in_id: other.signInId, password: NEW_PASSWORD });
    expect(await codesOf(resetPassword(await intruder.context(), { sign_in_id: signInId, password: "the intruder was here" }))).toEqual(["resource_not_found"]);
  });

  it("a confirmed link ends when the owner signs everybody else out", async () => {
    const owner = await somebody();
    const { intruder, signInId } = await waitingLink(owner);
    await revokeOtherSessions(await owner.browser.context(), { user_id: owner.userId });
    expect(await codesOf(finishSignIn(await intruder.context(), { sign_in_id: signInId }))).toEqual(["resource_not_found"]);
    expect(await actorOf(intruder)).toBe("anonymous");
  });

  it("a proof does not wait for hours", async () => {
    const owner = await somebody();
    const [reset, link] = [await waitingReset(owner), await waitingLink(owner)];
    expect(await codesOf(resetPassword(await reset.intruder.context(HOUR), { sign_in_id: reset.signInId, password: NEW_PASSWORD }))).toEqual(["client_state_invalid"]);
    expect(await codesOf(finishSignIn(await link.intruder.context(HOUR), { sign_in_id: link.signInId }))).toEqual(["client_state_invalid"]);
  });

  it("a locked or banned account is entered by no other way", async () => {
    const ways = [
      { data: { lockoutExpiresAt: new Date(Date.now() + HOUR) }, answer: ["user_locked"] },
      { data: { lockedAt: new Date() }, answer: ["user_locked"] },
      { data: { bannedAt: new Date() }, answer: ["user_banned"] },
    ];
    for (const { data, answer } of ways) {
      const owner = await somebody();
      const { intruder, signInId } = await waitingLink(owner);
      await database().user.update({ where: { id: owner.userId }, data });
      expect(await codesOf(finishSignIn(await intruder.context(), { sign_in_id: signInId }))).toEqual(answer);
      expect(await codesOf(createSignIn(await new TestBrowser(UNLIMITED).context(), { identifier: owner.address, password: PASSWORD }))).toEqual(answer);
    }
  });
});
