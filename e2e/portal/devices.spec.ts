import { expect, JOURNEY, test } from "../support/test";
import { signInOn } from "../support/people";
import { enterPassword, expectDone, expectPage, expectProblem, identify, signIn } from "../support/steps";

const PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1";

test.describe("devices", () => {
  test("are listed, this one first, and one can be signed out at once", JOURNEY, async ({ page, browser, site, signedIn }) => {
    const phone = await browser.newContext({ userAgent: PHONE });
    await signInOn(phone, site.origin, signedIn, PHONE);
    const device = await phone.newPage();
    await device.goto("/user");
    await expectPage(device, "Profile");

    await page.goto("/user/sessions");
    const devices = page.getByRole("list", { name: "Devices where you are signed in" }).getByRole("listitem");
    await expect(devices).toHaveCount(2);
    await expect(devices.first()).toContainText("This device");
    await expect(devices.last()).toContainText("Safari");
    await expect(devices.last()).toContainText("iOS");
    await expect(devices.last()).not.toContainText("This device");
    await page.getByRole("link", { name: /Sign out .*Safari/ }).click();
    await page.getByRole("button", { name: "Sign out this device" }).click();
    await expectDone(page, "The device was signed out.");
    await expect(devices).toHaveCount(1);

    await device.goto("/user");
    await expectPage(device, /^Sign in/);
    await phone.close();
  });

  test("can all be signed out but this one", JOURNEY, async ({ page, browser, site, signedIn }) => {
    const others = await Promise.all([browser.newContext(), browser.newContext()]);
    for (const context of others) await signInOn(context, site.origin, signedIn);
    await page.goto("/user/sessions");
    await page.getByRole("link", { name: "Sign out all others" }).click();
    await page.getByRole("button", { name: "Sign out all others" }).click();
    await expectDone(page, "All other devices were signed out.");
    for (const context of others) {
      const device = await context.newPage();
      await device.goto("/user");
      await expectPage(device, /^Sign in/);
      await context.close();
    }
    await page.goto("/user");
    await expectPage(page, "Profile");
  });

  test("are all signed out by “Sign out everywhere”", JOURNEY, async ({ page, otherPage, site, signedIn }) => {
    await signInOn(otherPage.context(), site.origin, signedIn);
    await page.goto("/user/security");
    await page.getByRole("link", { name: "Sign out everywhere" }).click();
    await page.getByRole("button", { name: "Sign out everywhere" }).click();
    await expectPage(page, /^Sign in/);
    for (const each of [page, otherPage]) {
      await each.goto("/user");
      await expectPage(each, /^Sign in/);
    }
  });

  test("nobody signs out somebody else's device by its id", async ({ page, otherPage, site, signedIn: _signedIn, browser }) => {
    const { createPerson } = await import("../support/people");
    const victim = await createPerson();
    await signInOn(otherPage.context(), site.origin, victim);
    const second = await browser.newContext();
    await signInOn(second, site.origin, victim);
    await otherPage.goto("/user/sessions");
    const href = await otherPage.getByRole("link", { name: /^Sign out .* on / }).getAttribute("href");
    await page.goto(href ?? "");
    await expect(page.getByRole("button", { name: "Sign out this device" })).toHaveCount(0);
    const victimsPage = await second.newPage();
    await victimsPage.goto("/user");
    await expectPage(victimsPage, "Profile");
    await second.close();
  });
});

test.describe("changing the password", () => {
  test("signs out the others where that is wanted", JOURNEY, async ({ page, otherPage, site, signedIn, messages }) => {
    await signInOn(otherPage.context(), site.origin, signedIn);
    await page.goto("/user/security");
    await page.getByRole("link", { name: "Change password" }).click();
    await page.getByRole("textbox", { name: "Current password" }).fill("not the password");
    await page.getByRole("textbox", { name: "New password" }).fill("a copper kettle on the moon");
    await page.getByRole("button", { name: "Save password" }).click();
    await expectProblem(page, "That is not the right password.");
    await page.getByRole("textbox", { name: "Current password" }).fill(signedIn.password);
    await page.getByRole("textbox", { name: "New password" }).fill("a copper kettle on the moon");
    await expect(page.getByRole("checkbox", { name: "Sign out all other devices" })).toBeChecked();
    await page.getByRole("button", { name: "Save password" }).click();
    await expectDone(page, "Your password was changed, and all other devices were signed out.");
    expect((await messages.next(signedIn.email)).subject).toMatch(/password/i);
    await otherPage.goto("/user");
    await expectPage(otherPage, /^Sign in/);
    await identify(otherPage, signedIn.email);
    await enterPassword(otherPage, "a copper kettle on the moon");
    await expectPage(otherPage, "Profile");
  });

  test("leaves them signed in where that is wanted", JOURNEY, async ({ page, otherPage, site, signedIn }) => {
    await signInOn(otherPage.context(), site.origin, signedIn);
    await page.goto("/user/security?edit=password");
    await page.getByRole("textbox", { name: "Current password" }).fill(signedIn.password);
    await page.getByRole("textbox", { name: "New password" }).fill("a copper kettle on the moon");
    await page.getByRole("checkbox", { name: "Sign out all other devices" }).uncheck();
    await page.getByRole("button", { name: "Save password" }).click();
    await expectDone(page, "Your password was changed. Your other devices stay signed in.");
    await otherPage.goto("/user");
    await expectPage(otherPage, "Profile");
  });
});

test.describe("signing out", () => {
  test("leaves nothing to see: not by Back, not by the address", JOURNEY, async ({ page, person }) => {
    await signIn(page, person);
    await expectPage(page, "Profile");
    await page.goto("/user/security");
    await page.goto("/sign-out");
    await page.getByRole("button", { name: "Sign out" }).click();
    await expectPage(page, /^Sign in/);
    await page.goBack();
    await page.goBack();
    await expect(page.getByText(person.email)).toHaveCount(0);
    await page.goto("/user/security");
    await expectPage(page, /^Sign in/);
  });

  test("is asked for by a form only: looking at the page does nothing", async ({ page, signedIn: _signedIn }) => {
    await page.goto("/sign-out");
    await page.goto("/user");
    await expectPage(page, "Profile");
  });
});
