import { describe, expect, it } from "vitest";
import { database } from "@/lib/db/client";
import { newId } from "@/lib/db/identifiers";
import { PASSWORD, somebody } from "./attacks/somebody";
import { ApiBrowser } from "./support/api-browser";
import { changeSettings, useInstance } from "./support/instance";
import { letProofGrowOld, refusal, signedIn, signInAgain, type SignedIn } from "./signed-in";

useInstance();

/** A proved address beside the one that the person signed up with. */
async function secondAddress({ userId }: SignedIn, emailAddress: string, proved = true): Promise<string> {
  const id = newId("identification");
  const verification = { id: newId("verification"), strategy: "admin", ...(proved ? { verifiedAt: new Date() } : {}) };
  await database().verification.create({ data: verification });
  await database().emailAddress.create({ data: { id, userId, emailAddress, claim: proved ? emailAddress : null, verificationId: verification.id } });
  return id;
}

async function proveFirstAddress({ userId }: SignedIn): Promise<void> {
  const { id, emailAddress } = await database().emailAddress.findFirstOrThrow({ where: { userId } });
  const verification = await database().verification.create({ data: { id: newId("verification"), strategy: "admin", verifiedAt: new Date() } });
  await database().emailAddress.update({ where: { id }, data: { claim: emailAddress, verificationId: verification.id } });
}

describe("GET /v1/me", () => {
  it("200 with the person and the browser that asks", async () => {
    const { api, userId, username, sessionId } = await signedIn();
    const { status, json } = await api.get("/v1/me");
    expect(status).toBe(200);
    expect(json.response).toMatchObject({ object: "user", id: userId, username, password_enabled: true, delete_self_enabled: true, has_image: false });
    expect(json.client).toMatchObject({ object: "client", last_active_session_id: sessionId });
  });

  it("200 with the person of the session that is named", async () => {
    const { api, sessionId, userId } = await signedIn();
    const second = await somebody();
    const other = await api.post("/v1/client/sign_ins", { identifier: second.address, password: PASSWORD });
    const named = (id: string) => api.get("/v1/me", { query: { _clerk_session_id: id } });
    expect((await named(sessionId)).json.response.id).toBe(userId);
    expect((await named(other.json.response.created_session_id)).json.response.id).toBe(second.userId);
  });

  it("401 when nobody is signed in, and for a session of somebody else's browser", async () => {
    const { sessionId } = await signedIn();
    expect(refusal(await new ApiBrowser().get("/v1/me"))).toEqual([401, "authentication_invalid"]);
    const { api } = await signedIn();
    expect((await api.get("/v1/me", { query: { _clerk_session_id: sessionId } })).status).toBe(401);
  });
});

