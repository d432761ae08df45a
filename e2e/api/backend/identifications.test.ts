import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { database } from "@/lib/db/client";
import { newId } from "@/lib/db/identifiers";
import { sealProviderToken } from "@/lib/resources/external-accounts/tokens";
import { refusal } from "../signed-in";
import { BackendApi, newKey, openBackendApi } from "../support/backend-api";
import { useInstance } from "../support/instance";

useInstance();

let api: BackendApi;
let published: Awaited<ReturnType<typeof openBackendApi>>;
let count = 0;
beforeAll(async () => {
  api = new BackendApi(await newKey());
  published = await openBackendApi();
});
afterAll(() => published.close());

/** A user with or without a password, which is another way in beside what is deleted. */
async function user(hasPassword = true): Promise<string> {
  const given = hasPassword ? { username: `holder_${(count += 1)}`, password: "a quiet harbour at dawn 7" } : { web3_wallet: [newWallet()], skip_password_requirement: true };
  const { status, json } = await api.post("/v1/users", { ...given, skip_user_requirement: true });
  expect(status, JSON.stringify(json)).toBe(200);
  if (!hasPassword) await database().web3Wallet.deleteMany({ where: { userId: json.id } });
  return json.id;
}

const newWallet = () => `0x${String((count += 1)).padStart(40, "0")}`;

async function wallet(userId: string): Promise<string> {
  const address = newWallet();
  const { id } = await database().web3Wallet.create({ data: { id: newId("identification"), userId, web3Wallet: address, claim: address } });
  return id;
}

async function passkey(userId: string): Promise<string> {
  const { id } = await database().passkey.create({ data: { id: newId("passkey"), userId, name: "A key", lastUsedAt: new Date(), credentialId: newId("passkey"), publicKey: Buffer.from("key") } });
  return id;
}

async function account(userId: string): Promise<string> {
  const { id } = await database().externalAccount.create({ data: { id: newId("externalAccount"), identificationId: newId("identification"), userId, provider: "google", providerUserId: String((count += 1)), claim: `google:${count}` } });
  return id;
}

const KINDS = [
  ["web3_wallets", wallet, "web3_wallet"],
  ["passkeys", passkey, "passkey"],
  ["external_accounts", account, "external_account"],
] as const;

describe.each(KINDS)("DELETE /v1/users/{id}/%s/{id}", (path, make, object) => {
  it("200, and the user has it no more", async () => {
    const userId = await user();
    const [id, kept] = [await make(userId), await make(userId)];
    expect((await api.delete(`/v1/users/${userId}/${path}/${id}`)).json).toEqual({ object, id, deleted: true });
    const { json } = await api.get(`/v1/users/${userId}`);
    expect(json[path].map((each: { id: string }) => each.id)).toEqual([kept]);
    const events = await database().event.findMany({ where: { userId, type: "user.updated" } });
    expect(events.map(({ data }) => data)).toEqual([{ changed: [path], [`${object}_id`]: id }]);
  });

  it("400 for the last way to sign in", async () => {
    const userId = await user(false);
    const [id, other] = [await make(userId), await make(userId)];
    expect((await api.delete(`/v1/users/${userId}/${path}/${other}`)).status).toBe(200);
    expect(refusal(await api.delete(`/v1/users/${userId}/${path}/${id}`))).toEqual([400, "last_required_identification_deletion_failed"]);
    expect((await api.get(`/v1/users/${userId}`)).json[path]).toHaveLength(1);
  });

  it("404 for somebody else's, for none, and for nobody", async () => {
    const [userId, other] = [await user(), await user()];
    const id = await make(other);
    for (const [owner, wanted] of [[userId, id], [userId, "none"], ["user_nobody", id]]) expect(refusal(await api.delete(`/v1/users/${owner}/${path}/${wanted}`))).toEqual([404, "resource_not_found"]);
    expect((await api.get(`/v1/users/${other}`)).json[path]).toHaveLength(1);
  });

  it("401 without a key", async () => expect(refusal(await new BackendApi(null).delete(`/v1/users/user_nobody/${path}/none`))[0]).toBe(401));
});

