import { expect, JOURNEY, test } from "../support/test";
import { codeIn, linkIn } from "../support/messages";
import { newEmailAddress, newPhoneNumber, newUsername, PASSWORD } from "../support/people";
import { enterCode, expectPage, expectProblem, goOnAfterLink, signUp } from "../support/steps";
import { expireVerifications } from "../support/time-travel";

test.describe("signing up", () => {
  test("with an email address, by the mailed code", JOURNEY, async ({ page, messages }) => {
    const email = newEmailAddress();
    await signUp(page, { email, password: PASSWORD });
    await expectPage(page, "Confirm your email address");
    const mail = await messages.next(email);
    expect(mail.subject).toMatch(/\d{3} ?\d{3}/);
    await enterCode(page, codeIn(mail));
    await expectPage(page, "Profile");
    await expect(page.getByRole("list", { name: "Email addresses" })).toContainText(email);
  });

  test("with an email address, by the mailed link in the same browser", JOURNEY, async ({ page, messages }) => {
    const email = newEmailAddress();
    await signUp(page, { email, password: PASSWORD });
    await page.goto(linkIn(await messages.next(email)));
    await expectPage(page, "Confirm your email address?");
    await page.getByRole("button", { name: "Yes, confirm" }).click();
    await expectPage(page, "Profile");
    await expect(page.getByRole("list", { name: "Email addresses" })).toContainText(email);
  });

  test("with an email address, by the mailed link in another browser", JOURNEY, async ({ page, otherPage, messages }) => {
    const email = newEmailAddress();
    await signUp(page, { email, password: PASSWORD });
    await expectPage(page, "Confirm your email address");
    await otherPage.goto(linkIn(await messages.next(email)));
    await otherPage.getByRole("button", { name: "Yes, confirm" }).click();
    await expectPage(otherPage, "That is confirmed");
    await otherPage.goto("/user");
    await expectPage(otherPage, /^Sign in/);
    await goOnAfterLink(page);
    await expectPage(page, "Profile");
  });

  test("with a phone number", JOURNEY, async ({ page, messages, settings }) => {
    await settings.change({ email_address: { mode: "optional" }, phone_number: { mode: "required" } });
    const number = newPhoneNumber();
    await page.goto("/sign-up");
    await page.getByRole("textbox", { name: "Phone number" }).fill(number);
    await page.getByRole("textbox", { name: "Password", exact: true }).fill(PASSWORD);
    await page.getByRole("button", { name: "Create account" }).click();
    await expectPage(page, "Confirm your phone number");
    await enterCode(page, codeIn(await messages.next(number)));
    await expectPage(page, "Profile");
    await expect(page.getByRole("list", { name: "Phone numbers" })).toContainText(number.slice(-4));
  });

  test("with a username", JOURNEY, async ({ page, settings }) => {
    await settings.change({ email_address: { mode: "optional" }, username: { mode: "required" } });
    const username = newUsername();
    await page.goto("/sign-up");
    await page.getByRole("textbox", { name: "Username" }).fill(username);
    await page.getByRole("textbox", { name: "Password", exact: true }).fill(PASSWORD);
    await page.getByRole("button", { name: "Create account" }).click();
    await expectPage(page, "Profile");
    await expect(page.getByRole("list", { name: "About you" })).toContainText(username);
  });

  test("refuses an address that has an account, and says so", JOURNEY, async ({ page, person }) => {
    await signUp(page, { email: person.email.toUpperCase(), password: PASSWORD });
    await expectProblem(page, "This is in use already.");
    await expect(page.getByRole("textbox", { name: "Email address" })).toHaveValue(person.email.toUpperCase());
    await expect(page.getByRole("textbox", { name: "Password", exact: true })).toHaveValue("");
  });

  test("refuses a stolen, a short and a telling password", JOURNEY, async ({ page }) => {
    const email = newEmailAddress();
    await signUp(page, { email, password: "password123" });
    await expectProblem(page, "This password is on a list of stolen ones");
    await signUp(page, { email, password: "a7%kQ" });
    await expectProblem(page, "Use at least 8 characters.");
    await signUp(page, { email, password: email });
    await expectProblem(page, "Choose a password that is not your address or name.");
  });

  test("refuses a wrong code, takes the right one after it", JOURNEY, async ({ page, messages }) => {
    const email = newEmailAddress();
    await signUp(page, { email, password: PASSWORD });
    await expectPage(page, "Confirm your email address");
    const code = codeIn(await messages.next(email));
    await enterCode(page, code === "111111" ? "222222" : "111111");
    await expectProblem(page, "That is not the right code.");
    await enterCode(page, code);
    await expectPage(page, "Profile");
  });

  test("refuses a code that has expired, and sends a new one", JOURNEY, async ({ page, messages }) => {
    const email = newEmailAddress();
    await signUp(page, { email, password: PASSWORD });
    await expectPage(page, "Confirm your email address");
    const code = codeIn(await messages.next(email));
    await expireVerifications();
    await enterCode(page, code);
    await expect(page.getByText(/This code (has expired|no longer works)/).first()).toBeVisible();
    await page.reload();
    await page.getByRole("button", { name: "Send a new code" }).click();
    await enterCode(page, codeIn(await messages.next(email)));
    await expectPage(page, "Profile");
  });

  test("is over after too many wrong codes, also for the right one", JOURNEY, async ({ page, messages }) => {
    const email = newEmailAddress();
    await signUp(page, { email, password: PASSWORD });
    await expectPage(page, "Confirm your email address");
    const right = codeIn(await messages.next(email));
    const wrong = ["111111", "222222", "333333", "444444", "555555", "666666"].filter((code) => code !== right);
    for (const code of wrong) {
      if (!(await page.getByRole("textbox", { name: "Code" }).isVisible())) break;
      await enterCode(page, code);
      await expect(page.getByText(/That is not the right code|That was one try too many|no longer works/).first()).toBeVisible();
      await page.reload();
    }
    await expect(page.getByText("This code no longer works")).toBeVisible();
    await expect(page.getByRole("textbox", { name: "Code" })).toBeHidden();
    await page.getByRole("button", { name: "Send a new code" }).click();
    await expect(page.getByRole("textbox", { name: "Code" })).toBeVisible();
  });

  test("survives reload and a second tab", async ({ page, context, messages }) => {
    const email = newEmailAddress();
    await signUp(page, { email, password: PASSWORD });
    await expectPage(page, "Confirm your email address");
    await page.reload();
    await expectPage(page, "Confirm your email address");
    const tab = await context.newPage();
    await tab.goto(page.url());
    await enterCode(tab, codeIn(await messages.next(email)));
    await expectPage(tab, "Profile");
    await page.reload();
    await expect(page).not.toHaveURL(/verify-email/);
  });

  test("takes a code pasted with a space and words around it", async ({ page, messages }) => {
    const email = newEmailAddress();
    await signUp(page, { email, password: PASSWORD });
    await expectPage(page, "Confirm your email address");
    const code = codeIn(await messages.next(email));
    const field = page.getByRole("textbox", { name: "Code" });
    await field.focus();
    await field.evaluate((input, text) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text", text);
      input.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    }, `Your code is ${code.slice(0, 3)} ${code.slice(3)}.`);
    await expectPage(page, "Profile");
  });

  test("is closed where the instance says so", async ({ page, settings }) => {
    await settings.change({ sign_up: { mode: "restricted" } });
    await page.goto("/sign-up");
    await expectPage(page, "Sign-up is closed");
    await expect(page.getByRole("textbox")).toHaveCount(0);
  });
});
