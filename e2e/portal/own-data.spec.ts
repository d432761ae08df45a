import { readFile } from "node:fs/promises";
import { expect, JOURNEY, test } from "../support/test";
import { createPerson, newUsername, signInOn } from "../support/people";
import { expectPage, expectProblem, signIn } from "../support/steps";
import { forgetFreshness } from "../support/time-travel";

test.describe("own data", () => {
  test("comes as one JSON file", JOURNEY, async ({ page, signedIn }) => {
    await page.goto("/user/security");
    const coming = page.waitForEvent("download");
    await page.getByRole("button", { name: "Download your data" }).click();
    const download = await coming;
    expect(download.suggestedFilename()).toMatch(/\.json$/);
    const text = await readFile(await download.path(), "utf8");
    expect(JSON.parse(text)).toBeInstanceOf(Object);
    expect(text).toContain(signedIn.email);
    expect(text).not.toMatch(/argon2|password_digest|token_hash|private_metadata/);
  });

  test("is given only to somebody who has proved lately who they are", JOURNEY, async ({ page, signedIn }) => {
    await forgetFreshness(signedIn.id);
    await page.goto("/user/security");
    await page.getByRole("button", { name: "Download your data" }).click();
    await expectPage(page, "Confirm that it is you");
    await page.getByRole("textbox", { name: "Password", exact: true }).fill(signedIn.password);
    await page.getByRole("button", { name: "Continue" }).click();
    await expectPage(page, "Security");
  });

  test("the security log says what happened, when and from where", JOURNEY, async ({ page, signedIn }) => {
    await page.goto("/user/security");
    const log = page.getByRole("list", { name: "Security log" });
    await expect(log.getByRole("listitem").filter({ hasText: "Signed in" }).first()).toContainText("with a password");
    await expect(log).toContainText("The account was created");
    expect(signedIn.email).not.toBe("");
  });
});

test.describe("deleting the account", () => {
  test("says first what goes, asks for a word, and ends everything", JOURNEY, async ({ page, otherPage, site, signedIn, messages }) => {
    await signInOn(otherPage.context(), site.origin, signedIn);
    await page.goto("/user/security");
    await page.getByRole("link", { name: "Delete account" }).click();
    await expect(page.getByText("This goes, and can't be brought back:")).toBeVisible();
    const field = page.getByRole("textbox", { name: /To confirm, type/ });
    await field.fill("something else");
    await page.getByRole("button", { name: "Delete my account" }).click();
    await expectProblem(page, "exactly as it stands above the field");
    await field.fill(signedIn.email);
    await page.getByRole("button", { name: "Delete my account" }).click();
    await expectPage(page, "Your account was deleted");
    expect((await messages.next(signedIn.email)).subject).toMatch(/delet/i);
    for (const each of [page, otherPage]) {
      await each.goto("/user");
      await expectPage(each, /^Sign in/);
    }
    await page.getByRole("textbox", { name: "Email address, phone number or username" }).fill(signedIn.email);
    await page.getByRole("button", { name: "Continue" }).click();
    await expectPage(page, "Create your account");
  });

  test("is not offered where the instance forbids it", async ({ page, signedIn: _signedIn, settings }) => {
    await settings.change({ actions: { delete_self: false } });
    await page.goto("/user/security?edit=delete");
    await expect(page.getByText("Only an administrator can delete your account.")).toBeVisible();
    await expect(page.getByRole("button", { name: "Delete my account" })).toHaveCount(0);
  });

  test("frees the username for somebody else", async ({ page, context, site, otherPage }) => {
    const username = newUsername();
    const first = await createPerson({ username });
    await signInOn(context, site.origin, first);
    await page.goto("/user/security?edit=delete");
    await page.getByRole("textbox", { name: /To confirm, type/ }).fill(first.email);
    await page.getByRole("button", { name: "Delete my account" }).click();
    await expectPage(page, "Your account was deleted");
    const second = await createPerson({ username });
    await signIn(otherPage, { email: username, password: second.password });
    await expectPage(otherPage, "Profile");
  });
});
