import type { Page } from "@playwright/test";

export type Theme = "light" | "dark";
export type Language = "en" | "de" | "ar";

/**
 * Show the state that the page is in with another theme and language, as a person who chooses them in its footer gets it.
 * What stands in the page only because a form was sent (its errors) would be lost by that, so it stays in its language.
 */
export async function dress(page: Page, { theme, language }: { theme: Theme; language?: Language }): Promise<void> {
  if (language !== undefined) {
    await page.request.post("/preferences", { form: { language }, headers: { origin: new URL(page.url()).origin }, maxRedirects: 0 });
    await page.reload();
  }
  await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
  // The title comes with the end of the answer, when the page has been drawn already.
  await page.waitForFunction(() => document.title !== "");
  // Colours change over a moment, however short: what is looked at in between is neither theme.
  await page.waitForFunction(async () => {
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    await Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => {})));
    return true;
  });
}
