import { describe, expect, it } from "vitest";
import { newestMessage } from "@/lib/flows/testing";
import { database } from "@/lib/db/client";
import { after, MINUTE } from "@/lib/time";
import { ApiBrowser } from "./support/api-browser";
import { changeSettings, useInstance } from "./support/instance";
import { letProofGrowOld, refusal, signedIn, type SignedIn } from "./signed-in";

useInstance();

const LIST = "/v1/me/email_addresses";
// As SDKs send it: with a slash at the end.
const add = ({ api }: Pick<SignedIn, "api">, email_address: string) => api.post(`${LIST}/`, { email_address });

async function added(person: Pick<SignedIn, "api">, emailAddress: string): Promise<string> {
  return (await add(person, emailAddress)).json.response.id;
}

async function prepared(person: Pick<SignedIn, "api">, emailAddress: string): Promise<{ id: string; code: string }> {
  const id = await added(person, emailAddress);
  await person.api.post(`${LIST}/${id}/prepare_verification`, { strategy: "email_code" });
  return { id, code: (await newestMessage(emailAddress)).code ?? "" };
}

async function proved(person: Pick<SignedIn, "api">, emailAddress: string): Promise<string> {
  const { id, code } = await prepared(person, emailAddress);
  await person.api.post(`${LIST}/${id}/attempt_verification`, { code });
  return id;
}

describe("POST /v1/me/email_addresses", () => {
  it("200 with an address that nothing is known of yet", async () => {
    const person = await signedIn();
    const { status, json } = await add(person, " New.One@Example.test");
    expect(status).toBe(200);
    expect(json.response).toEqual({
      object: "email_address",
      id: expect.stringMatching(/^idn_/),
      email_address: "new.one@example.test",
      reserved: false,
      verification: null,
      linked_to: [],
      matches_sso_connection: false,
      created_at: expect.any(Number),
      updated_at: expect.any(Number),
    });
    expect(json.client.sessions[0].user.email_addresses).toHaveLength(2);
  });

  it.each(["", "nonsense", "a@b", "two@example.test, three@example.test", "spaces in@example.test"])("422 for %j", async (text) => {
    const person = await signedIn();
    expect(refusal(await add(person, text))).toEqual([422, text === "" ? "form_param_missing email_address" : "form_param_format_invalid email_address"]);
    expect((await person.api.get(LIST)).json).toHaveLength(1);
  });

  it("422 when somebody has it: oneself, or another person who has proved it", async () => {
    const [person, other] = [await signedIn(), await signedIn()];
    await proved(person, "taken@example.test");
    expect(refusal(await add(person, "TAKEN@example.test"))).toEqual([422, "form_identifier_exists email_address"]);
    expect(refusal(await add(other, "taken@example.test"))).toEqual([422, "form_identifier_exists email_address"]);
  });

  it("422 for a parameter that is not a person's to give", async () => {
    const { api } = await signedIn();
    for (const name of ["verified", "primary", "user_id"]) expect(refusal(await api.post(LIST, { email_address: "x@example.test", [name]: true }))).toEqual([422, `form_param_unknown ${name}`]);
  });

  it("400 with too many that are not proved", async () => {
    const person = await signedIn();
    const answers = [];
    for (let count = 0; count < 10; count += 1) answers.push(await add(person, `many${count}@example.test`));
    expect(refusal(answers.at(-1)!)).toEqual([400, "too_many_unverified_identifications"]);
  });

  it("403 when the last proof is old", async () => {
    const person = await signedIn();
    await letProofGrowOld(person);
    expect(refusal(await add(person, "old-proof@example.test"))).toEqual([403, "session_reverification_required"]);
  });

  it("401 when nobody is signed in", async () => {
    expect(refusal(await add({ api: new ApiBrowser() }, "nobody@example.test"))).toEqual([401, "authentication_invalid"]);
  });
});

describe("GET /v1/me/email_addresses", () => {
  it("200 with the bare list, as the user object has it", async () => {
    const person = await signedIn();
    await add(person, "in-list@example.test");
    const { status, json } = await person.api.get(LIST);
    expect(status).toBe(200);
    expect(json.map((each: { email_address: string }) => each.email_address)).toEqual([person.address, "in-list@example.test"]);
    expect((await person.api.get("/v1/me")).json.response.email_addresses).toEqual(json);
    expect((await person.api.get(`${LIST}/${json[1].id}`)).json.response).toEqual(json[1]);
  });

  it("401 when nobody is signed in", async () => {
    expect(refusal(await new ApiBrowser().get(LIST))).toEqual([401, "authentication_invalid"]);
    expect(refusal(await new ApiBrowser().get(`${LIST}/idn_1`))).toEqual([401, "authentication_invalid"]);
  });
});