describe("PATCH /v1/me", () => {
  it("200 with the new names; what is empty is cleared, what is absent stays", async () => {
    const { api, username } = await signedIn();
    const named = await api.patch("/v1/me", { first_name: "Ada", last_name: "Lovelace" });
    expect(named).toMatchObject({ status: 200, json: { response: { first_name: "Ada", last_name: "Lovelace", username } } });
    expect(named.json.client.sessions[0].user.first_name).toBe("Ada");
    const cleared = await api.patch("/v1/me", { last_name: null });
    expect(cleared.json.response).toMatchObject({ first_name: "Ada", last_name: null, username });
  });

  it("200 as PATCH with JSON too", async () => {
    const { api } = await signedIn();
    const answer = await api.send("PATCH", "/v1/me", { json: { first_name: "Grace", last_name: null } });
    expect(answer).toMatchObject({ status: 200, json: { response: { first_name: "Grace", last_name: null } } });
  });

  it("200 with nothing to change", async () => {
    const { api, userId } = await signedIn();
    expect(await api.patch("/v1/me")).toMatchObject({ status: 200, json: { response: { id: userId } } });
  });

  it("200 with the unsafe metadata that older SDKs send here, which replaces", async () => {
    const { api } = await signedIn();
    await api.patch("/v1/me", { unsafe_metadata: { theme: "dark", size: 3 } });
    const { json } = await api.patch("/v1/me", { unsafe_metadata: JSON.stringify({ theme: "light" }) });
    expect(json.response.unsafe_metadata).toEqual({ theme: "light" });
    expect((await api.patch("/v1/me", { unsafe_metadata: null })).json.response.unsafe_metadata).toEqual({});
  });

  it("200 with another primary address, together with a name", async () => {
    const person = await signedIn();
    await proveFirstAddress(person);
    const id = await secondAddress(person, "second-primary@example.test");
    const { status, json } = await person.api.patch("/v1/me", { primary_email_address_id: id, first_name: "Ada" });
    expect(status).toBe(200);
    expect(json.response).toMatchObject({ primary_email_address_id: id, first_name: "Ada" });
  });

  it("400 when the primary address is not proved; then nothing is changed", async () => {
    const person = await signedIn();
    const id = await secondAddress(person, "unproved-primary@example.test", false);
    expect(refusal(await person.api.patch("/v1/me", { first_name: "Ada", primary_email_address_id: id }))).toEqual([400, "identification_update_failed primary_email_address_id"]);
    const { json } = await person.api.get("/v1/me");
    expect(json.response.first_name).toBeNull();
    expect(json.response.primary_email_address_id).not.toBe(id);
  });

  it("422 when the username is taken; then nothing is changed", async () => {
    const person = await signedIn();
    await proveFirstAddress(person);
    const other = await signedIn();
    const before = (await person.api.get("/v1/me")).json.response;
    const id = await secondAddress(person, "all-or-nothing@example.test");
    const answer = await person.api.patch("/v1/me", { primary_email_address_id: id, first_name: "Ada", username: other.username });
    expect(refusal(answer)).toEqual([422, "form_identifier_exists username"]);
    const after = (await person.api.get("/v1/me")).json.response;
    expect(after).toMatchObject({ first_name: null, primary_email_address_id: before.primary_email_address_id, username: person.username });
  });

  it("200 with a primary wallet, once it is proved", async () => {
    const { api, userId } = await signedIn();
    const wallet = await database().web3Wallet.create({ data: { id: newId("identification"), userId, web3Wallet: "0xabc0000000000000000000000000000000000001" } });
    expect(refusal(await api.patch("/v1/me", { primary_web3_wallet_id: wallet.id }))).toEqual([400, "identification_update_failed primary_web3_wallet_id"]);
    await database().web3Wallet.update({ where: { id: wallet.id }, data: { claim: wallet.web3Wallet } });
    expect((await api.patch("/v1/me", { primary_web3_wallet_id: wallet.id })).json.response.primary_web3_wallet_id).toBe(wallet.id);
  });

  it.each(["primary_email_address_id", "primary_phone_number_id", "primary_web3_wallet_id"])("404 for %s of somebody else, or of nobody", async (name) => {
    const [victim, { api }] = [await signedIn(), await signedIn()];
    const { id } = await database().emailAddress.findFirstOrThrow({ where: { userId: victim.userId } });
    for (const foreign of [id, "idn_nobody", "x".repeat(64)]) expect(refusal(await api.patch("/v1/me", { [name]: foreign }))).toEqual([404, `resource_not_found ${name}`]);
  });

  it("422 when a primary address would be none", async () => {
    const person = await signedIn();
    await proveFirstAddress(person);
    const id = await secondAddress(person, "never-none@example.test");
    await person.api.patch("/v1/me", { primary_email_address_id: id });
    expect(refusal(await person.api.patch("/v1/me", { primary_email_address_id: null }))).toEqual([422, "form_param_nil primary_email_address_id"]);
    expect((await person.api.patch("/v1/me", { primary_phone_number_id: null })).status).toBe(200);
  });

  it("200 with the password of older SDKs, which signs in from then on", async () => {
    const { api, address } = await signedIn();
    const password = "another harbour at dusk 8";
    expect((await api.patch("/v1/me", { password })).status).toBe(200);
    const signIn = (text: string) => new ApiBrowser().post("/v1/client/sign_ins", { identifier: address, password: text });
    expect((await signIn(password)).json.response.status).toBe("complete");
    expect((await signIn(PASSWORD)).status).toBe(422);
  });

  it("422 for a password that is not acceptable", async () => {
    const { api } = await signedIn();
    expect(refusal(await api.patch("/v1/me", { password: "short" }))).toEqual([422, "form_password_length_too_short password"]);
  });

  it("403 for a password, a username and a primary address when the last proof is old", async () => {
    const person = await signedIn();
    const id = await secondAddress(person, "stale-primary@example.test");
    await letProofGrowOld(person);
    for (const change of [{ password: "another harbour at dusk 8" }, { username: "stale_name" }, { primary_email_address_id: id }]) {
      const answer = await person.api.patch("/v1/me", change);
      expect(refusal(answer)).toEqual([403, "session_reverification_required"]);
      expect(answer.json.clerk_error).toMatchObject({ type: "forbidden", reason: "reverification-error" });
    }
    expect((await person.api.patch("/v1/me", { first_name: "Ada" })).status).toBe(200);
  });

  it.each([
    [{ first_name: "x".repeat(257) }, "form_param_max_length_exceeded first_name"],
    [{ username: "1234" }, "form_username_needs_non_number_char username"],
    [{ username: "ab" }, "form_username_invalid_length username"],
    [{ timezone: "Mars/Olympus" }, "form_param_value_invalid timezone"],
    [{ unsafe_metadata: "[1]" }, "form_param_type_invalid unsafe_metadata"],
    [{ unsafe_metadata: "{broken" }, "form_param_type_invalid unsafe_metadata"],
    [{ unsafe_metadata: { big: "x".repeat(9000) } }, "form_param_exceeds_allowed_size unsafe_metadata"],
    [{ public_metadata: { admin: true } }, "form_param_unknown public_metadata"],
    [{ private_metadata: { admin: true } }, "form_param_unknown private_metadata"],
    [{ banned: "false" }, "form_param_unknown banned"],
    [{ user_id: "user_1" }, "form_param_unknown user_id"],
  ])("422 for %j", async (change, error) => {
    const { api } = await signedIn();
    expect(refusal(await api.patch("/v1/me", change))).toEqual([422, error]);
  });

  it("401 when nobody is signed in", async () => {
    expect(refusal(await new ApiBrowser().patch("/v1/me", { first_name: "Ada" }))).toEqual([401, "authentication_invalid"]);
  });
});

