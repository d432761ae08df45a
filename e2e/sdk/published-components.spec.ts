import { PASSWORD } from "../support/people";
import { PUBLISHED } from "./app";
import { expect, test } from "./test";

test("the published components sign somebody in", async ({ app, page, person }) => {
  await app.open(PUBLISHED, { components: true });
  await app.run((clerk) => clerk.mountSignIn(document.querySelector<HTMLElement>("#app")!), null);
  await page.getByRole("textbox", { name: /Email address/ }).fill(person.email);
  await page.getByRole("button", { name: "Continue", exact: true }).click();
  await page.getByRole("textbox", { name: /^Password/ }).fill(PASSWORD);
  await page.getByRole("button", { name: "Continue", exact: true }).click();
  await expect.poll(() => app.run((clerk) => clerk.user?.id, null).catch(() => null)).toBe(person.id);
});
