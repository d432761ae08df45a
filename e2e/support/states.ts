import type { BrowserContext, Page } from "@playwright/test";
import { codeIn, linkIn, type Messages } from "./messages";
import { ADMINISTRATOR, type Site } from "./site";
import { createPerson, newEmailAddress, newPhoneNumber, newUsername, PASSWORD, signInOn } from "./people";
import { giveBackupCodes, giveTotp, setNumberAside } from "./second-factor";
import { enterCode, enterPassword, expectPage, expectProblem, identify, signIn, signUp } from "./steps";
import { forgetFreshness } from "./time-travel";

type Stage = { page: Page; context: BrowserContext; site: Site; messages: Messages };

/** A state of a page that a person can come to: its name, and how to come to it. */
export type State = { name: string; reach: (stage: Stage) => Promise<void> };

/** The states at the door: nobody is signed in yet. */
export const doorStates: State[] = [
  { name: "sign-in", reach: ({ page }) => open(page, "/sign-in") },
  { name: "sign-in, redirect refused", reach: ({ page }) => open(page, "/sign-in?redirect_url=https%3A%2F%2Fevil.test") },
  { name: "sign-in, step over", reach: ({ page }) => open(page, "/sign-in?notice=over") },
  { name: "sign-in, password", reach: async ({ page }) => identify(page, (await createPerson()).email) },
  {
    name: "sign-in, wrong password",
    reach: async ({ page }) => {
      await signIn(page, { email: (await createPerson()).email, password: "not the password" });
      await expectProblem(page, "That is not the right password.");
    },
  },
  {
    name: "sign-in, methods",
    reach: async ({ page }) => {
      await identify(page, (await createPerson({ phone: newPhoneNumber() })).email);
      await page.getByRole("link", { name: "Sign in another way" }).click();
      await expectPage(page, "Choose how to sign in");
    },
  },
  { name: "sign-in, code sent", reach: async (stage) => void (await codeSent(stage)) },
  {
    name: "sign-in, wrong code",
    reach: async (stage) => {
      await codeSent(stage);
      await enterCode(stage.page, "000000");
      await expectProblem(stage.page, "That is not the right code.");
    },
  },
  { name: "sign-in, authenticator app", reach: async (stage) => void (await secondFactorDue(stage)) },
  {
    name: "sign-in, second factors",
    reach: async (stage) => {
      await secondFactorDue(stage);
      await open(stage.page, "/sign-in/second-factor");
    },
  },
  {
    name: "sign-in, backup code",
    reach: async (stage) => {
      await secondFactorDue(stage);
      await open(stage.page, "/sign-in/second-factor/backup-code");
    },
  },
  {
    name: "forgotten password",
    reach: async ({ page }) => {
      await identify(page, (await createPerson()).email);
      await page.getByRole("link", { name: "Forgot password?" }).click();
      await expectPage(page, "Forgot your password?");
    },
  },
  {
    name: "new password",
    reach: async ({ page, messages }) => {
      const { email } = await createPerson();
      await identify(page, email);
      await page.getByRole("link", { name: "Forgot password?" }).click();
      await page.getByRole("button", { name: "Send code" }).click();
      await enterCode(page, codeIn(await messages.next(email)));
      await expectPage(page, "Choose a new password");
    },
  },
  { name: "sign-up", reach: ({ page }) => open(page, "/sign-up") },
  {
    name: "sign-up, refused",
    reach: async ({ page }) => {
      await signUp(page, { email: (await createPerson()).email, password: "password123" });
      await page.getByRole("alert").filter({ hasText: /./ }).first().waitFor();
    },
  },
  {
    name: "sign-up, unknown address",
    reach: async ({ page }) => {
      await identify(page, newEmailAddress());
      await expectPage(page, "Create your account");
    },
  },
  {
    name: "sign-up, confirm the address",
    reach: async ({ page }) => {
      await signUp(page, { email: newEmailAddress(), password: PASSWORD });
      await expectPage(page, "Confirm your email address");
    },
  },
  { name: "link, does not work", reach: ({ page }) => open(page, "/verify?token=none") },
  {
    name: "link, ready",
    reach: async (stage) => {
      const email = await codeSent(stage);
      await stage.page.goto(linkIn(await stage.messages.next(email)));
    },
  },
  { name: "link, confirmed elsewhere", reach: ({ page }) => open(page, "/verify/confirmed?purpose=sign_in") },
  { name: "account deleted", reach: ({ page }) => open(page, "/user/deleted") },
  { name: "no such page", reach: ({ page }) => open(page, "/nothing-here") },
];

