import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Answer } from "@/e2e/api/support/api-browser";
import { Clerk } from "./clerk";
import { EmailLinkError } from "./errors";
import { openPage, type Portal, type TestPage } from "./testing";

const PRODUCTION = "pk_live_Y2xlcmsuZXhhbXBsZS50ZXN0JA==";
const DEVELOPMENT = "pk_test_Zm9vLWJhci0xMy5jbGVyay5hY2NvdW50cy5kZXYk";

const session = { object: "session", id: "sess_1", status: "active", last_active_token: null, user: { object: "user", id: "user_1" } };
const client = (over: object = {}) => ({ object: "client", id: "client_1", sessions: [], sign_in: null, sign_up: null, last_active_session_id: null, updated_at: 1_900_000_000_500, ...over });
const signedIn = client({ sessions: [session], last_active_session_id: "sess_1" });

let asked: { path: string; query: Record<string, string>; form: Record<string, string> }[];
/** What the portal answers, by method and path; the client of the moment when it is not said. */
let answers: Record<string, object | (() => object)>;
let now: object;

const portal: Portal = {
  async send(method, path, { query = {}, raw }) {
    asked.push({ path: `${method} ${path}`, query, form: Object.fromEntries(raw instanceof URLSearchParams ? raw : []) });
    const said = answers[`${method} ${path}`];
    const json = (typeof said === "function" ? said() : said) ?? (path === "/v1/client" ? { response: now, client: null } : { response: {}, client: now });
    return { status: "errors" in json ? 401 : 200, headers: new Headers(), json } as Answer;
  },
};

function open(address: string): TestPage {
  return openPage(portal, address);
}

beforeEach(() => {
  asked = [];
  answers = {};
  now = client();
});
afterEach(() => vi.unstubAllGlobals());

describe("with a development key", () => {
  it("carries the browser's credential along, and tells the app's server since when somebody is signed in", async () => {
    answers["POST /v1/dev_browser"] = { id: "dvb_new" };
    now = signedIn;
    const page = open("https://app.example.com/");
    const clerk = new Clerk(DEVELOPMENT);
    await clerk.load();
    expect(asked.map(({ path, query }) => [path, query._method, query.__clerk_db_jwt])).toEqual(
      expect.arrayContaining([
        ["POST /v1/dev_browser", undefined, undefined],
        ["POST /v1/environment", "PATCH", "dvb_new"],
        ["GET /v1/client", undefined, "dvb_new"],
      ]),
    );
    expect(page.cookies.get("__clerk_db_jwt_nx2hSE6I")?.value).toBe("dvb_new");
    expect(page.cookies.get("__client_uat")).toEqual({ value: "1900000000", attributes: ["Path=/", "SameSite=Strict", "Max-Age=31536000", "Domain=example.com", "Secure"] });
    expect(clerk.buildUrlWithAuth("/here")).toBe("/here");
    expect(clerk.buildSignInUrl({ redirectUrl: null })).toBe("https://foo-bar-13.clerk.accounts.dev/sign-in?__clerk_db_jwt=dvb_new");
  });

  it("takes the credential from the address, and out of it", async () => {
    const page = open("https://app.example.com/?a=1&__clerk_db_jwt=dvb_given");
    await new Clerk(DEVELOPMENT).load();
    expect(page.visited).toEqual(["replaced: https://app.example.com/?a=1"]);
    expect(asked.map(({ path }) => path)).not.toContain("POST /v1/dev_browser");
    expect(page.cookies.get("__clerk_db_jwt")?.value).toBe("dvb_given");
  });

  it("gets another credential when the portal no longer knows the one there is", async () => {
    const page = open("https://app.example.com/");
    document.cookie = "__clerk_db_jwt=dvb_old; Path=/";
    answers["POST /v1/dev_browser"] = { id: "dvb_new" };
    answers["GET /v1/client"] = () => (asked.at(-1)?.query.__clerk_db_jwt === "dvb_old" ? { errors: [{ code: "dev_browser_unauthenticated", message: "?" }] } : { response: signedIn, client: null });
    const clerk = new Clerk(DEVELOPMENT);
    await clerk.load();
    expect(clerk.user?.id).toBe("user_1");
    expect(page.cookies.get("__clerk_db_jwt")?.value).toBe("dvb_new");
  });
});

