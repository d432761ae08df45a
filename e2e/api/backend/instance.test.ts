import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { database } from "@/lib/db/client";
import { readSettings } from "@/lib/settings/store";
import { refusal } from "../signed-in";
import { ApiBrowser } from "../support/api-browser";
import { BackendApi, newKey, openBackendApi } from "../support/backend-api";
import { useInstance } from "../support/instance";

useInstance();

const INSTANCE = "/v1/instance";
const RESTRICTIONS = "/v1/instance/restrictions";
let api: BackendApi;
let published: Awaited<ReturnType<typeof openBackendApi>>;
beforeAll(async () => {
  api = new BackendApi(await newKey());
  published = await openBackendApi();
});
afterAll(() => published.close());

const environment = async () => (await new ApiBrowser().get("/v1/environment")).json;

describe("GET /v1/instance", () => {
  it("200 with what it is; 401 without a key", async () => {
    const { status, json } = await api.get(INSTANCE);
    expect([status, json]).toEqual([200, { object: "instance", id: expect.stringMatching(/^ins_/), environment_type: "development", allowed_origins: [], workspace_id: null }]);
    const nobody = new BackendApi(null);
    for (const answer of [await nobody.get(INSTANCE), await nobody.patch(INSTANCE, {}), await nobody.patch(RESTRICTIONS, {})]) expect(refusal(answer)).toEqual([401, "authorization_header_format_invalid"]);
  });
});

describe("PATCH /v1/instance", () => {
  it("204, and each setting is in force", async () => {
    const change = async (fields: Record<string, unknown>) => expect([await api.patch(INSTANCE, fields)].map(({ status, json }) => [status, json])).toEqual([[204, null]]);
    await change({ test_mode: false, hibp: false, support_email: "Help@Example.test", clerk_js_version: "6.40.1", development_origin: "https://dev.example", preferred_sign_in_strategy_when_password_required: "otp", url_based_session_syncing: true, cookieless_dev: true });
    expect(await environment()).toMatchObject({
      auth_config: { test_mode: false },
      display_config: { support_email: "help@example.test", clerk_js_version: "6.40.1", preferred_sign_in_strategy: "otp" },
      user_settings: { password_settings: { disable_hibp: true } },
    });
    expect((await new ApiBrowser("https://dev.example").post("/v1/client/sign_ups", { redirect_url: "https://dev.example/done" })).status).toBe(200);
    const sent = await new ApiBrowser().post("/v1/client/sign_ups", { email_address: "real+clerk_test@example.test", strategy: "email_code" });
    expect(sent.status).toBe(200);
    expect(await database().outboxMessage.count({ where: { toAddress: "real+clerk_test@example.test" } })).toBe(1);
    await change({ test_mode: null, hibp: null, support_email: null });
    expect((await environment()).display_config.support_email).toBe("help@example.test");
    await change({ test_mode: true, hibp: true, support_email: "", clerk_js_version: "", development_origin: "", preferred_sign_in_strategy_when_password_required: "" });
    expect(await environment()).toMatchObject({ auth_config: { test_mode: true }, display_config: { support_email: null, clerk_js_version: "6", preferred_sign_in_strategy: "password" }, user_settings: { password_settings: { disable_hibp: false } } });
    expect((await readSettings()).development_origin).toBeNull();
  });

  it("204 with origins of apps, also of extensions and shells, in place of those before", async () => {
    const allowed_origins = ["https://app.example", "chrome-extension://abcdefghijklmnop", "capacitor://localhost", "my-app://renderer", "https://app.example"];
    expect((await api.patch(INSTANCE, { allowed_origins })).status).toBe(204);
    expect((await api.get(INSTANCE)).json.allowed_origins).toEqual(allowed_origins.slice(0, 4));
    const answer = await new ApiBrowser("capacitor://localhost").get("/v1/client", { headers: { origin: "capacitor://localhost" } });
    expect(answer.headers.get("access-control-allow-origin")).toBe("capacitor://localhost");
    expect((await api.patch(INSTANCE, { allowed_origins: [] })).status).toBe(204);
    expect((await api.get(INSTANCE)).json.allowed_origins).toEqual([]);
  });

  it("422 when something is wrong with it, and nothing changes", async () => {
    const before = await readSettings();
    const cases: [Record<string, unknown>, string][] = [
      ...["app.example", "https://app.example/", "https://app.example/path", "https://*.example", "*", "null", "javascript:alert(1)", "javascript://x", "file:///", "data://x", "HTTPS://app.example", "https://a@app.example", ""].map((origin): [Record<string, unknown>, string] => [{ support_email: "x@example.test", allowed_origins: ["https://fine.example", origin] }, "form_invalid_origin allowed_origins"]),
      [{ allowed_origins: "https://app.example" }, "form_param_type_invalid allowed_origins"],
      [{ development_origin: "nowhere" }, "form_invalid_origin development_origin"],
      [{ support_email: "nobody" }, "form_param_format_invalid support_email"],
      [{ clerk_js_version: "../../evil" }, "form_param_format_invalid clerk_js_version"],
      [{ preferred_sign_in_strategy_when_password_required: "passkey" }, "form_param_value_invalid preferred_sign_in_strategy_when_password_required"],
      [{ test_mode: "yes" }, "form_param_type_invalid test_mode"],
      [{ url_based_session_syncing: false }, "form_param_value_invalid url_based_session_syncing"],
      [{ enhanced_email_deliverability: true }, "form_param_value_invalid enhanced_email_deliverability"],
      [{ name: "x" }, "form_param_unknown name"],
    ];
    for (const [fields, error] of cases) expect(refusal(await api.patch(INSTANCE, fields)), JSON.stringify(fields)).toEqual([422, error]);
    expect(await readSettings()).toEqual(before);
  });
});