/** The states of somebody who is signed in. */
export const accountStates: State[] = [
  ...(
    [
      ["profile", "/user"],
      ["profile, name", "/user?edit=name"],
      ["profile, username", "/user?edit=username"],
      ["profile, picture", "/user?edit=picture"],
      ["profile, new address", "/user?edit=email"],
      ["profile, new number", "/user?edit=phone"],
      ["profile, done", "/user?done=name_saved"],
      ["security", "/user/security"],
      ["security, password", "/user/security?edit=password"],
      ["security, sign out everywhere", "/user/security?edit=everywhere"],
      ["security, delete", "/user/security?edit=delete"],
      ["devices", "/user/sessions"],
      ["devices, others", "/user/sessions?edit=sign-out-others"],
      ["choose an account", "/sign-in/choose"],
      ["sign out", "/sign-out"],
    ] as const
  ).map(([name, path]) => ({
    name,
    reach: async (stage: Stage) => {
      await someone(stage);
      await open(stage.page, path);
    },
  })),
  {
    name: "profile, verify the address",
    reach: async (stage) => {
      await someone(stage);
      await open(stage.page, "/user?edit=email");
      await stage.page.getByRole("textbox", { name: "Email address" }).fill(newEmailAddress());
      await stage.page.getByRole("button", { name: "Add and send code" }).click();
      await expectPage(stage.page, "Verify your email address");
    },
  },
  {
    name: "profile, last address refused",
    reach: async (stage) => {
      await someone(stage);
      await open(stage.page, "/user");
      await stage.page.getByRole("link", { name: /^Remove/ }).first().click();
      await stage.page.getByRole("button", { name: "Remove address" }).click();
      await stage.page.getByRole("alert").filter({ hasText: /./ }).first().waitFor();
    },
  },
  {
    name: "confirm that it is you",
    reach: async (stage) => {
      const person = await someone(stage);
      await forgetFreshness(person.id);
      await open(stage.page, "/user/reverify?return_to=%2Fuser");
    },
  },
  {
    name: "confirm that it is you, authenticator app",
    reach: async (stage) => {
      const person = await someone(stage);
      await giveTotp(person.id);
      await giveBackupCodes(person.id);
      await forgetFreshness(person.id);
      await open(stage.page, "/user/reverify?return_to=%2Fuser");
      await stage.page.getByText("Other ways").click();
    },
  },
  { name: "dashboard", reach: ({ page }) => administrator(page, "/dashboard") },
  { name: "dashboard, keys", reach: ({ page }) => administrator(page, "/dashboard/keys") },
  {
    name: "dashboard, a new key",
    reach: async ({ page }) => {
      await administrator(page, "/dashboard/keys");
      await page.getByRole("link", { name: "New secret key" }).click();
      await page.getByRole("textbox", { name: "Name" }).fill("Shop");
      await page.getByRole("button", { name: "Create key" }).click();
      await page.getByText(/^sk_test_\w+$/).waitFor();
    },
  },
  {
    name: "dashboard, a person",
    reach: async ({ page }) => {
      const person = await createPerson();
      await administrator(page, `/dashboard/users/${person.id}`);
    },
  },
];

/** Somebody with every kind of second factor, whose password was right. */
async function secondFactorDue({ page }: Stage): Promise<void> {
  const person = await createPerson();
  await giveTotp(person.id);
  await giveBackupCodes(person.id);
  await setNumberAside(person.id, newPhoneNumber());
  await signIn(page, person);
  await expectPage(page, "One more step");
}

async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
}

async function someone({ context, site }: Stage) {
  const person = await createPerson({ username: newUsername(), phone: newPhoneNumber() });
  await signInOn(context, site.origin, person);
  return person;
}

async function administrator(page: Page, path: string): Promise<void> {
  await identify(page, ADMINISTRATOR.email, `/sign-in?redirect_url=${encodeURIComponent(path)}`);
  await enterPassword(page, ADMINISTRATOR.password);
  await page.waitForURL((url) => url.pathname === path);
}

async function codeSent({ page }: Stage): Promise<string> {
  const { email } = await createPerson();
  await identify(page, email);
  await page.getByRole("link", { name: "Sign in another way" }).click();
  await page.getByRole("button", { name: "Email a code and a link" }).click();
  await expectPage(page, "Check your mail");
  return email;
}
