import AxeBuilder from "@axe-core/playwright";
import { dress } from "../support/looks";
import { expect, JOURNEY, test } from "../support/test";

type Description = { paths: Record<string, Record<string, { summary: string }>> };

test.describe("the API's reference", () => {
  test("has every operation that the document beside it has, for browsers on one page and for servers on the other", JOURNEY, async ({ page }) => {
    const operationsOf = () => page.getByRole("main").getByRole("heading", { level: 3 }).getByRole("link").allTextContents();
    await page.goto("/api-reference");
    const ofBrowsers = await operationsOf();
    await page.getByRole("link", { name: "Backend API" }).click();
    await expect(page.getByRole("heading", { name: "Backend API", level: 1 })).toBeVisible();
    const shown = [...ofBrowsers, ...(await operationsOf())];
    const answer = await page.request.get((await page.getByRole("link", { name: "OpenAPI document" }).getAttribute("href")) ?? "");
    const { paths } = (await answer.json()) as Description;
    const summaries = Object.values(paths).flatMap((path) => Object.values(path).map(({ summary }) => summary));
    expect(shown.sort()).toEqual(summaries.sort());
  });

  test("leads to an operation, opens its answer, and leads on to the objects in it", JOURNEY, async ({ page }) => {
    await page.goto("/api-reference");
    await page.getByRole("link", { name: "POST /v1/client/sign_ins", exact: true }).click();
    await expect(page).toHaveURL(/#post-client-sign_ins$/);
    const operation = page.locator("#post-client-sign_ins");
    await expect(operation.getByRole("heading", { level: 3 })).toBeInViewport();
    await operation.getByText("Answers with 200").click();
    await operation.getByRole("link", { name: "SignInAttempt" }).click();
    await expect(page.locator("#object-SignInAttempt").getByText('object: "sign_in_attempt"')).toBeInViewport();
  });

  // The pages are long, and axe looks at every word of them: each theme and each direction once is enough.
  for (const [path, look] of [["/api-reference", { theme: "light", language: "en" }], ["/api-reference/backend", { theme: "dark", language: "ar" }]] as const) {
    test(`axe finds nothing: ${path}, ${look.theme}, ${look.language}`, async ({ page }) => {
      test.setTimeout(180_000);
      await page.goto(path);
      await dress(page, look);
      const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]).analyze();
      expect(violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))).toEqual([]);
    });
  }

  test("nothing scrolls sideways on a narrow screen, with everything opened", async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    for (const [path, language] of [["", "en"], ["", "de"], ["/backend", "ar"]]) {
      await page.goto(`/api-reference${path}?ui_locales=${language}`);
      const overflow = await page.evaluate(() => {
        for (const details of document.querySelectorAll<HTMLDetailsElement>("main details")) details.open = true;
        return document.documentElement.scrollWidth - document.documentElement.clientWidth;
      });
      expect(overflow, language).toBeLessThanOrEqual(0);
    }
  });
});
