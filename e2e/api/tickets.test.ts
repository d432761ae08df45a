import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { database } from "@/lib/db/client";
import { newId } from "@/lib/db/identifiers";
import { sha256 } from "@/lib/encryption";
import { HOUR } from "@/lib/time";
import { PASSWORD, somebody } from "./attacks/somebody";
import { ApiBrowser, type Answer } from "./support/api-browser";
import { changeSettings, useInstance } from "./support/instance";

useInstance();

const SIGN_INS = "/v1/client/sign_ins";
const SIGN_UPS = "/v1/client/sign_ups";

let browser: ApiBrowser;
beforeEach(() => {
  browser = new ApiBrowser();
});

const refusal = ({ status, json }: Answer) => ({ status, code: json.errors[0].code });
const inAnHour = () => new Date(Date.now() + HOUR);

async function signInToken(userId: string, data: { usedAt?: Date; revokedAt?: Date; expiresAt?: Date } = {}): Promise<string> {
  const ticket = randomUUID();
  await database().signInToken.create({ data: { id: newId("signInToken"), userId, tokenHash: sha256(ticket), expiresAt: inAnHour(), ...data } });
  return ticket;
}

async function invitation(emailAddress: string, data: { acceptedAt?: Date; revokedAt?: Date; expiresAt?: Date; redirectUrl?: string } = {}): Promise<string> {
  const ticket = randomUUID();
  await database().invitation.create({ data: { id: newId("invitation"), emailAddress, claim: emailAddress, tokenHash: sha256(ticket), publicMetadata: { team: "red" }, expiresAt: inAnHour(), ...data } });
  return ticket;
}

describe("POST /v1/client/sign_ins with a ticket", () => {
  it("200: whom the token is for is signed in, once", async () => {
    const { userId } = await somebody();
    const ticket = await signInToken(userId);
    const { json } = await browser.post(SIGN_INS, { strategy: "ticket", ticket });
    expect(json.response).toMatchObject({ status: "complete", first_factor_verification: { object: "verification_ticket", status: "verified", strategy: "ticket" } });
    expect(json.client.sessions).toMatchObject([{ id: json.response.created_session_id, user: { id: userId } }]);
    expect(refusal(await new ApiBrowser().post(SIGN_INS, { strategy: "ticket", ticket }))).toEqual({ status: 400, code: "sign_in_token_already_used_code" });
  });

  it("200 for one of ten at the same moment", async () => {
    const { userId } = await somebody();
    const ticket = await signInToken(userId);
    const before = await database().session.count({ where: { userId } });
    const answers = await Promise.all(Array.from({ length: 10 }, () => new ApiBrowser().post(SIGN_INS, { strategy: "ticket", ticket })));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect((await database().session.count({ where: { userId } })) - before).toBe(1);
  });

  it("200, and a second factor is asked for all the same", async () => {
    const { userId } = await somebody();
    await database().phoneNumber.create({ data: { id: newId("identification"), userId, phoneNumber: "+14155550177", claim: "+14155550177", reservedForSecondFactor: true } });
    const begun = await browser.post(SIGN_INS, { strategy: "ticket", ticket: await signInToken(userId) });
    expect(begun.json).toMatchObject({ response: { status: "needs_second_factor", identifier: null, created_session_id: null }, client: { sessions: [] } });
    const path = `${SIGN_INS}/${begun.json.response.id}`;
    await browser.post(`${path}/prepare_second_factor`, { strategy: "phone_code" });
    expect((await browser.post(`${path}/attempt_second_factor`, { strategy: "phone_code", code: "424242" })).json.response.status).toBe("complete");
  });

  it("400 when it is unknown, used, revoked or too old", async () => {
    const { userId } = await somebody();
    const past = new Date(Date.now() - 1);
    const cases = { ticket_invalid_code: "unknown", sign_in_token_already_used_code: await signInToken(userId, { usedAt: past }), sign_in_token_revoked_code: await signInToken(userId, { revokedAt: past }), ticket_expired_code: await signInToken(userId, { expiresAt: past }) };
    for (const [code, ticket] of Object.entries(cases)) expect(refusal(await browser.post(SIGN_INS, { strategy: "ticket", ticket }))).toEqual({ status: 400, code });
  });

  it("400 when it is an invitation", async () => {
    const { address } = await somebody();
    expect(refusal(await browser.post(SIGN_INS, { strategy: "ticket", ticket: await invitation("not-here@example.test") }))).toEqual({ status: 400, code: "invitation_account_not_exists" });
    expect(refusal(await browser.post(SIGN_INS, { strategy: "ticket", ticket: await invitation(address) }))).toEqual({ status: 400, code: "invitation_account_exists" });
  });

  it("400 when that person is signed in here already; the token is still good", async () => {
    const { address, userId } = await somebody();
    await browser.post(SIGN_INS, { identifier: address, password: PASSWORD });
    const ticket = await signInToken(userId);
    expect(refusal(await browser.post(SIGN_INS, { strategy: "ticket", ticket }))).toEqual({ status: 400, code: "identifier_already_signed_in" });
    expect((await new ApiBrowser().post(SIGN_INS, { strategy: "ticket", ticket })).status).toBe(200);
  });

  it("403 when the account is banned; the token is still good", async () => {
    const { userId } = await somebody();
    const ticket = await signInToken(userId);
    await database().user.update({ where: { id: userId }, data: { bannedAt: new Date() } });
    expect(refusal(await browser.post(SIGN_INS, { strategy: "ticket", ticket }))).toEqual({ status: 403, code: "user_banned" });
    await database().user.update({ where: { id: userId }, data: { bannedAt: null } });
    expect((await browser.post(SIGN_INS, { strategy: "ticket", ticket })).status).toBe(200);
  });
});

