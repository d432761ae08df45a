import { systemContext } from "@/lib/context";
import { createActorToken } from "@/lib/resources/actor-tokens/create";
import { createInvitations } from "@/lib/resources/invitations/create";
import { createSignInToken } from "@/lib/resources/sign-in-tokens/create";
import { settingsSchema } from "@/lib/settings/schema";
import { newEmailAddress, PASSWORD, signInOn } from "../support/people";
import { expectPage, expectProblem } from "../support/steps";
import { expect, JOURNEY, test } from "../support/test";

const system = () => systemContext(settingsSchema.parse({}), "e2e");

test.describe("the link of a ticket", () => {
  test("signs in by the press of a button, once", JOURNEY, async ({ page, otherPage, person }) => {
    const { url } = await createSignInToken(system(), { user_id: person.id });
    await page.goto(`${url}&redirect_url=${encodeURIComponent("/user/security")}`);
    await expectPage(page, /^Sign in to/);
    await otherPage.goto(url ?? "");
    await page.getByRole("button", { name: "Sign in" }).click();
    await expectPage(page, "Security");
    // The same link, opened before it was used.
    await otherPage.getByRole("button", { name: "Sign in" }).click();
    await expect(otherPage.getByText("This link was used before")).toBeVisible();
  });

  test("says so when it is of no use, and leaves the usual way in", JOURNEY, async ({ page }) => {
    await page.goto("/sign-in?__clerk_ticket=nothing");
    await expect(page.getByText("This link is of no use any more")).toBeVisible();
    await expect(page.getByRole("textbox", { name: /Email address/ })).toBeVisible();
  });

  test("lets an invited person in where new accounts are closed, with their address proved", JOURNEY, async ({ page, settings }) => {
    await settings.change({ sign_up: { mode: "restricted" } });
    const email = newEmailAddress();
    const [invitation] = await createInvitations(system(), { invitations: [{ email_address: email, notify: false }] });
    await page.goto("/sign-up");
    await expectPage(page, "Sign-up is closed");
    await page.goto(invitation?.url ?? "");
    await expect(page.getByText(email)).toBeVisible();
    await page.getByRole("textbox", { name: "Password", exact: true }).fill(PASSWORD);
    await page.getByRole("button", { name: "Create account" }).click();
    await expectPage(page, "Profile");
  });
});

test.describe("somebody who acts as another person", () => {
  test("is seen by that person, and takes nothing over", JOURNEY, async ({ page, otherPage, site, person }) => {
    const { url } = await createActorToken(system(), { user_id: person.id, actor: { sub: "user_support" } });
    await otherPage.goto(url ?? "");
    await expectPage(otherPage, "Act as somebody else");
    await otherPage.getByRole("button", { name: "Sign in" }).click();
    await expectPage(otherPage, "Profile");
    await otherPage.goto("/user?edit=username");
    await otherPage.getByRole("textbox", { name: "Username" }).fill("taken_over");
    await otherPage.getByRole("button", { name: "Save username" }).click();
    await expectProblem(otherPage, /not allowed/i);

    await signInOn(page.context(), site.origin, person);
    await page.goto("/user/sessions");
    const devices = page.getByRole("list", { name: "Devices where you are signed in" }).getByRole("listitem");
    await expect(devices.last()).toContainText("An administrator, as you");
    await page.goto("/user/security");
    await expect(page.getByText("Somebody began to act as you")).toBeVisible();
  });
});
