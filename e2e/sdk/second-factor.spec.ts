import type { Page } from "@playwright/test";
import { newEmailAddress, PASSWORD, type Person } from "../support/people";
import { BACKUP_CODES, forgetUsedTotp, giveBackupCodes, giveTotp, totpCode } from "../support/second-factor";
import { enterCode } from "../support/steps";
import { forgetFreshness } from "../support/time-travel";
import { OURS, PUBLISHED, SDKS, type App } from "./app";
import { expect, test } from "./test";

/** Sign in with both factors, as an app does by itself. */
async function signInWithBoth(app: App, person: Person): Promise<unknown> {
  const told = await app.run(
    async (clerk, { identifier, password, code }) => {
      const begun = await clerk.client!.signIn.create({ identifier, password });
      const offered = begun.supportedSecondFactors?.map(({ strategy }) => strategy);
      const half = begun.status;
      const done = await begun.attemptSecondFactor({ strategy: "totp", code });
      await clerk.setActive({ session: done.createdSessionId });
      return { half, offered, status: done.status, twoFactorEnabled: clerk.user!.twoFactorEnabled };
    },
    { identifier: person.email, password: PASSWORD, code: await totpCode() },
  );
  await forgetUsedTotp(person.id);
  return told;
}

for (const sdk of SDKS) {
  test(`${sdk.name} signs in with both factors, and confirms with the second`, async ({ app, person }) => {
    await giveTotp(person.id);
    await giveBackupCodes(person.id);
    await app.open(sdk);
    expect(await signInWithBoth(app, person)).toMatchObject({ half: "needs_second_factor", offered: ["totp", "backup_code"], status: "complete" });
    await forgetFreshness(person.id);
    const add = (email: string) => app.run((clerk, address) => window.refusalOf(clerk.user!.createEmailAddress({ email: address })), email);
    expect(await add(newEmailAddress())).toMatchObject({ status: 403, errors: [{ code: "session_reverification_required" }] });
    const first = await app.run(async (clerk, password) => {
      await clerk.session!.startVerification({ level: "first_factor" });
      return (await clerk.session!.attemptFirstFactorVerification({ strategy: "password", password })).status;
    }, PASSWORD);
    expect(first).toBe("complete");
    expect(await add(newEmailAddress())).toMatchObject({ status: 403, errors: [{ code: "session_reverification_required" }] });
    const second = await app.run(async (clerk, code) => {
      const { status, supportedSecondFactors } = await clerk.session!.startVerification({ level: "second_factor" });
      const done = await clerk.session!.attemptSecondFactorVerification({ strategy: "backup_code", code });
      return { status, offered: supportedSecondFactors?.map(({ strategy }) => strategy), done: done.status };
    }, BACKUP_CODES[0]);
    expect(second).toEqual({ status: "needs_second_factor", offered: ["totp", "backup_code"], done: "complete" });
    const email = newEmailAddress();
    expect(await app.run(async (clerk, address) => (await clerk.user!.createEmailAddress({ email: address })).emailAddress, email)).toBe(email);
  });
}

test("what our SDK draws asks for the authenticator app, and for a backup code in its place", async ({ app, page, person }) => {
  await giveTotp(person.id);
  await giveBackupCodes(person.id);
  await app.open(OURS);
  await app.run((clerk) => clerk.mountSignIn(document.querySelector<HTMLElement>("#app")!), null);
  await page.getByRole("textbox", { name: "Email address, phone number or username" }).fill(person.email);
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByRole("textbox", { name: "Password", exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByRole("heading", { name: "One more step" })).toBeVisible();
  await Promise.all([page.waitForEvent("load"), enterCode(page, await totpCode())]);
  await forgetUsedTotp(person.id);

  await forgetFreshness(person.id);
  await app.open(OURS);
  await app.run((clerk) => clerk.mountUserProfile(document.querySelector<HTMLElement>("#app")!), null);
  const begin = async () => {
    await page.getByRole("button", { name: "Add email address" }).click();
    await page.getByRole("textbox", { name: "Email address" }).fill(newEmailAddress());
    await page.getByRole("button", { name: "Add and send code" }).click();
  };
  await begin();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByText("Enter the code that your authenticator app shows.")).toBeVisible();
  await dialog.getByRole("button", { name: "Use a backup code" }).click();
  await dialog.getByRole("textbox", { name: "Code" }).fill(BACKUP_CODES[1]);
  await dialog.getByRole("button", { name: "Continue" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText("Enter the code that we sent to")).toBeVisible();
});

test("the published components ask for the authenticator app", async ({ app, page, person }) => {
  await giveTotp(person.id);
  await app.open(PUBLISHED, { components: true });
  await signInWithBoth(app, person);
  await forgetFreshness(person.id);
  await app.open(PUBLISHED, { components: true });
  await app.run((clerk) => {
    const opens = clerk as unknown as { __internal_openReverification: (props: { afterVerification: () => void }) => void };
    opens.__internal_openReverification({ afterVerification: () => (document.title = "verified") });
  }, null);
  await typeInto(page, await totpCode());
  await expect.poll(() => page.title()).toBe("verified");
  const email = newEmailAddress();
  expect(await app.run(async (clerk, address) => (await clerk.user!.createEmailAddress({ email: address })).emailAddress, email)).toBe(email);
});

/** Their field for a code takes it figure by figure. */
async function typeInto(page: Page, code: string): Promise<void> {
  await page.getByRole("textbox", { name: /code/i }).first().click();
  await page.keyboard.type(code);
}
