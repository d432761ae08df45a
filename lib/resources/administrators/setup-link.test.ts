import { describe, expect, it } from "vitest";
import type { Context } from "@/lib/context";
import { database } from "@/lib/db/client";
import { useTestDatabase } from "@/lib/db/testing";
import { codesOf, PASSWORD, signedInPerson, systemContextFor, tally } from "@/lib/resources/testing";
import { after, HOUR } from "@/lib/time";
import { createAdministrator } from "./create-first";
import { hasAdministrator, isAdministrator } from "./is-administrator";
import { redeemSetupLink } from "./redeem-setup-link";
import { issueSetupLink, readSetupLink } from "./setup-link";

useTestDatabase();

const visitor = (): Context => ({ ...systemContextFor(), actor: { type: "anonymous" } });
const newToken = async (now?: Date) => new URL(await issueSetupLink(database(), now)).searchParams.get("token") ?? "";
const forgetAdministrators = () => database().administrator.deleteMany({});

describe("a set-up link", () => {
  it("makes one administrator, signed in, however many use it at once", async () => {
    await forgetAdministrators();
    const token = await newToken();
    const visitors = Array.from({ length: 6 }, visitor);
    const { kept, refused } = await tally(visitors.map((ctx, index) => redeemSetupLink(ctx, { token, email_address: `root-${index}@example.test`, password: PASSWORD })));
    expect({ kept, refused }).toEqual({ kept: 1, refused: Array.from({ length: 5 }, () => "verification_link_token_invalid") });
    expect(await database().administrator.count()).toBe(1);
    expect(visitors.filter((ctx) => ctx.client.issuedToken !== null)).toHaveLength(1);
    expect(await database().session.count({ where: { user: { administrator: { isNot: null } } } })).toBe(1);
    expect((await readSetupLink(visitor(), { token })).status).toBe("used");
  });

  it("dies after a day, when a newer one is made, and when there is an administrator", async () => {
    await forgetAdministrators();
    const expired = await newToken(after(new Date(), -25 * HOUR));
    expect((await readSetupLink(visitor(), { token: expired })).status).toBe("expired");
    const [older, newer] = [await newToken(), await newToken()];
    expect((await readSetupLink(visitor(), { token: older })).status).toBe("invalid");
    expect((await readSetupLink(visitor(), { token: newer })).status).toBe("ready");
    const { user } = await signedInPerson("made-elsewhere");
    await createAdministrator(systemContextFor(), { user_id: user.id });
    expect((await readSetupLink(visitor(), { token: newer })).status).toBe("used");
    for (const token of [expired, older, newer, ""]) {
      expect(await codesOf(redeemSetupLink(visitor(), { token, email_address: "late@example.test", password: PASSWORD }))).toEqual(["verification_link_token_invalid"]);
    }
  });

  it("is not used up by a mistake", async () => {
    await forgetAdministrators();
    const token = await newToken();
    expect(await codesOf(redeemSetupLink(visitor(), { token, email_address: "no address", password: PASSWORD }))).toEqual(["form_param_format_invalid"]);
    expect(await codesOf(redeemSetupLink(visitor(), { token, email_address: "root@example.test", password: "short" }))).toContain("form_password_length_too_short");
    expect((await readSetupLink(visitor(), { token })).status).toBe("ready");
  });

  it("raises somebody who has an account only with their password", async () => {
    await forgetAdministrators();
    const { user } = await signedInPerson("owner", { password: true });
    const token = await newToken();
    const redeem = (password: string) => redeemSetupLink(visitor(), { token, email_address: "owner@example.test", password });
    expect(await codesOf(redeem("a quite different harbour"))).toEqual(["form_password_incorrect"]);
    expect((await redeem(PASSWORD)).user_id).toBe(user.id);
    expect(await isAdministrator(user.id)).toBe(true);
  });
});

describe("createAdministrator", () => {
  it("is neither for people nor for secret keys", async () => {
    await forgetAdministrators();
    const { ctx, user } = await signedInPerson("ambitious");
    const actors: Context["actor"][] = [ctx.actor, { type: "anonymous" }, { type: "backend", secretKeyId: "sk_1" }];
    for (const actor of actors) expect(await codesOf(createAdministrator({ ...ctx, actor }, { user_id: user.id }))).toHaveLength(1);
    expect(await hasAdministrator()).toBe(false);
  });
});
