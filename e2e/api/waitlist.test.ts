import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { database } from "@/lib/db/client";
import { ApiBrowser } from "./support/api-browser";
import { changeSettings, useInstance } from "./support/instance";

useInstance();

describe("POST /v1/waitlist", () => {
  const browser = new ApiBrowser();
  beforeAll(() => changeSettings({ sign_up: { mode: "waitlist" } }));
  afterAll(() => changeSettings({ sign_up: { mode: "public" } }));

  it("200 with a place, bare; one that says nothing of the first when asked again, also ten times at once", async () => {
    const before = Date.now();
    const first = await browser.post("/v1/waitlist", { email_address: "Patient@Example.test" });
    expect(first).toMatchObject({ status: 200, json: { object: "waitlist_entry", id: expect.stringMatching(/^wle_/), created_at: expect.any(Number), updated_at: expect.any(Number) } });
    expect(Object.keys(first.json).sort()).toEqual(["created_at", "id", "object", "updated_at"]);
    const again = await Promise.all(Array.from({ length: 10 }, () => new ApiBrowser().post("/v1/waitlist", { email_address: "patient@example.test" })));
    for (const { status, json } of again) {
      expect([status, Object.keys(json).sort()]).toEqual([200, ["created_at", "id", "object", "updated_at"]]);
      expect(json.created_at).toBeGreaterThanOrEqual(before);
      expect(json.updated_at).toBe(json.created_at);
    }
    expect(new Set([first, ...again].map(({ json }) => json.id)).size).toBe(11);
    expect(await database().waitlistEntry.count()).toBe(1);
    expect(await database().event.count({ where: { type: "waitlistEntry.created" } })).toBe(1);
  });

  it("422 when the address is none or missing", async () => {
    expect((await browser.post("/v1/waitlist", { email_address: "nobody" })).json.errors[0]).toMatchObject({ code: "form_param_format_invalid", meta: { param_name: "email_address" } });
    expect(await browser.post("/v1/waitlist")).toMatchObject({ status: 422, json: { errors: [{ code: "form_param_missing", meta: { param_name: "email_address" } }] } });
  });

  it("429 with the seconds to wait when one network sends very many", async () => {
    await changeSettings({ attack_protection: { rate_limits: { enabled: true, multiplier: 0.1 } } });
    const answers = [];
    for (let n = 0; n < 120; n += 1) answers.push(await browser.post("/v1/waitlist", { email_address: `many${n}@example.test` }));
    const refused = answers.find(({ status }) => status !== 200);
    expect(refused).toMatchObject({ status: 429, json: { errors: [{ code: "too_many_requests" }] } });
    expect(Number(refused?.headers.get("retry-after"))).toBeGreaterThan(0);
    await changeSettings({ attack_protection: { rate_limits: { enabled: false, multiplier: 1 } } });
  });

  it("403 when there is none", async () => {
    for (const mode of ["public", "restricted"]) {
      await changeSettings({ sign_up: { mode } });
      expect(await browser.post("/v1/waitlist", { email_address: "late@example.test" })).toMatchObject({ status: 403, json: { errors: [{ code: "waitlist_not_accepting_entries" }] } });
    }
    expect(await database().waitlistEntry.count({ where: { emailAddress: "late@example.test" } })).toBe(0);
  });
});