describe("proving an address by code", () => {
  it("200: prepared, then proved, then one's own", async () => {
    const person = await signedIn();
    const id = await added(person, "proved@example.test");
    const sent = await person.api.post(`${LIST}/${id}/prepare_verification`, { strategy: "email_code" });
    expect(sent.status).toBe(200);
    expect(sent.json.response).toMatchObject({ id, verification: { object: "verification_otp", status: "unverified", strategy: "email_code", attempts: 0, expire_at: expect.any(Number) } });
    const { code } = await newestMessage("proved@example.test");
    const attempted = await person.api.post(`${LIST}/${id}/attempt_verification`, { code });
    expect(attempted.status).toBe(200);
    expect(attempted.json.response).toMatchObject({ object: "email_address", id, verification: { status: "verified", strategy: "email_code", attempts: 1 } });
    expect(attempted.json.client.sessions[0].user.primary_email_address_id).toBe(id);
  });

  it("422 for a wrong code, which is counted; 400 after five", async () => {
    const person = await signedIn();
    const { id, code } = await prepared(person, "wrong-code@example.test");
    const attempt = (text: string) => person.api.post(`${LIST}/${id}/attempt_verification`, { code: text });
    const wrong = code === "111111" ? "222222" : "111111";
    for (let count = 1; count <= 5; count += 1) {
      expect(refusal(await attempt(wrong))).toEqual([422, "form_code_incorrect code"]);
      expect((await person.api.get(`${LIST}/${id}`)).json.response.verification.attempts).toBe(count);
    }
    expect(refusal(await attempt(code))).toEqual([400, "verification_failed"]);
  });

  it("400 for an expired code", async () => {
    const person = await signedIn();
    const { id, code } = await prepared(person, "expired@example.test");
    await database().verification.updateMany({ where: { subjectId: id }, data: { expireAt: after(new Date(), -MINUTE) } });
    expect(refusal(await person.api.post(`${LIST}/${id}/attempt_verification`, { code }))).toEqual([400, "verification_expired"]);
    expect((await person.api.get(`${LIST}/${id}`)).json.response.verification.status).toBe("expired");
  });

  it("400 before anything was sent, and once it is proved", async () => {
    const person = await signedIn();
    const id = await added(person, "nothing-sent@example.test");
    expect(refusal(await person.api.post(`${LIST}/${id}/attempt_verification`, { code: "123456" }))).toEqual([400, "verification_missing"]);
    const other = await proved(person, "twice@example.test");
    for (const step of ["prepare_verification", "attempt_verification"]) {
      expect(refusal(await person.api.post(`${LIST}/${other}/${step}`, step.startsWith("p") ? { strategy: "email_code" } : { code: "123456" }))).toEqual([400, "verification_already_verified"]);
    }
  });

  it("400 for whoever proves it second", async () => {
    const [first, second] = [await signedIn(), await signedIn()];
    const [a, b] = [await prepared(first, "both@example.test"), await prepared(second, "both@example.test")];
    expect((await second.api.post(`${LIST}/${b.id}/attempt_verification`, { code: b.code })).status).toBe(200);
    expect(refusal(await first.api.post(`${LIST}/${a.id}/attempt_verification`, { code: a.code }))).toEqual([400, "identification_claimed email_address"]);
  });

  it("429 with Retry-After when another code is asked for at once", async () => {
    const person = await signedIn();
    const { id } = await prepared(person, "again@example.test");
    const answer = await person.api.post(`${LIST}/${id}/prepare_verification`, { strategy: "email_code" });
    expect(refusal(answer)).toEqual([429, "verification_code_too_many_requests"]);
    expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
  });

  it.each([
    [{}, 422, "form_param_missing strategy"],
    [{ strategy: "pigeon" }, 422, "form_param_value_invalid strategy"],
    [{ strategy: "phone_code" }, 400, "verification_strategy_invalid strategy"],
    [{ strategy: "email_code", unheard_of: "x" }, 422, "form_param_unknown unheard_of"],
  ])("refuses to prepare with %j: %i", async (form, ...expected) => {
    const person = await signedIn();
    const id = await added(person, "strategies@example.test");
    expect(refusal(await person.api.post(`${LIST}/${id}/prepare_verification`, form))).toEqual(expected);
    await person.api.delete(`${LIST}/${id}`);
  });

  it("422 without a code", async () => {
    const person = await signedIn();
    const { id } = await prepared(person, "no-code@example.test");
    expect(refusal(await person.api.post(`${LIST}/${id}/attempt_verification`, {}))).toEqual([422, "form_param_missing code"]);
  });
});

