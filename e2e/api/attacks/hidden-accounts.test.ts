import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ApiBrowser } from "../support/api-browser";
import { changeSettings, useInstance } from "../support/instance";
import { somebody, type Somebody } from "./somebody";

useInstance();

/** A mail that is written takes longer than none: until then nobody hears anything. See lib/flows/sign-in/unhurried.ts. */
const STEP_MS = 95;

/** @see OWASP ASVS 5.0, 6.3.8 */
describe("where the instance hides which accounts exist, the time that a code takes to be sent", () => {
  let who: Somebody;
  beforeAll(async () => {
    who = await somebody();
    await changeSettings({ attack_protection: { enumeration_protection: { enabled: true } } });
  });
  afterAll(() => changeSettings({ attack_protection: { enumeration_protection: { enabled: false } } }));

  const took = async (act: () => Promise<{ status: number }>): Promise<number> => {
    const startedAt = performance.now();
    expect((await act()).status).toBe(200);
    return performance.now() - startedAt;
  };

  it("does not tell who is here, not in a browser that nobody knows either", async () => {
    for (const identifier of [who.address, "nobody@example.test"]) {
      expect(await took(() => new ApiBrowser().post("/v1/client/sign_ins", { identifier, strategy: "email_code" }))).toBeGreaterThan(STEP_MS);
    }
  });

  it("does not tell which address is taken", async () => {
    for (const email_address of [who.address, "free@example.test"]) {
      const browser = new ApiBrowser();
      expect(await took(() => browser.post("/v1/client/sign_ups", { email_address, strategy: "email_code" }))).toBeGreaterThan(STEP_MS);
      const begun = await browser.post("/v1/client/sign_ups", { email_address });
      expect(await took(() => browser.post(`/v1/client/sign_ups/${begun.json.response.id}/prepare_verification`, { strategy: "email_code" }))).toBeGreaterThan(STEP_MS);
    }
  });
});
