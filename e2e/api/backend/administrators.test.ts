import { beforeAll, describe, expect, it } from "vitest";
import { database } from "@/lib/db/client";
import { somebody } from "../attacks/somebody";
import { refusal } from "../signed-in";
import { BackendApi, newKey } from "../support/backend-api";
import { useInstance } from "../support/instance";

useInstance();

let api: BackendApi;
let userId: string;
let emailAddressId: string;
beforeAll(async () => {
  api = new BackendApi(await newKey());
  ({ userId } = await somebody());
  await database().administrator.create({ data: { userId } });
  emailAddressId = (await api.get(`/v1/users/${userId}`)).json.primary_email_address_id;
});

describe("an administrator's account, for a secret key", () => {
  it("200: is read, and its profile and metadata are changed", async () => {
    expect((await api.patch(`/v1/users/${userId}`, { first_name: "Ada", public_metadata: { plan: "gold" } })).json).toMatchObject({ first_name: "Ada", public_metadata: { plan: "gold" } });
    expect((await api.patch(`/v1/users/${userId}/metadata`, { private_metadata: { note: 1 } })).status).toBe(200);
  });

  const REFUSED: [what: string, ask: () => ReturnType<BackendApi["get"]>][] = [
    ["a link to sign in with", () => api.post("/v1/sign_in_tokens", { user_id: userId })],
    ["a password", () => api.patch(`/v1/users/${userId}`, { password: "another quiet harbour 8" })],
    ["a password's digest", () => api.patch(`/v1/users/${userId}`, { password_digest: "5f4dcc3b5aa765d61d8327deb882cf99", password_hasher: "md5" })],
    ["an authenticator app", () => api.patch(`/v1/users/${userId}`, { totp_secret: "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP" })],
    ["no authenticator app", () => api.delete(`/v1/users/${userId}/totp`)],
    ["no backup codes", () => api.delete(`/v1/users/${userId}/backup_code`)],
    ["no second factors", () => api.delete(`/v1/users/${userId}/mfa`)],
    ["no password", () => api.post(`/v1/users/${userId}/remove_password`)],
    ["another address", () => api.post("/v1/email_addresses", { user_id: userId, email_address: "thief@example.test", verified: true })],
    ["another address in place of all", () => api.put(`/v1/users/${userId}/email_address`, { email_address: "thief@example.test" })],
    ["an address unproved", () => api.patch(`/v1/email_addresses/${emailAddressId}`, { verified: false })],
    ["no address", () => api.delete(`/v1/email_addresses/${emailAddressId}`)],
    ["another number", () => api.post("/v1/phone_numbers", { user_id: userId, phone_number: "+14155550170", verified: true })],
    ["another number in place of all", () => api.put(`/v1/users/${userId}/phone_number`, { phone_number: "+14155550170" })],
    ["a ban", () => api.post(`/v1/users/${userId}/ban`)],
    ["a ban among others", () => api.post("/v1/users/ban", { user_ids: [userId] })],
    ["a lock", () => api.post(`/v1/users/${userId}/lock`)],
    ["an end", () => api.delete(`/v1/users/${userId}`)],
  ];
  it.each(REFUSED)("403, and nothing is changed: %s", async (_what, ask) => {
    const read = async () => {
      const { updated_at: _updatedAt, ...user } = (await api.get(`/v1/users/${userId}`)).json;
      return user;
    };
    const before = await read();
    expect(refusal(await ask())).toEqual([403, "authorization_invalid"]);
    expect(await read()).toEqual(before);
  });
});
