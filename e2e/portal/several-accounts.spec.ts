import { expect, JOURNEY, test } from "../support/test";
import { createPerson, signInOn } from "../support/people";
import { enterPassword, expectPage } from "../support/steps";

test.describe("several people in one browser", () => {
  test("sign in beside each other, switch, and sign out one by one", JOURNEY, async ({ page, context, site }) => {
    const ada = await createPerson({ firstName: "Ada", lastName: "Lovelace" });
    const grace = await createPerson({ firstName: "Grace", lastName: "Hopper" });
    await signInOn(context, site.origin, ada);
    await page.goto("/user");
    await page.getByText("Ada Lovelace").first().click();
    await page.getByRole("link", { name: "Add an account" }).click();
    await page.getByRole("textbox", { name: "Email address, phone number or username" }).fill(grace.email);
    await page.getByRole("button", { name: "Continue" }).click();
    await enterPassword(page, grace.password);
    await expectPage(page, "Profile");
    await expect(page.getByRole("list", { name: "Email addresses" })).toContainText(grace.email);

    await page.getByRole("banner").getByText("Grace Hopper").first().click();
    await page.getByRole("banner").getByRole("button", { name: "Ada Lovelace" }).click();
    await expect(page.getByRole("list", { name: "Email addresses" })).toContainText(ada.email);

    await page.goto("/sign-out");
    await expectPage(page, "Who signs out?");
    await page.getByRole("button", { name: "Sign out Ada Lovelace" }).click();
    await expect(page.getByRole("heading", { name: "Who signs out?" })).toBeHidden();
    await page.goto("/user");
    await expect(page.getByRole("list", { name: "Email addresses" })).toContainText(grace.email);
  });

  test("choose who goes on, and all sign out together", JOURNEY, async ({ page, context, site }) => {
    const ada = await createPerson({ firstName: "Ada", lastName: "Lovelace" });
    const grace = await createPerson({ firstName: "Grace", lastName: "Hopper" });
    await signInOn(context, site.origin, ada);
    await signInOn(context, site.origin, grace);
    await page.goto("/sign-in");
    await expectPage(page, "Choose an account");
    await page.getByRole("list", { name: "Accounts in this browser" }).getByRole("button", { name: /Ada Lovelace/ }).click();
    await expect(page.getByRole("list", { name: "Email addresses" })).toContainText(ada.email);
    await page.goto("/sign-out");
    await page.getByRole("button", { name: "Sign out of all accounts" }).click();
    await expectPage(page, /^Sign in/);
    await page.goto("/user");
    await expectPage(page, /^Sign in/);
  });
});
