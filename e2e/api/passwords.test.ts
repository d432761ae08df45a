import { describe, expect, it } from "vitest";
import { database } from "@/lib/db/client";
import { newestMessage } from "@/lib/flows/testing";
import { PASSWORD } from "./attacks/somebody";
import { ApiBrowser } from "./support/api-browser";
import { changeSettings, useInstance } from "./support/instance";
import { letProofGrowOld, refusal, signedIn, signInAgain, type SignedIn } from "./signed-in";

useInstance();

const NEW = "a louder harbour at noon 8";
const change = ({ api }: Pick<SignedIn, "api">, form: Record<string, unknown>) => api.post("/v1/me/change_password", form);
const remove = ({ api }: Pick<SignedIn, "api">, form: Record<string, unknown> = {}) => api.post("/v1/me/remove_password", form);

async function canSignIn({ address }: Pick<SignedIn, "address">, password: string): Promise<boolean> {
  const { json } = await new ApiBrowser().post("/v1/client/sign_ins", { identifier: address, password });
  return json.response?.status === "complete";
}

function withoutPassword({ userId }: SignedIn) {
  return database().user.update({ where: { id: userId }, data: { passwordDigest: null, passwordHasher: null } });
}

describe("POST /v1/me/change_password", () => {
  it("200: the new password signs in, the old one does not, and the person is told", async () => {
    const person = await signedIn();
    const { status, json } = await change(person, { current_password: PASSWORD, new_password: NEW });
    expect(status).toBe(200);
    expect(json.response).toMatchObject({ object: "user", id: person.userId, password_enabled: true });
    expect((await newestMessage(person.address)).slug).toBe("password_changed");
    expect([await canSignIn(person, NEW), await canSignIn(person, PASSWORD)]).toEqual([true, false]);
  });

  it("200: other sessions end when it is asked for, and only then", async () => {
    const person = await signedIn();
    const other = await signInAgain(person);
    await change(person, { current_password: PASSWORD, new_password: NEW, sign_out_of_other_sessions: false });
    expect((await other.api.get("/v1/me")).status).toBe(200);
    await change(person, { current_password: NEW, new_password: PASSWORD, sign_out_of_other_sessions: true });
    expect((await other.api.get("/v1/me")).status).toBe(401);
    expect((await person.api.get("/v1/me")).status).toBe(200);
  });

  it("200 with the first password of somebody who had none", async () => {
    const person = await signedIn();
    await withoutPassword(person);
    expect((await change(person, { current_password: null, new_password: NEW })).json.response.password_enabled).toBe(true);
  });

  it("422 when the current password is wrong or missing", async () => {
    const person = await signedIn();
    expect(refusal(await change(person, { current_password: "wrong", new_password: NEW }))).toEqual([422, "form_password_incorrect current_password"]);
    expect(refusal(await change(person, { new_password: NEW }))).toEqual([422, "form_param_missing current_password"]);
    expect(await canSignIn(person, PASSWORD)).toBe(true);
  });

  it.each([
    ["short", "form_password_length_too_short new_password"],
    ["password123", "form_password_pwned new_password"],
    ["x".repeat(300), "form_password_size_in_bytes_exceeded new_password"],
    ["", "form_param_missing new_password"],
    [PASSWORD, "form_new_password_matches_current new_password"],
  ])("422 for %j", async (new_password, error) => {
    const person = await signedIn();
    expect(refusal(await change(person, { current_password: PASSWORD, new_password }))).toEqual([422, error]);
  });

  it("422 for a password that is too easy to guess, with what would help", async () => {
    const person = await signedIn();
    await changeSettings({ password: { min_strength: 3, breach_check_offline: false } });
    const answer = await change(person, { current_password: PASSWORD, new_password: "qwertzuiop" });
    await changeSettings({ password: { min_strength: 0, breach_check_offline: true } });
    expect(refusal(answer)).toEqual([422, "form_password_not_strong_enough new_password"]);
    const { suggestions } = answer.json.errors[0].meta.zxcvbn;
    expect(suggestions.length).toBeGreaterThan(0);
    for (const suggestion of suggestions) expect(suggestion).toEqual({ code: expect.any(String), message: expect.any(String) });
  });

  it("422 for a parameter that is unknown, and where the instance uses no passwords", async () => {
    const person = await signedIn();
    expect(refusal(await change(person, { current_password: PASSWORD, new_password: NEW, user_id: "user_1" }))).toEqual([422, "form_param_unknown user_id"]);
    await changeSettings({ password: { mode: "off" } });
    expect(refusal(await change(person, { current_password: PASSWORD, new_password: NEW }))).toEqual([422, "form_param_unknown new_password"]);
    await changeSettings({ password: { mode: "required" } });
  });

  it("403 for a first password when the last proof is old", async () => {
    const person = await signedIn();
    await withoutPassword(person);
    await letProofGrowOld(person);
    expect(refusal(await change(person, { new_password: NEW }))).toEqual([403, "session_reverification_required"]);
  });

  it("401 when nobody is signed in", async () => {
    expect(refusal(await change({ api: new ApiBrowser() }, { current_password: PASSWORD, new_password: NEW }))).toEqual([401, "authentication_invalid"]);
  });
});

describe("POST /v1/me/remove_password", () => {
  it("200 where it may go: codes sign in instead", async () => {
    const person = await signedIn();
    await changeSettings({ password: { mode: "optional" } });
    const { status, json } = await remove(person, { current_password: PASSWORD });
    expect(status).toBe(200);
    expect(json.response).toMatchObject({ object: "user", id: person.userId, password_enabled: false });
    expect(await canSignIn(person, PASSWORD)).toBe(false);
    expect(refusal(await remove(person))).toEqual([400, "no_password_set"]);
    await changeSettings({ password: { mode: "required" } });
  });

  it("400 where the instance requires one", async () => {
    expect(refusal(await remove(await signedIn(), { current_password: PASSWORD }))).toEqual([400, "password_required"]);
  });

  it("422 when the current password is wrong or missing", async () => {
    const person = await signedIn();
    expect(refusal(await remove(person, { current_password: "wrong" }))).toEqual([422, "form_password_incorrect current_password"]);
    expect(refusal(await remove(person))).toEqual([422, "form_param_missing current_password"]);
  });

  it("401 when nobody is signed in", async () => {
    expect(refusal(await remove({ api: new ApiBrowser() }, { current_password: PASSWORD }))).toEqual([401, "authentication_invalid"]);
  });
});
