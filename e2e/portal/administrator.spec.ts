import { expect, JOURNEY, test } from "../support/test";
import { ADMINISTRATOR } from "../support/site";
import { expectPage, signIn } from "../support/steps";

test.describe("the dashboard", () => {
  test("opens to the administrator whom the environment names, and finds people", JOURNEY, async ({ page, person }) => {
    await signIn(page, ADMINISTRATOR, "/sign-in?redirect_url=%2Fdashboard");
    await expect(page).toHaveURL(/\/dashboard/);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await page.getByRole("searchbox", { name: "Search users" }).fill(person.email);
    await page.keyboard.press("Enter");
    const found = page.getByRole("table").getByRole("row").filter({ hasText: person.email });
    await expect(found).toHaveCount(1);
    await expect(page.getByRole("table").getByText(ADMINISTRATOR.email)).toHaveCount(0);
    await found.getByRole("link").first().click();
    await expect(page).toHaveURL(/\/dashboard\/users\/user_/);
    await expect(page.getByText(person.email).first()).toBeVisible();
  });

  test("does not exist for anybody else, and asks strangers to sign in", JOURNEY, async ({ page, otherPage, signedIn }) => {
    for (const path of ["/dashboard", `/dashboard/users/${signedIn.id}`]) {
      const answer = await page.goto(path);
      expect(answer?.status()).toBe(404);
      await expect(page.getByRole("table")).toHaveCount(0);
      await otherPage.goto(path);
      await expectPage(otherPage, /^Sign in/);
    }
  });
});
