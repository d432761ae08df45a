import type { Page } from "@playwright/test";
import { codeIn } from "../support/messages";
import { createPerson, newEmailAddress, newPhoneNumber, type Person } from "../support/people";
import { BACKUP_CODES, forgetUsedTotp, giveBackupCodes, giveTotp, setNumberAside, totpCode } from "../support/second-factor";
import { enterCode, expectPage, expectProblem, identify, signIn } from "../support/steps";
import { expect, JOURNEY, test } from "../support/test";
import { forgetFreshness } from "../support/time-travel";

async function enterBackupCode(page: Page, code: string, button: string): Promise<void> {
  await page.getByRole("textbox", { name: "Backup code" }).fill(code);
  await page.getByRole("button", { name: button, exact: true }).click();
}

/** Somebody who has brought an authenticator app and backup codes along, signed in with both factors. */
async function signedInWithApp(page: Page): Promise<Person> {
  const person = await createPerson();
  await giveTotp(person.id);
  await giveBackupCodes(person.id);
  await signIn(page, person);
  await expectPage(page, "One more step");
  await enterCode(page, await totpCode());
  await expectPage(page, "Profile");
  await forgetUsedTotp(person.id);
  return person;
}

test.describe("signing in with a second factor", () => {
  test("with the authenticator app, after a wrong code", JOURNEY, async ({ page, person }) => {
    await giveTotp(person.id);
    await signIn(page, person);
    await expectPage(page, "One more step");
    await expect(page.getByText(person.email)).toBeVisible();
    await expect(page.getByRole("link", { name: "Use another way" })).toHaveCount(0);
    await enterCode(page, "000000");
    await expectProblem(page, "That is not the right code.");
    await enterCode(page, await totpCode());
    await expectPage(page, "Profile");
  });

  test("nothing is open before it: neither the profile nor a page of another step", async ({ page, person }) => {
    await giveTotp(person.id);
    await signIn(page, person);
    await expectPage(page, "One more step");
    await page.goto("/user");
    await expectPage(page, /^Sign in/);
    for (const path of ["/sign-in/password", "/sign-in/new-password", "/sign-in/second-factor/text", "/sign-in/second-factor/backup-code"]) {
      await page.goto(path);
      await expectPage(page, "One more step");
      await expect(page.getByText("Enter the code that your authenticator app shows.")).toBeVisible();
    }
  });

  test("with a backup code in place of the app, once", JOURNEY, async ({ page, otherPage, person }) => {
    await giveTotp(person.id);
    await giveBackupCodes(person.id);
    for (const browser of [page, otherPage]) {
      await signIn(browser, person);
      await browser.getByRole("link", { name: "Use another way" }).click();
      await expectPage(browser, "Choose how to confirm");
      await browser.getByRole("link", { name: "Use a backup code" }).click();
      await enterBackupCode(browser, BACKUP_CODES[0], "Sign in");
      if (browser === page) await expectPage(browser, "Profile");
      else await expectProblem(browser, "That is not the right code.");
    }
    await expect(otherPage.getByRole("textbox", { name: "Backup code" })).toHaveValue("");
  });

  test("with a text message, which is sent by itself where there is no other way", JOURNEY, async ({ page, person, messages }) => {
    const number = newPhoneNumber();
    await setNumberAside(person.id, number);
    await signIn(page, person);
    await expectPage(page, "Check your phone");
    await enterCode(page, codeIn(await messages.next(number)));
    await expectPage(page, "Profile");
  });

  test("with a text message in place of the app", JOURNEY, async ({ page, person, messages }) => {
    const number = newPhoneNumber();
    await giveTotp(person.id);
    await setNumberAside(person.id, number);
    await signIn(page, person);
    await page.getByRole("link", { name: "Use another way" }).click();
    await page.getByRole("button", { name: "Text a code" }).click();
    await expectPage(page, "Check your phone");
    await enterCode(page, codeIn(await messages.next(number)));
    await expectPage(page, "Profile");
  });

  test("a forgotten password gets nobody past it", JOURNEY, async ({ page, person, messages }) => {
    await giveTotp(person.id);
    await identify(page, person.email);
    await page.getByRole("link", { name: "Forgot password?" }).click();
    await page.getByRole("button", { name: "Send code" }).click();
    await enterCode(page, codeIn(await messages.next(person.email)));
    await expectPage(page, "One more step");
    await enterCode(page, await totpCode());
    await expectPage(page, "Choose a new password");
  });
});

test.describe("confirming with a second factor", () => {
  const begin = async (page: Page) => {
    await page.goto("/user?edit=email");
    await page.getByRole("textbox", { name: "Email address" }).fill(newEmailAddress());
    await page.getByRole("button", { name: "Add and send code" }).click();
    await expectPage(page, "Confirm that it is you");
  };
  const goOn = async (page: Page) => {
    await page.getByRole("button", { name: "Add and send code" }).click();
    await expectPage(page, "Verify your email address");
  };

  test("with the authenticator app, not with the password; then it goes on where it was", JOURNEY, async ({ page }) => {
    const person = await signedInWithApp(page);
    await forgetFreshness(person.id);
    await begin(page);
    await expect(page.getByRole("textbox", { name: "Password" })).toHaveCount(0);
    await enterCode(page, "000000");
    await expectProblem(page, "That is not the right code.");
    await enterCode(page, await totpCode());
    await goOn(page);
  });

  test("with a backup code", JOURNEY, async ({ page }) => {
    const person = await signedInWithApp(page);
    await forgetFreshness(person.id);
    await begin(page);
    await page.getByText("Other ways").click();
    await page.getByRole("link", { name: "Use a backup code" }).click();
    await enterBackupCode(page, BACKUP_CODES[1], "Continue");
    await goOn(page);
  });

  test("with a text message", JOURNEY, async ({ page, messages }) => {
    const person = await signedInWithApp(page);
    const number = newPhoneNumber();
    await setNumberAside(person.id, number);
    await forgetFreshness(person.id);
    await begin(page);
    await page.getByText("Other ways").click();
    await page.getByRole("button", { name: /^Text a code to/ }).click();
    await expect(page.getByText("Enter the code that we sent to")).toBeVisible();
    await enterCode(page, codeIn(await messages.next(number)));
    await goOn(page);
  });
});
