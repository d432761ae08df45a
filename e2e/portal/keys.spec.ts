import { database } from "@/lib/db/client";
import { expect, JOURNEY, test } from "../support/test";
import { ADMINISTRATOR } from "../support/site";
import { expectPage, signIn } from "../support/steps";
import { forgetFreshness } from "../support/time-travel";

const KEYS = "/sign-in?redirect_url=%2Fdashboard%2Fkeys";

test.describe("the keys", () => {
  test("make one for a server, shown once, and revoke it", JOURNEY, async ({ page, site, person }) => {
    const asked = async (key: string) => (await fetch(`${site.origin}/v1/users/${person.id}`, { headers: { authorization: `Bearer ${key}` } })).status;
    const name = `Shop ${person.id.slice(-6)}`;
    await signIn(page, ADMINISTRATOR, KEYS);
    await page.getByRole("link", { name: "New secret key" }).click();
    await page.getByRole("textbox", { name: "Name" }).fill(name);
    await page.getByRole("button", { name: "Create key" }).click();
    const key = (await page.getByText(/^sk_test_\w+$/).innerText()).trim();
    expect(await asked(key)).toBe(200);
    await page.getByRole("link", { name: "I have copied it" }).click();
    const row = page.getByRole("listitem").filter({ hasText: name });
    await expect(row).toContainText("Last used");
    expect(await page.content()).not.toContain(key);
    await row.getByRole("link", { name: `Revoke ${name}` }).click();
    await page.getByRole("button", { name: "Revoke" }).click();
    await expect(page.getByText(name)).toHaveCount(0);
    expect(await asked(key)).toBe(401);
  });

  test("ask an administrator who was away to confirm that it is them, and keep what was typed", JOURNEY, async ({ page }) => {
    await signIn(page, ADMINISTRATOR, KEYS);
    await expect(page.getByRole("heading", { name: "Keys", level: 1 })).toBeVisible();
    const { user } = await database().emailAddress.findFirstOrThrow({ where: { emailAddress: ADMINISTRATOR.email }, select: { user: { select: { id: true } } } });
    await forgetFreshness(user.id);
    await page.getByRole("link", { name: "New secret key" }).click();
    await page.getByRole("textbox", { name: "Name" }).fill("After lunch");
    await page.getByRole("button", { name: "Create key" }).click();
    await expectPage(page, "Confirm that it is you");
    await page.getByRole("textbox", { name: "Password" }).fill(ADMINISTRATOR.password);
    await page.keyboard.press("Enter");
    await expect(page.getByRole("textbox", { name: "Name" })).toHaveValue("After lunch");
  });
});
