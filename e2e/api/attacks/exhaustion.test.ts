import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DEVELOPMENT_MULTIPLIER, RULES } from "@/lib/rate-limits/rules";
import { ApiBrowser } from "../support/api-browser";
import { changeSettings, useInstance } from "../support/instance";

useInstance();

describe("a body with as many names as it can hold", () => {
  it.each([
    ["a form", "application/x-www-form-urlencoded", Array.from({ length: 16_000 }, (_, index) => index.toString(36)).join("&")],
    ["a form that fills them", "application/x-www-form-urlencoded", Array.from({ length: 9_000 }, (_, index) => `${index.toString(36)}=1`).join("&")],
    ["a form with one name", "application/x-www-form-urlencoded", "identifier=a&".repeat(4_900)],
    ["JSON", "application/json", JSON.stringify(Object.fromEntries(Array.from({ length: 7_000 }, (_, index) => [index.toString(36), 1])))],
  ])("is answered at once: %s", async (_name, type, raw) => {
    const browser = new ApiBrowser();
    await browser.post("/v1/client/sign_ins");
    const startedAt = performance.now();
    expect((await browser.send("POST", "/v1/client/sign_ins", { raw, headers: { "content-type": type } })).status).toBeLessThan(500);
    expect(performance.now() - startedAt).toBeLessThan(500);
  });
});

describe("a sign-up that is changed again and again", () => {
  // As few as the documented limit by ten.
  beforeAll(() => changeSettings({ attack_protection: { rate_limits: { enabled: true, multiplier: 1 / DEVELOPMENT_MULTIPLIER / 10 } } }));
  afterAll(() => changeSettings({ attack_protection: { rate_limits: { enabled: false, multiplier: 1 } } }));

  it("429 for guesses at what is taken", async () => {
    const browser = new ApiBrowser(undefined, "198.51.100.99");
    const { json } = await browser.post("/v1/client/sign_ups");
    const guess = (index: number) => browser.patch(`/v1/client/sign_ups/${json.response.id}`, { username: `guess_${index}` });
    const allowed = RULES.sign_up_update_network.points / 10;
    for (let index = 0; index < allowed; index += 1) expect((await guess(index)).status).toBe(200);
    const refused = await guess(allowed);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
  });
});