describe("DELETE /v1/me", () => {
  it("200 with the deleted object, and a client that nobody is signed in on", async () => {
    const person = await signedIn();
    const elsewhere = await signInAgain(person);
    const { status, json } = await person.api.delete("/v1/me");
    expect(status).toBe(200);
    expect(json).toMatchObject({ response: { object: "user", id: person.userId, deleted: true }, client: { sessions: [], last_active_session_id: null } });
    expect((await person.api.get("/v1/me")).status).toBe(401);
    expect((await elsewhere.api.get("/v1/me")).status).toBe(401);
    expect(await database().user.count({ where: { id: person.userId } })).toBe(0);
  });

  it("403 when the last proof is old", async () => {
    const person = await signedIn();
    await letProofGrowOld(person);
    expect(refusal(await person.api.delete("/v1/me"))).toEqual([403, "session_reverification_required"]);
    expect((await person.api.get("/v1/me")).status).toBe(200);
  });

  it("403 where people may not delete themselves", async () => {
    const person = await signedIn();
    await database().user.update({ where: { id: person.userId }, data: { deleteSelfEnabled: false } });
    expect(refusal(await person.api.delete("/v1/me"))).toEqual([403, "user_delete_self_not_enabled"]);
    const other = await signedIn();
    await changeSettings({ actions: { delete_self: false } });
    expect(refusal(await other.api.delete("/v1/me"))).toEqual([403, "user_delete_self_not_enabled"]);
    await changeSettings({ actions: { delete_self: true } });
  });

  it("401 when nobody is signed in", async () => {
    expect(refusal(await new ApiBrowser().delete("/v1/me"))).toEqual([401, "authentication_invalid"]);
  });
});

describe("POST /v1/me/tokens", () => {
  const claimsOf = (jwt: string) => JSON.parse(Buffer.from(jwt.split(".")[1] ?? "", "base64url").toString()) as Record<string, unknown>;
  const token = (api: ApiBrowser, form: Record<string, unknown>) => api.post("/v1/me/tokens", form);

  it("200 with the session token for the service clerk", async () => {
    const { api, userId, sessionId } = await signedIn();
    const { status, json } = await token(api, { service: "clerk" });
    expect(status).toBe(200);
    expect(json).toEqual({ object: "token", jwt: expect.any(String) });
    expect(claimsOf(json.jwt)).toMatchObject({ sub: userId, sid: sessionId, v: 2 });
  });

  it("200 with the token of the template that bears the service's name", async () => {
    const { api, userId } = await signedIn();
    expect(refusal(await token(api, { service: "hasura" }))).toEqual([404, "resource_not_found"]);
    const claims = { "https://hasura.io/jwt/claims": { "x-hasura-allowed-roles": ["user"], "x-hasura-default-role": "user", "x-hasura-user-id": "{{user.id}}" } };
    await database().jwtTemplate.create({ data: { id: newId("jwtTemplate"), name: "hasura", claims } });
    const { status, json } = await token(api, { service: "hasura" });
    expect(status).toBe(200);
    expect(claimsOf(json.jwt)).toMatchObject({ sub: userId, "https://hasura.io/jwt/claims": { "x-hasura-user-id": userId, "x-hasura-allowed-roles": ["user"] } });
    expect(claimsOf(json.jwt)).not.toHaveProperty("sid");
  });

  it("422 for a service that is unknown or not named", async () => {
    const { api } = await signedIn();
    expect(refusal(await token(api, { service: "carrier_pigeon" }))).toEqual([422, "form_param_value_invalid service"]);
    expect(refusal(await token(api, {}))).toEqual([422, "form_param_missing service"]);
  });

  it("401 when nobody is signed in", async () => {
    expect(refusal(await token(new ApiBrowser(), { service: "clerk" }))).toEqual([401, "authentication_invalid"]);
  });
});