describe("PATCH /v1/instance/restrictions", () => {
  const OFF = { object: "instance_restrictions", allowlist: false, blocklist: false, allowlist_blocklist_disabled_on_sign_in: false, block_email_subaddresses: false, block_disposable_email_domains: false, ignore_dots_for_gmail_addresses: false };
  beforeEach(() => api.patch(RESTRICTIONS, Object.fromEntries(Object.keys(OFF).slice(1).map((name) => [name, false]))));

  it("200 with all of them, of which those that were given have changed", async () => {
    expect((await api.patch(RESTRICTIONS, { allowlist: true, block_disposable_email_domains: true, blocklist: null })).json).toEqual({ ...OFF, allowlist: true, block_disposable_email_domains: true });
    expect((await api.patch(RESTRICTIONS, { allowlist: false, ignore_dots_for_gmail_addresses: true })).json).toEqual({ ...OFF, block_disposable_email_domains: true, ignore_dots_for_gmail_addresses: true });
    expect((await environment()).user_settings.restrictions).toMatchObject({ allowlist: { enabled: false }, block_disposable_email_domains: { enabled: true } });
    expect(await database().event.count({ where: { type: "settings.updated", actorType: "backend" } })).toBeGreaterThan(0);
  });

  it("200 for two changes at once, of which none is lost", async () => {
    await Promise.all([api.patch(RESTRICTIONS, { allowlist: true }), api.patch(RESTRICTIONS, { blocklist: true })]);
    expect((await api.patch(RESTRICTIONS, {})).json).toMatchObject({ allowlist: true, blocklist: true });
  });

  it("422 when something is wrong with it", async () => {
    expect(refusal(await api.patch(RESTRICTIONS, { allowlist: "true" }))).toEqual([422, "form_param_type_invalid allowlist"]);
    expect(refusal(await api.patch(RESTRICTIONS, { allow: true }))).toEqual([422, "form_param_unknown allow"]);
  });
});

describe("the published SDK", () => {
  it("200 for each of its methods", async () => {
    const { instance } = published.clerk;
    expect(await instance.get()).toMatchObject({ id: expect.stringMatching(/^ins_/), environmentType: "development", allowedOrigins: [] });
    await instance.update({ testMode: true, hibp: true, supportEmail: "sdk@example.test", allowedOrigins: ["https://sdk.example"], preferredSignInStrategyWhenPasswordRequired: "password", developmentOrigin: null });
    expect((await instance.get()).allowedOrigins).toEqual(["https://sdk.example"]);
    expect(await instance.updateRestrictions({ blocklist: true, blockEmailSubaddresses: true, ignoreDotsForGmailAddresses: false })).toMatchObject({ allowlist: false, blocklist: true, blockEmailSubaddresses: true });
  });
});
