import { expect, test } from "../support/test";
import { codeIn } from "../support/messages";
import { newEmailAddress, PASSWORD, signInOn } from "../support/people";
import { enterCode, expectDone, expectPage, signUp } from "../support/steps";

test.describe("two portals on one database", () => {
  test.setTimeout(180_000);

  test("serve one person in turn, as one", async ({ page, site, messages, browser }) => {
    const second = await site.startSecondPortal();
    let turn = 0;
    // A load balancer: every request of the browser goes to the other portal than the one before it.
    await page.route(`${site.origin}/**`, async (route) => {
      const target = turn++ % 2 === 0 ? site.origin : second.origin;
      const url = route.request().url().replace(site.origin, target);
      const response = await route.fetch({ url, maxRedirects: 0, headers: { ...(await route.request().allHeaders()), host: new URL(site.origin).host } });
      await route.fulfill({ response });
    });

    const email = newEmailAddress();
    await signUp(page, { email, password: PASSWORD });
    await expectPage(page, "Confirm your email address");
    await enterCode(page, codeIn(await messages.next(email)));
    await expectPage(page, "Profile");
    await page.goto("/user?edit=name");
    await page.getByRole("textbox", { name: "First name" }).fill("Grace");
    await page.getByRole("button", { name: "Save name" }).click();
    await expectDone(page, "Your name was saved.");
    for (let visit = 0; visit < 4; visit += 1) {
      await page.goto("/user");
      await expect(page.getByRole("list", { name: "About you" })).toContainText("Grace");
    }

    // Signed out at one portal is signed out at the other, at once.
    const device = await browser.newContext();
    await signInOn(device, site.origin, { id: "", email, password: PASSWORD, name: "Grace" });
    await device.addCookies((await device.cookies(site.origin)).map(({ name, value }) => ({ name, value, url: second.origin })));
    const elsewhere = await device.newPage();
    await elsewhere.goto(`${second.origin}/user`);
    await expectPage(elsewhere, "Profile");
    await page.goto("/user/sessions?edit=sign-out-others");
    await page.getByRole("button", { name: "Sign out all others" }).click();
    await expectDone(page, "All other devices were signed out.");
    for (const origin of [second.origin, site.origin]) {
      await elsewhere.goto(`${origin}/user`);
      await expectPage(elsewhere, /^Sign in/);
    }
    await device.close();
    expect(turn).toBeGreaterThan(20);
  });

  test("one goes on when the other is stopped", async ({ page, site, person }) => {
    const second = await site.startSecondPortal();
    await signInOn(page.context(), site.origin, person);
    await second.stop();
    await page.goto("/user");
    await expectPage(page, "Profile");
    expect(second.output()).not.toMatch(/"level":"?(error|fatal|50|60)/);
  });
});