describe("POST /v1/client/sign_ups with a ticket", () => {
  it("200 where new accounts are by invitation alone: the address is proved, the metadata comes along, the invitation is used up", async () => {
    await changeSettings({ sign_up: { mode: "restricted" } });
    const address = "invited@example.test";
    const ticket = await invitation(address);
    const begun = await browser.post(SIGN_UPS, { strategy: "ticket", ticket });
    expect(begun.json.response).toMatchObject({
      status: "missing_requirements",
      email_address: address,
      missing_fields: ["password"],
      unverified_fields: [],
      public_metadata: { team: "red" },
      verifications: { email_address: { object: "verification_ticket", status: "verified", strategy: "ticket", next_action: "" } },
    });
    const done = await browser.patch(`${SIGN_UPS}/${begun.json.response.id}`, { strategy: "ticket", ticket, password: PASSWORD });
    expect(done.json.response.status).toBe("complete");
    expect(done.json.client.sessions[0].user).toMatchObject({ public_metadata: { team: "red" }, email_addresses: [{ email_address: address, verification: { status: "verified" } }] });
    expect(refusal(await new ApiBrowser().post(SIGN_UPS, { strategy: "ticket", ticket, password: PASSWORD }))).toEqual({ status: 400, code: "invitation_already_accepted" });
    await changeSettings({ sign_up: { mode: "public" } });
  });

  it("200 in one step for one of five at the same moment", async () => {
    const ticket = await invitation("raced@example.test");
    const answers = await Promise.all(Array.from({ length: 5 }, () => new ApiBrowser().post(SIGN_UPS, { strategy: "ticket", ticket, password: PASSWORD })));
    expect(answers.filter(({ status, json }) => status === 200 && json.response.status === "complete")).toHaveLength(1);
    expect(await database().user.count({ where: { emailAddresses: { some: { emailAddress: "raced@example.test" } } } })).toBe(1);
    expect(await database().event.count({ where: { type: "invitation.accepted", userId: { not: null } } })).toBeGreaterThan(0);
  });

  it("200 for a sign-up that was begun without it", async () => {
    const begun = await browser.post(SIGN_UPS, { first_name: "Ada" });
    const done = await browser.patch(`${SIGN_UPS}/${begun.json.response.id}`, { ticket: await invitation("later@example.test"), strategy: "ticket", password: PASSWORD });
    expect(done.json.response).toMatchObject({ status: "complete", email_address: "later@example.test" });
  });

  it("422 when another address than the invited one is given, also afterwards", async () => {
    const ticket = await invitation("only@example.test");
    const conflict = { status: 422, code: "form_param_value_conflict" };
    expect(refusal(await browser.post(SIGN_UPS, { strategy: "ticket", ticket, email_address: "other@example.test" }))).toEqual(conflict);
    const begun = await browser.post(SIGN_UPS, { strategy: "ticket", ticket, email_address: "only@example.test" });
    expect(refusal(await browser.patch(`${SIGN_UPS}/${begun.json.response.id}`, { email_address: "other@example.test" }))).toEqual(conflict);
  });

  it("400 when it is unknown, revoked, too old, of a person who is here, or for signing in", async () => {
    const { address, userId } = await somebody();
    const past = new Date(Date.now() - 1);
    const cases = {
      ticket_invalid_code: "unknown",
      revoked_invitation: await invitation("revoked@example.test", { revokedAt: past }),
      ticket_expired_code: await invitation("expired@example.test", { expiresAt: past }),
      invitation_account_exists: await invitation(address),
      sign_in_token_not_in_sign_in_code: await signInToken(userId),
    };
    for (const [code, ticket] of Object.entries(cases)) expect(refusal(await browser.post(SIGN_UPS, { strategy: "ticket", ticket }))).toEqual({ status: 400, code });
  });

  it("400 when it was revoked meanwhile, and there is no account", async () => {
    const ticket = await invitation("undecided@example.test");
    const begun = await browser.post(SIGN_UPS, { strategy: "ticket", ticket });
    await database().invitation.update({ where: { tokenHash: sha256(ticket) }, data: { revokedAt: new Date() } });
    expect(refusal(await browser.patch(`${SIGN_UPS}/${begun.json.response.id}`, { password: PASSWORD }))).toEqual({ status: 400, code: "revoked_invitation" });
    expect(await database().emailAddress.count({ where: { emailAddress: "undecided@example.test" } })).toBe(0);
  });
});

