import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { dress } from "../support/looks";
import { accountStates, doorStates } from "../support/states";
import { expect, test } from "../support/test";

/** WCAG 2.2 A and AA, and what axe calls best practice. */
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

for (const { name, reach } of [...doorStates, ...accountStates]) {
  test(`axe finds nothing: ${name}`, async ({ page, context, site, messages }) => {
    test.setTimeout(120_000);
    await reach({ page, context, site, messages });
    for (const theme of ["light", "dark"] as const) {
      await dress(page, { theme });
      expect(await violations(page), `in English, ${theme}`).toEqual([]);
    }
    for (const theme of ["light", "dark"] as const) {
      await dress(page, { theme, language: "ar" });
      expect(await violations(page), `in Arabic, ${theme}`).toEqual([]);
    }
  });
}

async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
  return found.flatMap(({ id, help, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${help}\n  ${html}\n  ${failureSummary ?? ""}`));
}
