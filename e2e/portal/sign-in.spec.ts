import { expect, JOURNEY, test } from "../support/test";
import { codeIn, linkIn } from "../support/messages";
import { createPerson, newEmailAddress, newPhoneNumber, newUsername, signInOn } from "../support/people";
import { enterCode, enterPassword, expectPage, expectProblem, goOnAfterLink, identify, signIn } from "../support/steps";
import { expireVerifications } from "../support/time-travel";

test.describe("signing in", () => {
  test("with a password, on a second browser too", JOURNEY, async ({ page, otherPage, person }) => {
    await signIn(page, person);
    await expectPage(page, "Profile");
    await signIn(otherPage, person);
    await expectPage(otherPage, "Profile");
    await otherPage.goto("/user/sessions");
    await expect(otherPage.getByRole("list", { name: "Devices where you are signed in" }).getByRole("listitem")).toHaveCount(2);
  });

  test("refuses a wrong password and keeps who it was", JOURNEY, async ({ page, person }) => {
    await signIn(page, { ...person, password: "not the password" });
    await expectProblem(page, "That is not the right password.");
    await expect(page.getByRole("textbox", { name: "Password", exact: true })).toHaveValue("");
    await enterPassword(page, person.password);
    await expectPage(page, "Profile");
  });

  test("leads an unknown address on to sign-up", JOURNEY, async ({ page }) => {
    const email = newEmailAddress();
    await identify(page, email);
    await expectPage(page, "Create your account");
    await expect(page.getByText("We know no account for")).toBeVisible();
    await expect(page.getByRole("textbox", { name: "Email address" })).toHaveValue(email);
  });

  test("says nothing of accounts where the instance hides them", async ({ page, person, settings }) => {
    await settings.change({ attack_protection: { enumeration_protection: { enabled: true } } });
    await identify(page, newEmailAddress());
    await enterPassword(page, "not the password");
    await expect(page.getByRole("alert").first()).toBeVisible();
    const unknown = await page.getByRole("alert").first().innerText();
    await signIn(page, { ...person, password: "not the password" });
    await expect(page.getByRole("alert").first()).toBeVisible();
    expect(await page.getByRole("alert").first().innerText()).toBe(unknown);
  });

  test("with a username, and with a phone number", async ({ page, otherPage }) => {
    const [username, phone] = [newUsername(), newPhoneNumber()];
    const person = await createPerson({ username, phone });
    await signIn(page, { email: username.toUpperCase(), password: person.password });
    await expectPage(page, "Profile");
    await signIn(otherPage, { email: phone, password: person.password });
    await expectPage(otherPage, "Profile");
  });

  test("with a mailed code", JOURNEY, async ({ page, person, messages }) => {
    await identify(page, person.email);
    await page.getByRole("link", { name: "Sign in another way" }).click();
    await page.getByRole("button", { name: "Email a code and a link" }).click();
    await expectPage(page, "Check your mail");
    await enterCode(page, codeIn(await messages.next(person.email)));
    await expectPage(page, "Profile");
  });

  test("with a code by text message", JOURNEY, async ({ page, messages }) => {
    const phone = newPhoneNumber();
    await createPerson({ phone });
    await identify(page, phone);
    await page.getByRole("link", { name: "Sign in another way" }).click();
    await page.getByRole("button", { name: "Text a code" }).click();
    await expectPage(page, "Check your phone");
    await enterCode(page, codeIn(await messages.next(phone)));
    await expectPage(page, "Profile");
  });

  test("with a mailed link, once", JOURNEY, async ({ page, otherPage, person, messages }) => {
    await identify(page, person.email);
    await page.getByRole("link", { name: "Sign in another way" }).click();
    await page.getByRole("button", { name: "Email a code and a link" }).click();
    await expectPage(page, "Check your mail");
    const link = linkIn(await messages.next(person.email));
    await page.goto(link);
    await expectPage(page, "Sign in with this link?");
    await page.getByRole("button", { name: "Yes, sign in" }).click();
    await expectPage(page, "Profile");
    await otherPage.goto(link);
    await expectPage(otherPage, "This link was used already");
  });

  test("with a mailed link that is opened in another browser", JOURNEY, async ({ page, otherPage, person, messages }) => {
    await identify(page, person.email);
    await page.getByRole("link", { name: "Sign in another way" }).click();
    await page.getByRole("button", { name: "Email a code and a link" }).click();
    await expectPage(page, "Check your mail");
    await otherPage.goto(linkIn(await messages.next(person.email)));
    await expect(otherPage.getByText("You opened this in another browser")).toBeVisible();
    await otherPage.getByRole("button", { name: "Yes, sign in" }).click();
    await expectPage(otherPage, "That is confirmed");
    await otherPage.goto("/user");
    await expectPage(otherPage, /^Sign in/);
    await goOnAfterLink(page);
    await expectPage(page, "Profile");
  });

  test("a mail scanner that fetches the link uses nothing up", async ({ page, person, messages, request }) => {
    await identify(page, person.email);
    await page.getByRole("link", { name: "Sign in another way" }).click();
    await page.getByRole("button", { name: "Email a code and a link" }).click();
    const mail = await messages.next(person.email);
    for (const visit of [request.head(linkIn(mail)), request.get(linkIn(mail)), request.get(linkIn(mail))]) expect((await visit).status()).toBe(200);
    await page.goto(linkIn(mail));
    await page.getByRole("button", { name: "Yes, sign in" }).click();
    await expectPage(page, "Profile");
  });

  test("refuses an expired link and a mistyped one, with a way on", JOURNEY, async ({ page, person, messages }) => {
    await identify(page, person.email);
    await page.getByRole("link", { name: "Sign in another way" }).click();
    await page.getByRole("button", { name: "Email a code and a link" }).click();
    const link = linkIn(await messages.next(person.email));
    await expireVerifications();
    await page.goto(link);
    await expectPage(page, "This link has expired");
    await page.goto(`${link.slice(0, -4)}AAAA`);
    await expectPage(page, "This link does not work");
    await page.getByRole("link", { name: "Go to sign-in" }).click();
    await expectPage(page, /^Sign in/);
  });

  test("with a forgotten password: a new one ends the other sessions", JOURNEY, async ({ page, browser, site, person, messages }) => {
    const phone = await browser.newContext();
    await signInOn(phone, site.origin, person);
    await identify(page, person.email);
    await page.getByRole("link", { name: "Forgot password?" }).click();
    await expectPage(page, "Forgot your password?");
    await page.getByRole("button", { name: "Send code" }).click();
    await enterCode(page, codeIn(await messages.next(person.email)));
    await expectPage(page, "Choose a new password");
    await page.getByRole("textbox", { name: "New password" }).fill("a copper kettle on the moon");
    await page.getByRole("button", { name: "Save and sign in" }).click();
    await expectPage(page, "Profile");
    // A note of the sign-in itself may come as well, before it or after.
    const first = await messages.next(person.email);
    const notice = /password/i.test(first.subject ?? "") ? first : await messages.next(person.email);
    expect(notice.subject).toMatch(/password/i);

    const device = await phone.newPage();
    await device.goto("/user");
    await expectPage(device, /^Sign in/);
    await signIn(device, person);
    await expectProblem(device, "That is not the right password.");
    await enterPassword(device, "a copper kettle on the moon");
    await expectPage(device, "Profile");
    await phone.close();
  });

  test("waits before another code can be asked for", async ({ page, person, messages }) => {
    await identify(page, person.email);
    await page.getByRole("link", { name: "Sign in another way" }).click();
    await page.getByRole("button", { name: "Email a code and a link" }).click();
    await expectPage(page, "Check your mail");
    await messages.next(person.email);
    await expect(page.getByText(/You can ask for a new code in \d+:\d+/)).toBeVisible();
    await page.reload();
    await expect(page.getByText(/You can ask for a new code in \d+:\d+/)).toBeVisible();
    await expect(page.getByRole("button", { name: "Send a new code" })).toBeHidden();
  });

  test("puts the focus where typing begins, and on the error after it", async ({ page, person }) => {
    await page.goto("/sign-in");
    await expect(page.getByRole("textbox", { name: "Email address, phone number or username" })).toBeFocused();
    await page.keyboard.type(person.email);
    await page.keyboard.press("Enter");
    const password = page.getByRole("textbox", { name: "Password", exact: true });
    await expect(password).toBeFocused();
    await page.keyboard.type("not the password");
    await page.keyboard.press("Enter");
    await expectProblem(page, "That is not the right password.");
    await expect(password).toBeFocused();
    await expect(password).toHaveAttribute("aria-invalid", "true");
    await page.keyboard.type(person.password);
    await page.keyboard.press("Enter");
    await expectPage(page, "Profile");
  });
});
