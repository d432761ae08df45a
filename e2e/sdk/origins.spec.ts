import { database } from "@/lib/db/client";
import { signInOn } from "../support/people";
import { openApp, OURS } from "./app";
import { expect, test } from "./test";

test("a page of an origin that is not allowed gets nothing, until the operator allows it", async ({ page, context, appServer, site, settings, person }) => {
  // On a real domain not every page of this machine is an app. The browser sends it the same cookies: they know no ports.
  const portal = await site.startSecondPortal({ PORTAL_URL: "http://accounts.example.test" });
  await signInOn(context, site.origin, person);
  const app = openApp(page, appServer, portal.origin);
  await expect(app.open(OURS)).rejects.toThrow(/There is no answer/);

  const tried = await page.evaluate(async (address) => {
    const rename = new URLSearchParams({ first_name: "Mallory" });
    const read = (path: string, init: RequestInit = {}) =>
      fetch(address + path, { credentials: "include", ...init }).then(
        (answer) => answer.type,
        () => "blocked",
      );
    return {
      read: await read("/v1/client"),
      write: await read("/v1/me?_method=PATCH", { method: "POST", body: rename }),
      // Browsers send this one without asking, and let nobody read the answer.
      blind: await read("/v1/me?_method=PATCH", { method: "POST", body: rename, mode: "no-cors" }),
      json: await read("/v1/me", { method: "PATCH", body: "{}", headers: { "content-type": "application/json" } }),
    };
  }, portal.origin);
  expect(tried).toEqual({ read: "blocked", write: "blocked", blind: "opaque", json: "blocked" });
  expect(await database().user.findUniqueOrThrow({ where: { id: person.id } })).toMatchObject({ firstName: "Ada" });

  await settings.change({ allowed_origins: [appServer.origin] });
  await app.open(OURS);
  expect(await app.run(async (clerk) => [clerk.user!.id, (await clerk.user!.update({ firstName: "Augusta" })).firstName], null)).toEqual([person.id, "Augusta"]);
});