it("200: another proved wallet becomes primary", async () => {
  const userId = await user();
  const [first, second] = [await wallet(userId), await wallet(userId)];
  await database().user.update({ where: { id: userId }, data: { primaryWeb3WalletId: first } });
  await api.delete(`/v1/users/${userId}/web3_wallets/${first}`);
  expect((await api.get(`/v1/users/${userId}`)).json.primary_web3_wallet_id).toBe(second);
});

it("200: a connected account by the id of its identification", async () => {
  const userId = await user();
  const id = await account(userId);
  const { identificationId } = await database().externalAccount.findUniqueOrThrow({ where: { id } });
  expect((await api.delete(`/v1/users/${userId}/external_accounts/${identificationId}`)).json.id).toBe(id);
});

it("200 for the published SDK", async () => {
  const { users } = published.clerk;
  const userId = await user();
  const [walletId, passkeyId, accountId] = [await wallet(userId), await passkey(userId), await account(userId)];
  expect(await users.deleteUserWeb3Wallet({ userId, web3WalletIdentificationId: walletId })).toMatchObject({ id: walletId, deleted: true });
  expect(await users.deleteUserPasskey({ userId, passkeyIdentificationId: passkeyId })).toMatchObject({ id: passkeyId, deleted: true });
  expect(await users.deleteUserExternalAccount({ userId, externalAccountId: accountId })).toMatchObject({ id: accountId, deleted: true });
});

describe("GET /v1/users/{user_id}/oauth_access_tokens/{provider}", () => {
  async function connected(userId: string, sealedAccessToken: string | null) {
    const id = newId("externalAccount");
    const providerUserId = `subject-${(count += 1)}`;
    await database().externalAccount.create({
      data: { id, identificationId: newId("identification"), userId, provider: "google", providerUserId, claim: `google:${providerUserId}`, approvedScopes: "openid email", sealedAccessToken, tokenExpiresAt: new Date(1_900_000_000_000) },
    });
    return { id, providerUserId };
  }

  it("200 with the token that was sealed, bare or with the number of all; and for the published SDK", async () => {
    const userId = await user();
    const { id, providerUserId } = await connected(userId, sealProviderToken("ya29.secret"));
    const token = { object: "oauth_access_token", external_account_id: id, provider_user_id: providerUserId, provider: "oauth_google", token: "ya29.secret", expires_at: 1_900_000_000_000, public_metadata: {}, label: null, scopes: ["openid", "email"] };
    expect((await api.get(`/v1/users/${userId}/oauth_access_tokens/oauth_google`)).json).toEqual([token]);
    expect((await api.get(`/v1/users/${userId}/oauth_access_tokens/google`, { paginated: "true" })).json).toEqual({ data: [token], total_count: 1 });
    const { data } = await published.clerk.users.getUserOauthAccessToken(userId, "google");
    expect(data).toMatchObject([{ token: "ya29.secret", externalAccountId: id }]);
  });

  it("422 when the provider gave none, 404 without an account there, and for nobody", async () => {
    const userId = await user();
    expect(refusal(await api.get(`/v1/users/${userId}/oauth_access_tokens/oauth_google`))).toEqual([404, "external_account_not_found"]);
    await connected(userId, null);
    expect(refusal(await api.get(`/v1/users/${userId}/oauth_access_tokens/oauth_google`))).toEqual([422, "oauth_missing_access_token"]);
    expect(refusal(await api.get("/v1/users/user_nobody/oauth_access_tokens/oauth_google"))).toEqual([404, "resource_not_found"]);
    expect((await new BackendApi(null).get(`/v1/users/${userId}/oauth_access_tokens/oauth_google`)).status).toBe(401);
  });
});