describe("GET /v1/tickets/accept", () => {
  const follow = (ticket: string) => browser.get("/v1/tickets/accept", { query: { ticket } });

  it("303 to the page that uses the ticket, and nothing is used up", async () => {
    const { userId } = await somebody();
    const ticket = await signInToken(userId);
    const answer = await follow(ticket);
    expect([answer.status, answer.headers.get("location")]).toEqual([303, `http://localhost:3000/sign-in?__clerk_ticket=${ticket}&__clerk_status=sign_in`]);
    expect((await browser.post(SIGN_INS, { strategy: "ticket", ticket })).status).toBe(200);
  });

  it("303 to the app that the invitation names, if the operator allows it", async () => {
    const own = await invitation("guest1@example.test", { redirectUrl: "http://localhost:5173/welcome?a=b" });
    expect((await follow(own)).headers.get("location")).toBe(`http://localhost:5173/welcome?a=b&__clerk_ticket=${own}&__clerk_status=sign_up`);
    const foreign = await invitation("guest2@example.test", { redirectUrl: "https://evil.example/" });
    expect((await follow(foreign)).headers.get("location")).toBe(`http://localhost:3000/sign-up?__clerk_ticket=${foreign}&__clerk_status=sign_up`);
  });

  it("303 to sign in for whoever has an account, and says so to whoever is signed in", async () => {
    const { address } = await somebody();
    const ticket = await invitation(address);
    expect((await follow(ticket)).headers.get("location")).toContain("/sign-in?__clerk_ticket=");
    await browser.post(SIGN_INS, { identifier: address, password: PASSWORD });
    expect((await follow(ticket)).headers.get("location")).toContain("__clerk_status=complete");
  });

  it("400 when it is unknown or missing", async () => {
    expect(refusal(await follow("unknown"))).toEqual({ status: 400, code: "ticket_invalid_code" });
    expect(refusal(await browser.get("/v1/tickets/accept"))).toEqual({ status: 400, code: "ticket_invalid_code" });
  });
});
