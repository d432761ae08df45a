import type { Page } from "@playwright/test";
import { database } from "@/lib/db/client";
import { newId } from "@/lib/db/identifiers";
import { PASSWORD, signInOn, type Person } from "../support/people";
import type { AppServer } from "../support/app-server";
import { openWorkshop, type Workshop } from "./bundle";
import { PAGE, sample, type SampleName } from "./samples";
import { expect, test as base } from "./test";

const test = base.extend<object, { workshop: Workshop }>({
  workshop: [
    async ({ site }, use) => {
      const workshop = await openWorkshop(site.origin);
      await use(workshop);
      workshop.close();
    },
    { scope: "worker" },
  ],
});

/** The two forms in which each sample is printed, and how an app has it. */
const FORMS = {
  "as a script": async (name: SampleName, server: AppServer, portal: string) => server.put("/", sample(name, "script.html", portal)),
  "from npm": async (name: SampleName, server: AppServer, portal: string, workshop: Workshop) => {
    server.put("/", name === "create-external-account" ? sample(name, "index.html", portal) : PAGE);
    for (const { path, content } of await workshop.bundle(sample(name, "main.js", portal))) server.put(path, content);
  },
};

/** What each sample leaves in the console. Wallets are a capability that this portal does not have yet. */
const OUTCOMES: { name: SampleName; title: string; outcome: unknown[] }[] = [
  { name: "create-email-address", title: "createEmailAddress() adds an address", outcome: [expect.objectContaining({ emailAddress: "test@test.com" })] },
  { name: "create-phone-number", title: "createPhoneNumber() adds a number", outcome: [expect.objectContaining({ phoneNumber: "+15551234567" })] },
  { name: "create-web3-wallet", title: "createWeb3Wallet(), which this portal does not offer yet, logs the documented error", outcome: ["An error occurred:", [expect.objectContaining({ code: "resource_not_found" })]] },
];

for (const [form, put] of Object.entries(FORMS)) {
  for (const { name, title, outcome } of OUTCOMES) {
    test(`${form}, the sample of ${title}, once the person has signed in with the form that it draws`, async ({ page, appServer, site, workshop, person }) => {
      await put(name, appServer, site.origin, workshop);
      const logged = firstLog(page);
      await page.goto(appServer.origin);
      await signInWithTheForm(page, person);
      expect(await logged).toEqual(outcome);
    });
  }

  test(`${form}, the sample of createExternalAccount() draws a sign-in, shows how a connection stands, and logs the documented error for a provider that this portal does not offer yet`, async ({ page, context, appServer, site, workshop, person }) => {
    await put("create-external-account", appServer, site.origin, workshop);
    await page.goto(appServer.origin);
    await expect(page.getByRole("textbox", { name: "Email address, phone number or username" })).toBeVisible();
    await connectNotion(person);
    await signInOn(context, site.origin, person);
    const logged = firstLog(page);
    await page.reload();
    await expect(page.getByText("Notion verification status: verified")).toBeVisible();
    await page.getByRole("button", { name: "Add Notion as a social connection" }).click();
    expect(await logged).toEqual(["An error occurred:", [expect.objectContaining({ code: "resource_not_found" })]]);
  });
}

/** What the page logs next. What browsers write there themselves has no arguments. */
async function firstLog(page: Page): Promise<unknown[]> {
  const message = await page.waitForEvent("console", (said) => said.type() === "log" && said.args().length > 0);
  return Promise.all(message.args().map((argument) => argument.jsonValue()));
}

async function signInWithTheForm(page: Page, { email }: Person): Promise<void> {
  await page.getByRole("textbox", { name: "Email address, phone number or username" }).fill(email);
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByRole("textbox", { name: "Password", exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

/** As if the person had connected an account at Notion before. */
async function connectNotion({ id: userId, email }: Person): Promise<void> {
  const verification = { create: { id: newId("verification"), strategy: "oauth_notion", verifiedAt: new Date() } };
  await database().externalAccount.create({ data: { id: newId("externalAccount"), identificationId: newId("identification"), provider: "oauth_notion", providerUserId: userId, emailAddress: email, verification, user: { connect: { id: userId } } } });
}