describe("proving an address by link", () => {
  const REDIRECT = "http://localhost:4000/verified?tab=1";

  it("200: the link is mailed, and the address is polled until it is proved", async () => {
    const person = await signedIn();
    const id = await added(person, "linked@example.test");
    const sent = await person.api.post(`${LIST}/${id}/prepare_verification`, { strategy: "email_link", redirect_url: REDIRECT });
    expect(sent).toMatchObject({ status: 200, json: { response: { verification: { object: "verification_email_link", status: "unverified", strategy: "email_link" } } } });
    expect((await newestMessage("linked@example.test")).link).toContain("/verify?token=");
    const { redirectUrl } = await database().verification.findFirstOrThrow({ where: { subjectId: id } });
    expect(redirectUrl).toBe(REDIRECT);
  });

  it("422 when the link would lead somewhere that is not allowed", async () => {
    const person = await signedIn();
    const id = await added(person, "led-away@example.test");
    for (const redirect_url of ["https://evil.test/", "javascript:alert(1)", "//evil.test"]) {
      expect(refusal(await person.api.post(`${LIST}/${id}/prepare_verification`, { strategy: "email_link", redirect_url }))).toEqual([422, "redirect_url_not_associated_with_instance redirect_url"]);
    }
    expect((await person.api.get(`${LIST}/${id}`)).json.response.verification).toBeNull();
  });

  it("400 where the instance has no links", async () => {
    const person = await signedIn();
    const id = await added(person, "no-links@example.test");
    await changeSettings({ email_address: { strategies: ["email_code"] } });
    expect(refusal(await person.api.post(`${LIST}/${id}/prepare_verification`, { strategy: "email_link" }))).toEqual([400, "form_param_value_disabled strategy"]);
    await changeSettings({ email_address: { strategies: ["email_code", "email_link"] } });
  });
});

describe("DELETE /v1/me/email_addresses/{id}", () => {
  it("200 with the deleted object; another proved one becomes primary", async () => {
    const person = await signedIn();
    const [first, second] = [await proved(person, "primary@example.test"), await proved(person, "next@example.test")];
    const { status, json } = await person.api.delete(`${LIST}/${first}`);
    expect(status).toBe(200);
    expect(json.response).toEqual({ object: "email_address", id: first, deleted: true });
    expect(json.client.sessions[0].user.primary_email_address_id).toBe(second);
    expect(refusal(await person.api.get(`${LIST}/${first}`))).toEqual([404, "resource_not_found"]);
  });

  it("400 for the last one that is required", async () => {
    const person = await signedIn();
    const id = await proved(person, "the-last@example.test");
    const [first] = (await person.api.get(LIST)).json;
    expect((await person.api.delete(`${LIST}/${first.id}`)).status).toBe(200);
    expect(refusal(await person.api.delete(`${LIST}/${id}`))).toEqual([400, "last_required_identification_deletion_failed"]);
    expect((await person.api.get(`${LIST}/${id}`)).status).toBe(200);
  });

  it("403 when the last proof is old", async () => {
    const person = await signedIn();
    const id = await added(person, "stays@example.test");
    await letProofGrowOld(person);
    expect(refusal(await person.api.delete(`${LIST}/${id}`))).toEqual([403, "session_reverification_required"]);
  });
});

describe("with somebody else's address", () => {
  it("404 for every operation, and nothing changes", async () => {
    const [victim, { api }] = [await signedIn(), await signedIn()];
    const { id, code } = await prepared(victim, "victim@example.test");
    for (const target of [id, "idn_nobody"]) {
      const at = `${LIST}/${target}`;
      const answers = [
        await api.get(at),
        await api.delete(at),
        await api.post(`${at}/prepare_verification`, { strategy: "email_code" }),
        await api.post(`${at}/attempt_verification`, { code }),
      ];
      for (const answer of answers) expect(refusal(answer)).toEqual([404, "resource_not_found"]);
    }
    expect((await victim.api.get(`${LIST}/${id}`)).json.response.verification).toMatchObject({ status: "unverified", attempts: 0 });
  });

  it("401 for every operation when nobody is signed in", async () => {
    const victim = await signedIn();
    const { id, code } = await prepared(victim, "victim2@example.test");
    const [api, at] = [new ApiBrowser(), `${LIST}/${id}`];
    const answers = [await api.get(at), await api.delete(at), await api.post(`${at}/prepare_verification`, { strategy: "email_code" }), await api.post(`${at}/attempt_verification`, { code })];
    for (const answer of answers) expect(refusal(answer)).toEqual([401, "authentication_invalid"]);
  });
});
