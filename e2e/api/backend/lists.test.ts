import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { database } from "@/lib/db/client";
import { newId } from "@/lib/db/identifiers";
import { PASSWORD, somebody } from "../attacks/somebody";
import { refusal } from "../signed-in";
import { ApiBrowser } from "../support/api-browser";
import { BackendApi, newKey, openBackendApi } from "../support/backend-api";
import { changeSettings, useInstance } from "../support/instance";

useInstance();

const ALLOWLIST = "/v1/allowlist_identifiers";
const BLOCKLIST = "/v1/blocklist_identifiers";
const SIGN_UPS = "/v1/client/sign_ups";
const SIGN_INS = "/v1/client/sign_ins";
const OFF = { allowlist: false, blocklist: false, allowlist_blocklist_disabled_on_sign_in: false, block_email_subaddresses: false, block_disposable_email_domains: false, ignore_dots_for_gmail_addresses: false };

let api: BackendApi;
let published: Awaited<ReturnType<typeof openBackendApi>>;
beforeAll(async () => {
  api = new BackendApi(await newKey());
  published = await openBackendApi();
});
afterAll(() => published.close());
afterEach(async () => {
  await changeSettings({ restrictions: OFF, attack_protection: { enumeration_protection: { enabled: false } } });
  await database().allowlistIdentifier.deleteMany({});
  await database().blocklistIdentifier.deleteMany({});
});

const allow = async (identifier: string) => (await api.post(ALLOWLIST, { identifier })).json;
const block = async (identifier: string) => (await api.post(BLOCKLIST, { identifier })).json;
const restrict = (restrictions: Partial<typeof OFF>) => changeSettings({ restrictions });
let count = 0;
const at = (domain: string) => `newcomer${(count += 1)}@${domain}`;
const signUp = (fields: Record<string, unknown>) => new ApiBrowser().post(SIGN_UPS, { password: PASSWORD, ...fields });
const refused = (kind: string) => [403, `not_allowed_access ${kind}`];

describe.each([
  ["allowlist", ALLOWLIST],
  ["blocklist", BLOCKLIST],
])("the %s", (name, path) => {
  it("200 with an entry, in the one way to write it", async () => {
    for (const [written, identifier, identifier_type] of [
      [" Ada@Example.TEST ", "ada@example.test", "email_address"],
      ["*@Bücher.example", "*@xn--bcher-kva.example", "email_address"],
      ["@whole.example", "*@whole.example", "email_address"],
      ["+1 (415) 555-0123", "+14155550123", "phone_number"],
      ["0x52908400098527886E0F7030069857D2E4169EE7", "0x52908400098527886e0f7030069857d2e4169ee7", "web3_wallet"],
    ]) {
      const { status, json } = await api.post(path, { identifier: written });
      expect([status, json]).toMatchObject([200, { object: `${name}_identifier`, identifier, identifier_type, instance_id: expect.stringMatching(/^ins_/) }]);
    }
    const { json } = await api.get(path);
    expect((json.data ?? json).map((each: { identifier_type: string }) => each.identifier_type)).toEqual(["web3_wallet", "phone_number", "email_address", "email_address", "email_address"]);
  });

  it("400 when it stands there, however it is written, also ten times at once", async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, (_, n) => api.post(path, { identifier: n % 2 ? "Twice@Example.test" : "twice@example.test" })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array.from({ length: 9 }, () => 400)]);
    expect(refusal(await api.post(path, { identifier: "twice@example.test" }))).toEqual([400, "duplicate_record identifier"]);
  });

  it("422 when it is no identifier", async () => {
    for (const identifier of ["nobody", "*", "*@", "*@*.example", "a@b", "a*@example.test", "*@example.test,*@b.test", "0x12", "12", ""]) {
      const answer = await api.post(path, { identifier });
      expect([identifier, answer.status, answer.json.errors?.[0].meta.param_name]).toEqual([identifier, 422, "identifier"]);
    }
    expect(refusal(await api.post(path, {}))).toEqual([422, "form_param_missing identifier"]);
    expect(refusal(await api.post(path, { identifier: 1 }))).toEqual([422, "form_param_type_invalid identifier"]);
    expect(refusal(await api.post(path, { identifier: "a@example.test", why: "x" }))).toEqual([422, "form_param_unknown why"]);
  });

  it("200 when an entry is deleted, 404 again; 401 without a key", async () => {
    const { id } = (await api.post(path, { identifier: "gone@example.test" })).json;
    expect((await api.delete(`${path}/${id}`)).json).toEqual({ object: `${name}_identifier`, id, deleted: true });
    expect(refusal(await api.delete(`${path}/${id}`))).toEqual([404, "resource_not_found"]);
    expect(await database().event.count({ where: { type: { startsWith: `${name}_identifier.` }, data: { path: [`${name}_identifier_id`], equals: id } } })).toBe(2);
    for (const answer of [await new BackendApi(null).get(path), await new BackendApi(null).post(path, {}), await new BackendApi(null).delete(`${path}/x`)]) expect(refusal(answer)).toEqual([401, "authorization_header_format_invalid"]);
  });
});

