import type { Page } from "@playwright/test";
import { expect, JOURNEY, test } from "../support/test";
import { expectPage } from "../support/steps";

test.describe("language and theme", () => {
  test("the language can be chosen, is remembered, and Arabic runs from the right", JOURNEY, async ({ page }) => {
    await page.goto("/sign-in?redirect_url=%2Fuser%2Fsecurity");
    await expect(page.locator("html")).toHaveAttribute("lang", "en");
    await page.getByText("English", { exact: true }).first().click();
    await page.getByRole("button", { name: "العربية" }).click();
    await expect(page.locator("html")).toHaveAttribute("lang", "ar");
    await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
    await expect(page).toHaveURL(/redirect_url=%2Fuser%2Fsecurity/);
    await page.goto("/sign-up");
    await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
    await page.getByText("العربية", { exact: true }).first().click();
    await page.getByRole("button", { name: "Deutsch" }).click();
    await expect(page.locator("html")).toHaveAttribute("lang", "de");
    await expect(page.locator("html")).toHaveAttribute("dir", "ltr");
  });

  test("the theme can be chosen and is remembered", JOURNEY, async ({ page }) => {
    await page.goto("/sign-in");
    const light = await groundOf(page);
    await page.getByRole("group").filter({ has: page.getByRole("button", { name: "Dark", includeHidden: true }) }).locator("summary").click();
    const remembered = page.waitForResponse((response) => new URL(response.url()).pathname === "/preferences");
    await page.getByRole("button", { name: "Dark" }).click();
    await remembered;
    await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
    await page.goto("/sign-up");
    await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
    expect(await groundOf(page)).not.toBe(light);
  });

  test("the browser's language is spoken, and an app can ask for another", async ({ browser }) => {
    const context = await browser.newContext({ locale: "de-AT" });
    const page = await context.newPage();
    await page.goto("/sign-in");
    await expect(page.locator("html")).toHaveAttribute("lang", "de");
    await page.goto("/sign-in?ui_locales=ar-EG%20en");
    await expect(page.locator("html")).toHaveAttribute("lang", "ar");
    await page.goto("/sign-in?ui_locales=xx");
    await expect(page.locator("html")).toHaveAttribute("lang", "de");
    await context.close();
  });

  test("the dark theme follows the device without a choice", async ({ browser }) => {
    const grounds = new Set<string>();
    for (const colorScheme of ["light", "dark"] as const) {
      const context = await browser.newContext({ colorScheme });
      const page = await context.newPage();
      await page.goto("/sign-in");
      await expectPage(page, /^Sign in/);
      grounds.add(await groundOf(page));
      await context.close();
    }
    expect(grounds.size).toBe(2);
  });

  test("nothing scrolls sideways on a narrow screen", async ({ page, signedIn: _signedIn, browser }) => {
    const anonymous = await (await browser.newContext({ viewport: { width: 320, height: 640 } })).newPage();
    await page.setViewportSize({ width: 320, height: 640 });
    const visits = [
      ...["/user", "/user?edit=name", "/user?edit=picture", "/user/security?edit=password", "/user/security?edit=delete", "/user/sessions", "/sign-out"].map((path) => [page, path] as const),
      ...["/sign-in", "/sign-up", "/verify?token=none"].map((path) => [anonymous, path] as const),
    ];
    for (const [visitor, path] of visits) {
      for (const language of ["en", "de", "ar"]) {
        await visitor.goto(`${path}${path.includes("?") ? "&" : "?"}ui_locales=${language}`);
        const overflow = await visitor.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        expect(overflow, `${path} in ${language}`).toBeLessThanOrEqual(0);
      }
    }
    await anonymous.context().close();
  });
});

/** The colour behind the page. */
function groundOf(page: Page): Promise<string> {
  return page.evaluate(() => [document.documentElement, document.body].map((element) => getComputedStyle(element).backgroundColor).join(" on "));
}
