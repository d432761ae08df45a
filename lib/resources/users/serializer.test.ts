import { describe, expect, it } from "vitest";
import { database } from "@/lib/db/client";
import { newId } from "@/lib/db/identifiers";
import { useTestDatabase } from "@/lib/db/testing";
import { signedInPerson, systemContextFor } from "@/lib/resources/testing";
import { after, DAY, MINUTE } from "@/lib/time";
import type { User } from "@/lib/generated/prisma/client";
import { createUser } from "./create";
import { serializeUser, serializeUserData, USER_DATA_INCLUDE, userJson } from "./serializer";
import { findUser } from "./store";

useTestDatabase();

const now = new Date("2026-11-21T10:20:30Z");
const { settings } = systemContextFor();

async function serialized(id: string, change: Partial<User>, audience: "frontend" | "backend" = "frontend") {
  const row = await findUser(database(), id);
  return userJson.parse(serializeUser({ ...row, ...change }, { audience, settings, portalUrl: "https://accounts.example.com", now }));
}

describe("serializeUser", () => {
  it("tells private things to secret keys and administrators only", async () => {
    const { user } = await signedInPerson("private");
    const own = ["organization_memberships"];
    const theirs = ["private_metadata", "bypass_client_trust", "requires_password_reset"];
    const frontend = Object.keys(await serialized(user.id, {}));
    const backend = Object.keys(await serialized(user.id, {}, "backend"));
    expect(frontend.filter((key) => !backend.includes(key))).toEqual(own);
    expect(backend.filter((key) => !frontend.includes(key)).sort()).toEqual([...theirs].sort());
  });

  it("derives locks from facts and time", async () => {
    const { user } = await signedInPerson("locks");
    expect(await serialized(user.id, { lockoutExpiresAt: after(now, 90_500), failedAttempts: 3 })).toMatchObject({ locked: true, lockout_expires_in_seconds: 91, verification_attempts_remaining: 97 });
    expect(await serialized(user.id, { lockoutExpiresAt: after(now, -MINUTE), failedAttempts: 200 })).toMatchObject({ locked: false, lockout_expires_in_seconds: null, verification_attempts_remaining: 0 });
    expect(await serialized(user.id, { lockedAt: now })).toMatchObject({ locked: true, lockout_expires_in_seconds: null });
  });

  it("tells the day of the last activity, not the moment", async () => {
    const { user } = await signedInPerson("day");
    expect((await serialized(user.id, { lastActiveAt: now })).last_active_at).toBe(Date.parse("2026-11-21T00:00:00Z"));
    expect((await serialized(user.id, { lastActiveAt: after(now, -DAY) })).last_active_at).toBe(Date.parse("2026-11-20T00:00:00Z"));
  });

  it("counts a proved authenticator app and a reserved number as second factors, backup codes alone not", async () => {
    const { user } = await signedInPerson("factors");
    await database().backupCode.create({ data: { id: newId("backupCode"), userId: user.id, codeHash: "x", hasher: "x" } });
    expect(await serialized(user.id, {})).toMatchObject({ two_factor_enabled: false, totp_enabled: false, backup_code_enabled: true });
    const secret = await database().totpSecret.create({ data: { id: newId("totp"), userId: user.id, sealedSecret: "x" } });
    expect(await serialized(user.id, {})).toMatchObject({ two_factor_enabled: false, totp_enabled: false });
    await database().totpSecret.update({ where: { id: secret.id }, data: { verifiedAt: now } });
    expect(await serialized(user.id, {})).toMatchObject({ two_factor_enabled: true, totp_enabled: true });
    const other = await createUser(systemContextFor(), { phone_number: ["+15551230099"], skip_user_requirement: true, skip_password_requirement: true });
    await database().phoneNumber.updateMany({ where: { userId: other.id }, data: { reservedForSecondFactor: true } });
    expect(await serialized(other.id, {})).toMatchObject({ two_factor_enabled: true, totp_enabled: false });
  });

  it("links an address to the connected account that vouches for it", async () => {
    const { user } = await signedInPerson("linked");
    const account = { id: newId("externalAccount"), identificationId: newId("identification"), userId: user.id, provider: "google", providerUserId: "7" };
    await database().externalAccount.create({ data: { ...account, emailAddress: "linked@example.test" } });
    expect((await serialized(user.id, {})).email_addresses[0]?.linked_to).toEqual([]);
    await database().externalAccount.update({ where: { id: account.id }, data: { claim: "google:7" } });
    expect((await serialized(user.id, {})).email_addresses[0]?.linked_to).toEqual([{ type: "oauth_google", id: account.identificationId }]);
  });
});

it("serializeUserData shows name and identifier, and a picture either way", async () => {
  const { user } = await signedInPerson("face");
  const row = await database().user.findUniqueOrThrow({ where: { id: user.id }, include: USER_DATA_INCLUDE });
  expect(serializeUserData(row)).toMatchObject({ name: "face@example.test", identifier: "face@example.test", has_image: false });
  expect(serializeUserData({ ...row, firstName: "Ada", imageId: "img_1" })).toMatchObject({ name: "Ada", has_image: true, image_url: expect.stringMatching(/\/images\/img_1$/) });
});
