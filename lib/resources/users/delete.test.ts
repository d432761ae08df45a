import { describe, expect, it } from "vitest";
import { database } from "@/lib/db/client";
import { Prisma } from "@/lib/generated/prisma/client";
import { useTestDatabase } from "@/lib/db/testing";
import { newId } from "@/lib/db/identifiers";
import { openPayload } from "@/lib/messages/payload";
import { codesOf, IP_ADDRESS, signedInPerson, signIn, systemContextFor } from "@/lib/resources/testing";
import { createEmailAddress } from "@/lib/resources/email-addresses/create";
import { deleteUser } from "./delete";
import { exportUserData } from "./export";
import { updateUser } from "./update";

useTestDatabase();

/** Every table in which one of the texts stands. */
async function tablesHolding(texts: string[]): Promise<string[]> {
  const tables = await database().$queryRaw<{ name: string }[]>(Prisma.sql`SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'`);
  const found: string[] = [];
  for (const { name } of tables) {
    const rows = await database().$queryRawUnsafe<{ row: string }[]>(`SELECT to_json(t)::text AS row FROM "${name}" t`);
    for (const text of texts) if (rows.some(({ row }) => row.includes(text))) found.push(`${name}: ${text}`);
  }
  return found;
}

async function startSignIn(clientId: string, userId: string, identifier: string): Promise<void> {
  const verification = await database().verification.create({ data: { id: newId("verification"), strategy: "email_code", requestedFrom: { ip_address: IP_ADDRESS } } });
  await database().signIn.create({ data: { id: newId("signIn"), clientId, userId, identifier, firstFactorVerificationId: verification.id, abandonAt: new Date() } });
}

describe("deleteUser", () => {
  it("leaves nothing personal but the message that says so", async () => {
    const { ctx, user, sessionId } = await signedInPerson("vanishing", { password: true });
    await updateUser(ctx, { user_id: user.id, first_name: "Wilhelmina", username: "wilhelmina_9" });
    await createEmailAddress(ctx, { user_id: user.id, email_address: "vanishing-2@example.test" });
    await startSignIn(ctx.client.id ?? "", user.id, "vanishing@example.test");
    const personal = ["vanishing", "ilhelmina", IP_ADDRESS, sessionId];
    expect(await tablesHolding(personal)).toContain("events: vanishing");

    expect(await deleteUser(ctx, { user_id: user.id })).toEqual({ object: "user", id: user.id, deleted: true });
    const message = await database().outboxMessage.findFirstOrThrow({ where: { userId: user.id } });
    expect(openPayload("account_deleted", message.sealedPayload ?? "").data.account).toBe("vanishing@example.test");
    await database().outboxMessage.deleteMany({});
    expect(await tablesHolding(personal)).toEqual([]);
    const events = await database().event.findMany({ where: { userId: user.id }, orderBy: { sequence: "asc" } });
    expect(events.at(-1)).toMatchObject({ type: "user.deleted", actorType: "user", data: {} });
  });

  it("is refused where the instance or an administrator does not allow it, but not to administrators", async () => {
    const denied = await signedInPerson("denied", { settings: { actions: { delete_self: false } } });
    expect(await codesOf(deleteUser(denied.ctx, { user_id: denied.user.id }))).toEqual(["user_delete_self_not_enabled"]);
    const kept = await signedInPerson("kept");
    await database().user.update({ where: { id: kept.user.id }, data: { deleteSelfEnabled: false } });
    expect(await codesOf(deleteUser(kept.ctx, { user_id: kept.user.id }))).toEqual(["user_delete_self_not_enabled"]);
    await deleteUser(systemContextFor(), { user_id: kept.user.id });
    expect(await database().user.findUnique({ where: { id: kept.user.id } })).toBeNull();
  });

  it("asks for a fresh factor and is for oneself", async () => {
    const { user } = await signedInPerson("stale-delete");
    const stale = await signIn(user, { provedMinutesAgo: 11 });
    expect(await codesOf(deleteUser(stale.ctx, { user_id: user.id }))).toEqual(["session_reverification_required"]);
    const thief = await signedInPerson("delete-thief");
    expect(await codesOf(deleteUser(thief.ctx, { user_id: user.id }))).toEqual(["resource_not_found"]);
  });
});

describe("exportUserData", () => {
  it("holds profile, sessions and log, and no secret", async () => {
    const { ctx, user, sessionId } = await signedInPerson("export", { password: true });
    await database().externalAccount.create({
      data: { id: newId("externalAccount"), identificationId: newId("identification"), userId: user.id, provider: "github", providerUserId: "1", claim: "github:1", sealedAccessToken: "sealed-token" },
    });
    const exported = await exportUserData(ctx, { user_id: user.id });
    expect(JSON.parse(JSON.stringify(exported))).toEqual(exported);
    expect(exported.user.email_addresses[0]?.email_address).toBe("export@example.test");
    expect(exported.user.external_accounts[0]?.provider).toBe("oauth_github");
    expect(exported.sessions).toMatchObject([{ id: sessionId, status: "active", activities: [{ ip_address: IP_ADDRESS, browser_name: "Chrome" }] }]);
    expect(exported.security_log.map((event) => event.type)).toEqual(["user.data_exported", "user.created"]);
    expect(JSON.stringify(exported)).not.toMatch(/argon2|sealed|digest|token_hash|private_metadata/);
  });

  it("asks for a fresh factor and is for oneself", async () => {
    const { user } = await signedInPerson("stale-export");
    const stale = await signIn(user, { provedMinutesAgo: 11 });
    expect(await codesOf(exportUserData(stale.ctx, { user_id: user.id }))).toEqual(["session_reverification_required"]);
    const thief = await signedInPerson("export-thief");
    expect(await codesOf(exportUserData(thief.ctx, { user_id: user.id }))).toEqual(["resource_not_found"]);
  });
});