describe("POST /v1/allowlist_identifiers with notify", () => {
  it("200 with an invitation for a single address; deleting the entry takes it back", async () => {
    const { json } = await api.post(ALLOWLIST, { identifier: "welcome@example.test", notify: true });
    const invitation = (await api.get("/v1/invitations", { query: "welcome@example.test" })).json[0];
    expect([json.invitation_id, invitation.status]).toEqual([invitation.id, "pending"]);
    expect(await database().outboxMessage.count({ where: { toAddress: "welcome@example.test", slug: "invitation" } })).toBe(1);
    await api.delete(`${ALLOWLIST}/${json.id}`);
    expect(await database().invitation.findUnique({ where: { id: invitation.id } })).toMatchObject({ revokedAt: expect.any(Date) });
  });

  it("200 without one for whoever has an account, for a domain, a number; with the pending one where there is one", async () => {
    const { address } = await somebody();
    for (const identifier of [address, "*@domain.example", "+14155550124"]) expect((await api.post(ALLOWLIST, { identifier, notify: true })).json).not.toHaveProperty("invitation_id");
    const invited = (await api.post("/v1/invitations", { email_address: "twofold@example.test" })).json;
    expect((await api.post(ALLOWLIST, { identifier: "twofold@example.test", notify: true })).json.invitation_id).toBe(invited.id);
  });

  it("200 for a page of the list, counted where that is asked for", async () => {
    for (const identifier of ["p1@example.test", "p2@example.test", "p3@example.test"]) await allow(identifier);
    expect((await api.get(ALLOWLIST, { limit: "1", offset: "1" })).json).toMatchObject([{ identifier: "p2@example.test" }]);
    expect((await api.get(ALLOWLIST, { paginated: "true", limit: "1" })).json).toMatchObject({ data: [{ identifier: "p3@example.test" }], total_count: 3 });
  });
});

describe("an allowlist in force", () => {
  it("403 for a sign-up that is not on it, 200 for one that is, by address, domain or number", async () => {
    await allow("only@example.test");
    await allow("*@staff.example");
    await allow("+14155550130");
    await restrict({ allowlist: true });
    const answer = await signUp({ email_address: "other@example.test" });
    expect(refusal(answer)).toEqual(refused("email_address"));
    expect(answer.json.errors[0].meta.identifiers).toEqual(["other@example.test"]);
    expect(refusal(await signUp({ email_address: at("sub.staff.example") }))).toEqual(refused("email_address"));
    expect(refusal(await signUp({ email_address: at("evil-staff.example") }))).toEqual(refused("email_address"));
    for (const fields of [{ email_address: "ONLY@example.test" }, { email_address: at("staff.example") }, { email_address: at("elsewhere.example"), phone_number: "+14155550130" }]) expect((await signUp(fields)).status).toBe(200);
  });

  it("403 when another address is given in a later step, and nothing is sent to it", async () => {
    await allow("*@staff.example");
    await restrict({ allowlist: true });
    const browser = new ApiBrowser();
    const begun = await browser.post(SIGN_UPS, { email_address: at("staff.example"), password: PASSWORD });
    const other = at("elsewhere.example");
    expect(refusal(await browser.patch(`${SIGN_UPS}/${begun.json.response.id}`, { email_address: other, strategy: "email_code" }))).toEqual(refused("email_address"));
    expect(await database().outboxMessage.count({ where: { toAddress: other } })).toBe(0);
  });

  it("403 for a username alone, and when the entry is gone before the account is made", async () => {
    await changeSettings({ email_address: { mode: "optional" } });
    await restrict({ allowlist: true });
    const alone = await signUp({ username: "nobody_knows" });
    expect([alone.status, alone.json.errors?.[0].code]).toEqual([403, "not_allowed_access"]);
    await changeSettings({ email_address: { mode: "required" } });
    const { id } = await allow("*@staff.example");
    const browser = new ApiBrowser();
    const address = `late+clerk_test@staff.example`;
    const begun = await browser.post(SIGN_UPS, { email_address: address, password: PASSWORD, strategy: "email_code" });
    await api.delete(`${ALLOWLIST}/${id}`);
    expect(refusal(await browser.post(`${SIGN_UPS}/${begun.json.response.id}/attempt_verification`, { strategy: "email_code", code: "424242" }))).toEqual(refused("email_address"));
    expect(await database().emailAddress.count({ where: { emailAddress: address } })).toBe(0);
  });

  it("200 for whoever was invited by name", async () => {
    await restrict({ allowlist: true, blocklist: true, block_email_subaddresses: true });
    await block("*@outside.example");
    const { url } = (await api.post("/v1/invitations", { email_address: "a+b@outside.example" })).json;
    const ticket = new URL(url).searchParams.get("ticket") ?? "";
    expect((await signUp({ strategy: "ticket", ticket })).json.response.status).toBe("complete");
  });

  it("403 at sign-in for whoever is not on it, in every way; 200 where that is switched off, or any identifier of theirs is", async () => {
    const { address, username, userId } = await somebody();
    await restrict({ allowlist: true });
    expect(refusal(await new ApiBrowser().post(SIGN_INS, { identifier: address, password: PASSWORD }))).toEqual(refused("email_address"));
    expect(refusal(await new ApiBrowser().post(SIGN_INS, { identifier: username }))).toEqual(refused("email_address"));
    const ticket = (await api.post("/v1/sign_in_tokens", { user_id: userId })).json.token as string;
    expect(refusal(await new ApiBrowser().post(SIGN_INS, { strategy: "ticket", ticket }))).toEqual(refused("email_address"));
    await restrict({ allowlist_blocklist_disabled_on_sign_in: true });
    expect((await new ApiBrowser().post(SIGN_INS, { identifier: address, password: PASSWORD })).json.response.status).toBe("complete");
    await restrict({ allowlist_blocklist_disabled_on_sign_in: false });
    await database().phoneNumber.create({ data: { id: newId("identification"), userId, phoneNumber: "+14155550131", claim: "+14155550131" } });
    await allow("+14155550131");
    expect((await new ApiBrowser().post(SIGN_INS, { identifier: address, password: PASSWORD })).json.response.status).toBe("complete");
  });
});