describe("a link in a mail", () => {
  it("signs in where it was opened, in the browser that asked for it", async () => {
    const page = open("https://app.example.com/verify?__clerk_status=verified&__clerk_created_session=sess_1");
    now = signedIn;
    const clerk = new Clerk(PRODUCTION);
    await clerk.handleEmailLinkVerification({ redirectUrlComplete: "/home" });
    expect(clerk.session?.id).toBe("sess_1");
    expect(page.visited).toEqual(["https://app.example.com/home"]);
  });

  it("says so when it was opened elsewhere", async () => {
    open("https://app.example.com/verify?__clerk_status=verified&__clerk_created_session=sess_9");
    const onVerifiedOnOtherDevice = vi.fn();
    await new Clerk(PRODUCTION).handleEmailLinkVerification({ onVerifiedOnOtherDevice });
    expect(onVerifiedOnOtherDevice).toHaveBeenCalledOnce();
  });

  it.each([
    ["expired", "expired"],
    ["client_mismatch", "client_mismatch"],
    ["anything", "failed"],
  ])("that is %s is refused as %s", async (status, code) => {
    open(`https://app.example.com/verify?__clerk_status=${status}`);
    await expect(new Clerk(PRODUCTION).handleEmailLinkVerification({})).rejects.toEqual(new EmailLinkError(code));
  });

  it("is waited for, until it was opened or is no longer good", async () => {
    vi.useFakeTimers();
    open("https://app.example.com/");
    const clerk = new Clerk(PRODUCTION);
    await clerk.load();
    const signIn = (status: string) => ({ object: "sign_in_attempt", id: "sia_1", status: "needs_first_factor", first_factor_verification: { object: "verification_email_link", status } });
    answers["POST /v1/client/sign_ins/sia_1/prepare_first_factor"] = { response: signIn("unverified"), client: null };
    answers["POST /v1/client/sign_ins"] = { response: signIn("unverified"), client: null };
    let looks = 0;
    answers["GET /v1/client/sign_ins/sia_1"] = () => ({ response: signIn(++looks < 3 ? "unverified" : "verified"), client: null });
    await clerk.client!.signIn.create({ identifier: "a@b.test" });
    const { startEmailLinkFlow } = clerk.client!.signIn.createEmailLinkFlow();
    const done = startEmailLinkFlow({ emailAddressId: "idn_1", redirectUrl: "/verify" });
    await vi.advanceTimersByTimeAsync(3_000);
    expect((await done).firstFactorVerification.status).toBe("verified");
    expect(asked.find(({ path }) => path.endsWith("prepare_first_factor"))?.form).toEqual({ strategy: "email_link", email_address_id: "idn_1", redirect_url: "https://app.example.com/verify" });
    expect(looks).toBe(3);
    vi.useRealTimers();
  });
});

describe("coming back with a ticket", () => {
  it("signs in", async () => {
    const page = open("https://app.example.com/?__clerk_ticket=t1&__clerk_status=sign_in&redirect_url=/deep");
    answers["POST /v1/client/sign_ins"] = () => {
      now = signedIn;
      return { response: { object: "sign_in_attempt", id: "sia_1", status: "complete", created_session_id: "sess_1" }, client: now };
    };
    const clerk = new Clerk(PRODUCTION);
    await clerk.handleRedirectCallback();
    expect(asked.find(({ path }) => path === "POST /v1/client/sign_ins")?.form).toMatchObject({ strategy: "ticket", ticket: "t1" });
    expect([clerk.session?.id, page.visited]).toEqual(["sess_1", ["https://app.example.com/deep"]]);
  });

  it("goes on with a sign-up that lacks something", async () => {
    const page = open("https://app.example.com/?__clerk_ticket=t1&__clerk_status=sign_up");
    answers["POST /v1/client/sign_ups"] = { response: { object: "sign_up_attempt", id: "sua_1", status: "missing_requirements", missing_fields: ["password"] }, client: null };
    await new Clerk(PRODUCTION).handleRedirectCallback({ continueSignUpUrl: "/continue" });
    expect(page.visited).toEqual(["https://app.example.com/continue"]);
  });
});

