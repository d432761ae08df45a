import { beforeAll, describe, expect, it } from "vitest";
import type { Context } from "@/lib/context";
import { database } from "@/lib/db/client";
import { useTestDatabase } from "@/lib/db/testing";
import { createReverification } from "@/lib/flows/reverification/create";
import { createSignIn } from "@/lib/flows/sign-in/create";
import { prepareVerification } from "@/lib/flows/verification/prepare";
import { createAdministrator } from "@/lib/resources/administrators/create-first";
import { createEmailAddress } from "@/lib/resources/email-addresses/create";
import { createPhoneNumber } from "@/lib/resources/phone-numbers/create";
import { codesOf, signedInPerson, type Person } from "@/lib/resources/testing";
import { createUser } from "@/lib/resources/users/create";
import { listUsers } from "@/lib/resources/users/list";
import { readUserOverview } from "@/lib/resources/users/overview";
import { BY_ID, type Ids } from "./ids";
import { UNLIMITED } from "./somebody";

useTestDatabase();

const ADMINISTRATORS_ONLY: Record<string, (ctx: Context, userId: string) => Promise<unknown>> = {
  "list everybody": (ctx) => listUsers(ctx, {}),
  "count everybody": (ctx) => readUserOverview(ctx, {}),
  "make a user": (ctx) => createUser(ctx, { email_address: ["made@example.test"], skip_user_requirement: true, skip_password_requirement: true }),
  "become administrator": (ctx, user_id) => createAdministrator(ctx, { user_id }),
};

/** Everything of a person that an attack could have changed. */
function stateOf(userId: string) {
  return database().user.findUniqueOrThrow({ where: { id: userId }, include: { emailAddresses: { include: { verification: true } }, phoneNumbers: { include: { verification: true } }, sessions: true } });
}

/** The codes of a refusal, also of one that comes before the first await. */
function refusalOf(attack: (ctx: Context, ids: Ids) => Promise<unknown>, ctx: Context, ids: Ids): Promise<unknown> {
  return codesOf(Promise.resolve().then(() => attack(ctx, ids)));
}

async function idsOf({ ctx, user, sessionId }: Person): Promise<Ids> {
  const email = await createEmailAddress(ctx, { user_id: user.id, email_address: "second@example.test" });
  await prepareVerification(ctx, { email_address_id: email.id, strategy: "email_code" });
  const phone = await createPhoneNumber(ctx, { user_id: user.id, phone_number: "+14155552671" });
  const otherBrowser = { ...ctx, client: { id: null, issuedToken: null } };
  const signIn = await createSignIn(otherBrowser, { identifier: "victim@example.test" });
  const reverification = await createReverification(ctx, {});
  return { user_id: user.id, email_address_id: email.id, phone_number_id: phone.id, session_id: sessionId, sign_in_id: signIn.id, reverification_id: reverification.id };
}

describe("with somebody else's ids", () => {
  let theirs: Ids;
  let mallory: Person;
  beforeAll(async () => {
    theirs = await idsOf(await signedInPerson("victim", { settings: UNLIMITED, password: true }));
    mallory = await signedInPerson("mallory", { settings: UNLIMITED, password: true });
  });

  it.each(Object.entries(BY_ID))("nobody can %s", async (_name, attack) => {
    const before = await stateOf(theirs.user_id);
    expect(await refusalOf(attack, mallory.ctx, theirs)).toEqual(["resource_not_found"]);
    const anonymous = { ...mallory.ctx, actor: { type: "anonymous" as const }, client: { id: null, issuedToken: null } };
    expect(["authentication_invalid", "resource_not_found"]).toContain(String(await refusalOf(attack, anonymous, theirs)));
    expect(await stateOf(theirs.user_id)).toEqual(before);
  });

  it.each(Object.entries(ADMINISTRATORS_ONLY))("a person cannot %s", async (_name, attempt) => {
    expect(await codesOf(Promise.resolve().then(() => attempt(mallory.ctx, mallory.user.id)))).toEqual(["authorization_invalid"]);
  });
});