describe("an allowlist in force", () => {
  it("200 at sign-in for an administrator who is not on it: who else could mend it", async () => {
    const { address, userId } = await somebody();
    await database().administrator.create({ data: { userId } });
    await restrict({ allowlist: true });
    expect((await new ApiBrowser().post(SIGN_INS, { identifier: address, password: PASSWORD })).json.response.status).toBe("complete");
  });
});

describe("a blocklist in force", () => {
  it("403 for whoever is on it, 200 for others and for whom the allowlist names too", async () => {
    await block("*@spam.example");
    await block("+14155550140");
    await restrict({ blocklist: true });
    expect(refusal(await signUp({ email_address: at("spam.example") }))).toEqual(refused("email_address"));
    expect(refusal(await signUp({ email_address: at("fine.example"), phone_number: "+14155550140" }))).toEqual(refused("phone_number"));
    expect((await signUp({ email_address: at("fine.example") })).status).toBe(200);
    const friend = at("spam.example");
    await allow(friend);
    expect(refusal(await signUp({ email_address: friend }))).toEqual(refused("email_address"));
    await restrict({ allowlist: true });
    expect((await signUp({ email_address: friend })).status).toBe(200);
  });

  it("403 at sign-in; where accounts are hidden, only for whoever has proved to have one", async () => {
    const { address } = await somebody();
    await block(address);
    await restrict({ blocklist: true });
    expect(refusal(await new ApiBrowser().post(SIGN_INS, { identifier: address }))).toEqual(refused("email_address"));
    await changeSettings({ attack_protection: { enumeration_protection: { enabled: true } } });
    expect((await new ApiBrowser().post(SIGN_INS, { identifier: address })).status).toBe(200);
    const sessions = await database().session.count();
    expect(refusal(await new ApiBrowser().post(SIGN_INS, { identifier: address, password: PASSWORD }))).toEqual(refused("email_address"));
    expect(await database().session.count()).toBe(sessions);
  });

  it("403 on the waitlist", async () => {
    await block("*@spam.example");
    await restrict({ blocklist: true });
    await changeSettings({ sign_up: { mode: "waitlist" } });
    expect(refusal(await new ApiBrowser().post("/v1/waitlist", { email_address: at("spam.example") }))).toEqual(refused("email_address"));
    await changeSettings({ sign_up: { mode: "public" } });
  });
});

