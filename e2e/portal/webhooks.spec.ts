import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { verifyWebhook } from "@clerk/backend/webhooks";
import { createPerson } from "../support/people";
import { ADMINISTRATOR } from "../support/site";
import { signIn } from "../support/steps";
import { expect, JOURNEY, test } from "../support/test";

type Taken = { headers: IncomingHttpHeaders; body: string };

/** The server of an app, which is told of things. */
async function openReceiver() {
  const taken: Taken[] = [];
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      taken.push({ headers: request.headers, body });
      response.end("thanks");
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const close = () => new Promise<void>((resolve) => void server.close(() => resolve()).closeAllConnections());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhooks`, taken, close };
}

function asRequest({ headers, body }: Taken): Request {
  return new Request("http://localhost/webhooks", { method: "POST", body, headers: { "svix-id": String(headers["svix-id"]), "svix-timestamp": String(headers["svix-timestamp"]), "svix-signature": String(headers["svix-signature"]) } });
}

test("an administrator adds an endpoint; it is told of a new person, signed; the page shows the delivery and sends it again", JOURNEY, async ({ page }) => {
  const receiver = await openReceiver();
  try {
    await signIn(page, ADMINISTRATOR, "/sign-in?redirect_url=%2Fdashboard%2Fwebhooks");
    await page.getByRole("link", { name: "Add an endpoint" }).click();
    await page.getByRole("textbox", { name: "Address" }).fill(receiver.url);
    await page.getByRole("checkbox", { name: "user.created" }).check();
    await page.getByRole("button", { name: "Add endpoint" }).click();
    const signingSecret = (await page.getByText(/^whsec_\S+$/).innerText()).trim();
    await page.getByRole("link", { name: "I have copied it" }).click();
    // Another process, which makes the person here, hears of the endpoint within a second.
    await page.waitForTimeout(1_100);
    const person = await createPerson();
    await expect.poll(() => receiver.taken.length, { timeout: 20_000 }).toBe(1);
    const told = await verifyWebhook(asRequest(receiver.taken[0] as Taken), { signingSecret });
    expect(told).toMatchObject({ type: "user.created", object: "event", data: { id: person.id, object: "user" } });

    await page.getByRole("link", { name: receiver.url }).click();
    const delivery = page.getByRole("table").getByRole("row").filter({ hasText: "user.created" });
    await expect(delivery).toContainText("Delivered");
    await delivery.getByRole("link").first().click();
    await page.getByRole("button", { name: "Send again" }).click();
    await expect.poll(() => receiver.taken.length, { timeout: 20_000 }).toBe(2);
    expect(receiver.taken[1]?.headers["svix-id"]).toBe(receiver.taken[0]?.headers["svix-id"]);
  } finally {
    await receiver.close();
  }
});
