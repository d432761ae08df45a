import { describe, expect, it } from "vitest";
import { forgetSubscriptions } from "@/lib/webhooks/subscriptions";
import { signedIn } from "../signed-in";
import { ApiBrowser } from "../support/api-browser";
import { useInstance } from "../support/instance";
import { PASSWORD } from "./somebody";

useInstance();

/** @see OWASP ASVS 5.0, 7.4.3: nobody stays who knew the old password */
describe("a change of the password that ends all other sessions", { timeout: 60_000 }, () => {
  it("outlives nobody who signs in with the old password at the same moment", async () => {
    const { api, address } = await signedIn();
    for (let round = 0, old = PASSWORD; round < 5; round += 1) {
      const intruders = Array.from({ length: 12 }, () => new ApiBrowser());
      const fresh = `a password for round ${round}`;
      const [changed] = await Promise.all([
        api.post("/v1/me/change_password", { current_password: old, new_password: fresh, sign_out_of_other_sessions: true }),
        ...intruders.map((browser) => browser.post("/v1/client/sign_ins", { identifier: address, password: old })),
      ]);
      expect(changed.status).toBe(200);
      for (const browser of intruders) expect((await browser.get("/v1/client")).json.response?.sessions ?? []).toEqual([]);
      old = fresh;
    }
  });

  it("outlives nobody who goes on with a sign-in that was begun before", async () => {
    const { api, address } = await signedIn();
    for (let round = 0, old = PASSWORD; round < 5; round += 1) {
      const intruders = await Promise.all(
        Array.from({ length: 8 }, async () => {
          const browser = new ApiBrowser();
          const { json } = await browser.post("/v1/client/sign_ins", { identifier: address });
          return { browser, path: `/v1/client/sign_ins/${json.response.id}/attempt_first_factor` };
        }),
      );
      const fresh = `another password for round ${round}`;
      const [changed] = await Promise.all([
        api.post("/v1/me/change_password", { current_password: old, new_password: fresh, sign_out_of_other_sessions: true }),
        ...intruders.map(({ browser, path }) => browser.post(path, { strategy: "password", password: old })),
      ]);
      expect(changed.status).toBe(200);
      for (const { browser } of intruders) expect((await browser.get("/v1/client")).json.response?.sessions ?? []).toEqual([]);
      old = fresh;
    }
  });
});

describe("a browser that signs out many times at once", () => {
  it("is answered at once, and takes no connection that another request waits for", async () => {
    const { api, sessionId } = await signedIn();
    // More than there are connections: one that waited for another in a transaction would end with 503. Nothing is held from before.
    forgetSubscriptions();
    const startedAt = performance.now();
    const answers = await Promise.all(Array.from({ length: 60 }, () => api.post(`/v1/client/sessions/${sessionId}/end`)));
    for (const { status } of answers) expect([200, 401]).toContain(status);
    expect(performance.now() - startedAt).toBeLessThan(8_000);
  });
});