describe("rules of addresses in force", () => {
  it("403 for subaddresses, but not for those that are set aside for tests", async () => {
    await restrict({ block_email_subaddresses: true });
    for (const mailbox of ["a+b", "a=b", "a#b"]) expect(refusal(await signUp({ email_address: `${mailbox}@example.test` }))).toEqual(refused("email_address"));
    expect((await signUp({ email_address: "fine+clerk_test@example.test" })).status).toBe(200);
    await changeSettings({ test_mode: false });
    expect(refusal(await signUp({ email_address: "fine2+clerk_test@example.test" }))).toEqual(refused("email_address"));
    await changeSettings({ test_mode: null });
  });

  it("403 for services that give a mailbox for minutes, also below their domains", async () => {
    await restrict({ block_disposable_email_domains: true });
    for (const domain of ["mailinator.com", "sub.mailinator.com", "YOPMAIL.com"]) expect(refusal(await signUp({ email_address: at(domain) }))).toEqual(refused("email_address"));
    for (const domain of ["gmail.com", "example.test", "mailinator.com.example"]) expect((await signUp({ email_address: at(domain) })).status).toBe(200);
  });

  it("200 at sign-in for whoever had such an address before", async () => {
    await changeSettings({ email_address: { verify_at_sign_up: false } });
    const address = `had+it${(count += 1)}@mailinator.com`;
    expect((await signUp({ email_address: address })).json.response.status).toBe("complete");
    await changeSettings({ email_address: { verify_at_sign_up: true } });
    await restrict({ block_email_subaddresses: true, block_disposable_email_domains: true });
    expect((await new ApiBrowser().post(SIGN_INS, { identifier: address, password: PASSWORD })).json.response.status).toBe("complete");
  });

  it("422 for a Gmail address that somebody has with other dots or at its other domain; hidden where accounts are; blocked in every spelling", async () => {
    await changeSettings({ email_address: { verify_at_sign_up: false } });
    expect((await signUp({ email_address: "jane.doe@gmail.com" })).json.response.status).toBe("complete");
    await changeSettings({ email_address: { verify_at_sign_up: true } });
    expect((await signUp({ email_address: "janedoe@gmail.com" })).status).toBe(200);
    await restrict({ ignore_dots_for_gmail_addresses: true, blocklist: true });
    expect(refusal(await signUp({ email_address: "j.a.n.e.d.o.e@gmail.com" }))).toEqual([422, "form_identifier_exists email_address"]);
    for (const other of ["jane.doe@googlemail.com", "janedoe@googlemail.com"]) expect(refusal(await signUp({ email_address: other }))).toEqual([422, "form_identifier_exists email_address"]);
    expect((await signUp({ email_address: "jane.doe@example.test" })).status).toBe(200);
    await block("spam.mer@gmail.com");
    for (const other of ["s.pammer@gmail.com", "spammer@googlemail.com"]) expect(refusal(await signUp({ email_address: other }))).toEqual(refused("email_address"));
    await block("pest@googlemail.com");
    expect(refusal(await signUp({ email_address: "p.est@gmail.com" }))).toEqual(refused("email_address"));
    await changeSettings({ attack_protection: { enumeration_protection: { enabled: true } } });
    expect((await signUp({ email_address: "jane.d.oe@gmail.com", strategy: "email_code" })).status).toBe(200);
    expect(await database().outboxMessage.count({ where: { toAddress: "jane.d.oe@gmail.com" } })).toBe(0);
  });
});

describe("the published SDK", () => {
  it("200 for each of its methods", async () => {
    const { allowlistIdentifiers, blocklistIdentifiers } = published.clerk;
    const allowed = await allowlistIdentifiers.createAllowlistIdentifier({ identifier: "sdk@example.test", notify: true });
    expect(allowed).toMatchObject({ identifier: "sdk@example.test", identifierType: "email_address", invitationId: expect.stringMatching(/^inv_/), instanceId: expect.stringMatching(/^ins_/) });
    expect(await allowlistIdentifiers.getAllowlistIdentifierList({ limit: 5 })).toMatchObject({ data: [{ id: allowed.id }], totalCount: 1 });
    expect(await allowlistIdentifiers.deleteAllowlistIdentifier(allowed.id)).toMatchObject({ id: allowed.id, deleted: true });
    const blocked = await blocklistIdentifiers.createBlocklistIdentifier({ identifier: "*@sdk.example" });
    expect(await blocklistIdentifiers.getBlocklistIdentifierList()).toMatchObject({ data: [{ id: blocked.id, identifier: "*@sdk.example" }], totalCount: 1 });
    expect(await blocklistIdentifiers.deleteBlocklistIdentifier(blocked.id)).toMatchObject({ id: blocked.id, deleted: true });
  });
});
