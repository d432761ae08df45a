import { expect, JOURNEY, test } from "../support/test";
import { codeIn, linkIn } from "../support/messages";
import { newEmailAddress, newPhoneNumber, newUsername } from "../support/people";
import { picture } from "../support/pictures";
import { enterCode, expectDone, expectPage, expectProblem, naming, signIn } from "../support/steps";
import { forgetFreshness } from "../support/time-travel";

test.describe("the profile", () => {
  test("takes a new name", JOURNEY, async ({ page, signedIn }) => {
    await page.goto("/user");
    await expect(page.getByRole("list", { name: "About you" })).toContainText(signedIn.name);
    await page.getByRole("link", { name: "Change the name" }).click();
    await page.getByRole("textbox", { name: "First name" }).fill("Grace");
    await page.getByRole("textbox", { name: "Last name" }).fill("Hopper");
    await page.getByRole("button", { name: "Save name" }).click();
    await expectDone(page, "Your name was saved.");
    await expect(page.getByRole("list", { name: "About you" })).toContainText("Grace Hopper");
  });

  test("takes a username, refuses a bad and a taken one, and lets it go", JOURNEY, async ({ page, person, signedIn, otherPage }) => {
    await page.goto("/user");
    await page.getByRole("link", { name: "Add a username" }).click();
    const field = page.getByRole("textbox", { name: "Username" });
    await field.fill("ab");
    await page.getByRole("button", { name: "Save username" }).click();
    await expectProblem(page, "Use 4 to 64 characters.");
    const username = newUsername();
    await field.fill(username);
    await page.getByRole("button", { name: "Save username" }).click();
    await expectDone(page, "Your username was saved.");
    await signIn(otherPage, { email: username, password: person.password });
    await expectPage(otherPage, "Profile");

    await page.getByRole("link", { name: "Change the username" }).click();
    await page.getByRole("button", { name: "Remove username" }).click();
    await expectDone(page, "Your username was removed.");
    await expect(page.getByRole("list", { name: "About you" })).not.toContainText(username);
    expect(signedIn.id).toBe(person.id);
  });

  test("takes a picture and lets it go", JOURNEY, async ({ page, signedIn }) => {
    await page.goto("/user?edit=picture");
    await page.getByLabel("Picture file").setInputFiles({ name: "me.png", mimeType: "image/png", buffer: await picture() });
    await page.getByRole("button", { name: "Save picture" }).click();
    await expectDone(page, "Your picture was saved.");
    const source = await page.getByRole("list", { name: "About you" }).getByRole("img").first().getAttribute("src");
    const stored = await page.request.get(source ?? "");
    expect(stored.headers()).toMatchObject({ "content-type": "image/webp", "x-content-type-options": "nosniff" });
    await page.goto("/user?edit=picture");
    await page.getByRole("button", { name: "Remove picture" }).click();
    await expectDone(page, "Your picture was removed.");
    expect(signedIn.name).toBe("Ada Lovelace");
  });

  test("refuses a file that is no picture, whatever it is called", JOURNEY, async ({ page, signedIn: _signedIn }) => {
    await page.goto("/user?edit=picture");
    await page.getByLabel("Picture file").setInputFiles({ name: "me.png", mimeType: "image/png", buffer: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>') });
    await page.getByRole("button", { name: "Save picture" }).click();
    await expect(page.getByRole("alert").filter({ hasText: /./ }).first()).toBeVisible();
    await page.goto("/user");
    await expect(page.getByRole("list", { name: "About you" })).toContainText("No picture yet.");
  });

  test("gets another email address: added, verified, made primary; the old one removed", JOURNEY, async ({ page, messages, signedIn, otherPage }) => {
    const email = newEmailAddress();
    const addresses = page.getByRole("list", { name: "Email addresses" });
    await page.goto("/user");
    await page.getByRole("link", { name: "Add email address" }).click();
    await page.getByRole("textbox", { name: "Email address" }).fill(email);
    await page.getByRole("button", { name: "Add and send code" }).click();
    await expectPage(page, "Verify your email address");
    await enterCode(page, codeIn(await messages.next(email)));
    await expectDone(page, "The email address is verified.");
    await expect(addresses.getByRole("listitem")).toHaveCount(2);

    await page.getByRole("button", { name: naming("Make primary", email) }).click();
    await expectDone(page, "The email address is your primary one now.");
    await expect(addresses.getByRole("listitem").filter({ hasText: email })).toContainText("Primary");

    await page.getByRole("link", { name: naming("Remove", signedIn.email) }).click();
    await page.getByRole("button", { name: "Remove address" }).click();
    await expectDone(page, "The email address was removed.");
    await expect(addresses).not.toContainText(signedIn.email);
    await signIn(otherPage, { email, password: signedIn.password });
    await expectPage(otherPage, "Profile");
  });

  test("verifies an email address by the link, in another browser", async ({ page, otherPage, messages, signedIn: _signedIn }) => {
    const email = newEmailAddress();
    await page.goto("/user?edit=email");
    await page.getByRole("textbox", { name: "Email address" }).fill(email);
    await page.getByRole("button", { name: "Add and send code" }).click();
    await expectPage(page, "Verify your email address");
    await otherPage.goto(linkIn(await messages.next(email)));
    await expectPage(otherPage, "Confirm your email address?");
    await otherPage.getByRole("button", { name: "Yes, confirm" }).click();
    await expectPage(otherPage, "That is confirmed");
    await page.goto("/user");
    await expect(page.getByRole("list", { name: "Email addresses" }).getByRole("listitem").filter({ hasText: email })).not.toContainText("Not verified");
  });

  test("keeps an address that was not verified, to be verified later or removed", JOURNEY, async ({ page, messages, signedIn: _signedIn }) => {
    const email = newEmailAddress();
    await page.goto("/user?edit=email");
    await page.getByRole("textbox", { name: "Email address" }).fill(email);
    await page.getByRole("button", { name: "Add and send code" }).click();
    await messages.next(email);
    await page.getByRole("link", { name: "Do this later" }).click();
    const row = page.getByRole("list", { name: "Email addresses" }).getByRole("listitem").filter({ hasText: email });
    await expect(row).toContainText("Not verified");
    await expect(row.getByRole("button", { name: naming("Make primary", email) })).toHaveCount(0);
    await row.getByRole("link", { name: naming("Remove", email) }).click();
    await page.getByRole("button", { name: "Remove address" }).click();
    await expectDone(page, "The email address was removed.");
  });

  test("gets a phone number and lets it go", JOURNEY, async ({ page, messages, signedIn: _signedIn }) => {
    const number = newPhoneNumber();
    await page.goto("/user");
    await page.getByRole("link", { name: "Add phone number" }).click();
    await page.getByRole("textbox", { name: "Phone number" }).fill(number);
    await page.getByRole("button", { name: "Add and send code" }).click();
    await expectPage(page, "Verify your phone number");
    await enterCode(page, codeIn(await messages.next(number)));
    await expectDone(page, "The phone number is verified.");
    await page.getByRole("link", { name: "Remove", exact: false }).last().click();
    await page.getByRole("button", { name: "Remove number" }).click();
    await expectDone(page, "The phone number was removed.");
    await expect(page.getByText("No phone number yet")).toBeVisible();
  });

  test("keeps the last way to sign in", JOURNEY, async ({ page, signedIn }) => {
    await page.goto("/user");
    await page.getByRole("link", { name: naming("Remove", signedIn.email) }).click();
    await page.getByRole("button", { name: "Remove address" }).click();
    await expectProblem(page, "You could not sign in without this.");
    await page.goto("/user");
    await expect(page.getByRole("list", { name: "Email addresses" })).toContainText(signedIn.email);
  });

  test("asks who it is before it changes an address, and comes back to what was typed", JOURNEY, async ({ page, messages, signedIn }) => {
    await forgetFreshness(signedIn.id);
    const email = newEmailAddress();
    await page.goto("/user?edit=email");
    await page.getByRole("textbox", { name: "Email address" }).fill(email);
    await page.getByRole("button", { name: "Add and send code" }).click();
    await expectPage(page, "Confirm that it is you");
    await page.getByRole("textbox", { name: "Password", exact: true }).fill("not the password");
    await page.getByRole("button", { name: "Continue" }).click();
    await expectProblem(page, "That is not the right password.");
    await page.getByRole("textbox", { name: "Password", exact: true }).fill(signedIn.password);
    await page.getByRole("button", { name: "Continue" }).click();
    await expect(page.getByRole("textbox", { name: "Email address" })).toHaveValue(email);
    await page.getByRole("button", { name: "Add and send code" }).click();
    await expectPage(page, "Verify your email address");
    await messages.next(email);
  });
});

test("nobody takes an address that somebody else has verified", async ({ page, otherPage, signedIn: _signedIn, messages }) => {
  const email = newEmailAddress();
  await page.goto("/user?edit=email");
  await page.getByRole("textbox", { name: "Email address" }).fill(email);
  await page.getByRole("button", { name: "Add and send code" }).click();
  await enterCode(page, codeIn(await messages.next(email)));
  await expectDone(page, "The email address is verified.");
  await otherPage.goto("/sign-up");
  await otherPage.getByRole("textbox", { name: "Email address" }).fill(email);
  await otherPage.getByRole("textbox", { name: "Password", exact: true }).fill("quiet-harbour-violin-7");
  await otherPage.getByRole("button", { name: "Create account" }).click();
  await expectProblem(otherPage, "This is in use already.");
  await signIn(otherPage, { email, password: "quiet-harbour-violin-7" });
  await expectPage(otherPage, "Profile");
  await otherPage.goto("/user");
  await expect(otherPage.getByRole("list", { name: "Email addresses" })).toContainText(email);
});