describe("the portal", () => {
  it("is asked for somebody's own things in the name of the session in use", async () => {
    open("https://app.example.com/");
    now = signedIn;
    const clerk = new Clerk(PRODUCTION);
    await clerk.load();
    await clerk.user!.update({ firstName: "Ada" });
    await clerk.user!.createExternalAccount({ strategy: "oauth_notion", redirect_url: "/" });
    expect(asked.slice(-2)).toMatchObject([
      { path: "POST /v1/me", query: { _method: "PATCH", _clerk_session_id: "sess_1" }, form: { first_name: "Ada" } },
      { path: "POST /v1/me/external_accounts", form: { strategy: "oauth_notion", redirect_url: "https://app.example.com/" } },
    ]);
    await clerk.session!.touch();
    expect(asked.at(-1)?.query).not.toHaveProperty("_clerk_session_id");
  });

  it.each([
    [undefined, "https://clerk.example.test"],
    ["http://localhost:4101/", "http://localhost:4101"],
    ["/__clerk", "https://app.example.com/__clerk"],
    [(url: URL) => `${url.origin}/proxy`, "https://app.example.com/proxy"],
  ])("is found at %s", (proxyUrl, address) => {
    open("https://app.example.com/");
    expect(new Clerk(PRODUCTION, { proxyUrl }).address).toBe(address);
  });

  it("may be out of reach: loading fails, and can be tried again", async () => {
    open("https://app.example.com/");
    vi.useFakeTimers({ shouldAdvanceTime: true, advanceTimeDelta: 500 });
    const reach = globalThis.fetch;
    vi.stubGlobal("fetch", () => Promise.reject(new TypeError("Failed to fetch")));
    const clerk = new Clerk(PRODUCTION);
    await expect(clerk.load()).rejects.toMatchObject({ code: "network_error" });
    expect(clerk.status).toBe("error");
    vi.stubGlobal("fetch", reach);
    await clerk.load();
    expect(clerk.loaded).toBe(true);
    vi.useRealTimers();
  });
});

it("reads external accounts in both spellings", async () => {
  open("https://app.example.com/");
  const verification = { object: "verification_oauth", status: "unverified", strategy: "oauth_notion", external_verification_redirect_url: "https://notion.example/ask", error: { code: "oauth_access_denied", message: "no", long_message: "No." } };
  const account = { object: "external_account", id: "eac_1", provider: "oauth_notion", provider_user_id: "n1", image_url: "https://notion.example/a.png", email_address: "a@b.test", username: null, verification };
  now = client({ sessions: [{ ...session, user: { ...session.user, two_factor_enabled: true, external_accounts: [account] } }], last_active_session_id: "sess_1" });
  const clerk = new Clerk(PRODUCTION);
  await clerk.load();
  const [found] = clerk.user!.unverifiedAccounts;
  expect([found?.provider, found?.externalId, found?.picture, found?.accountIdentifier(), found?.providerTitle()]).toEqual(["notion", "n1", "https://notion.example/a.png", "a@b.test", "Notion Account"]);
  expect(String(found?.verification.externalVerificationRedirectURL)).toBe("https://notion.example/ask");
  expect(found?.verification.externalVerificationRedirectUrl).toBe("https://notion.example/ask");
  expect(found?.verification.error).toEqual({ code: "oauth_access_denied", message: "no", longMessage: "No." });
  const { twoFactorEnabled } = clerk.user!;
  expect([twoFactorEnabled(), String(twoFactorEnabled), JSON.stringify({ twoFactorEnabled })]).toEqual([true, "true", '{"twoFactorEnabled":true}']);
});
