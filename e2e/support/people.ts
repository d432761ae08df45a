import { randomBytes, randomInt } from "node:crypto";
import type { BrowserContext } from "@playwright/test";
import { contextOf } from "@/lib/http/request-context";
import { systemContext } from "@/lib/context";
import { createSignIn } from "@/lib/flows/sign-in/create";
import { createUser } from "@/lib/resources/users/create";
import { settingsSchema } from "@/lib/settings/schema";

/** A password that no list holds. */
export const PASSWORD = "quiet-harbour-violin-7";

/** Somebody who has an account. */
export type Person = { id: string; email: string; password: string; name: string };

type Wishes = { email?: string; username?: string; phone?: string; firstName?: string; lastName?: string };

/** An address that nobody has used yet. */
export function newEmailAddress(): string {
  return `ada.${randomBytes(5).toString("hex")}@example.com`;
}

/** A German mobile number that nobody has used yet, in E.164. */
export function newPhoneNumber(): string {
  return `+49151${randomInt(10_000_000, 99_999_999)}`;
}

/** A username that nobody has used yet. */
export function newUsername(): string {
  return `ada_${randomBytes(5).toString("hex")}`;
}

/** Make an account with a verified address and a password. */
export async function createPerson(wishes: Wishes = {}): Promise<Person> {
  const email = wishes.email ?? newEmailAddress();
  const { firstName = "Ada", lastName = "Lovelace" } = wishes;
  const user = await createUser(systemContext(settingsSchema.parse({}), "e2e"), {
    email_address: [email],
    phone_number: wishes.phone ? [wishes.phone] : [],
    username: wishes.username ?? null,
    first_name: firstName,
    last_name: lastName,
    password: PASSWORD,
    skip_password_checks: true,
  });
  return { id: user.id, email, password: PASSWORD, name: `${firstName} ${lastName}` };
}

/**
 * Sign somebody in on a browser without walking through the pages: the same operation, and its credential as the cookie. In a
 * browser where others are signed in already, they stay.
 */
export async function signInOn(context: BrowserContext, origin: string, person: Person, userAgent = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36"): Promise<void> {
  const cookies = await context.cookies(origin);
  const before = cookies.find(({ name }) => name === "__client")?.value ?? null;
  const ctx = await contextOf(before, { requestId: "e2e", ip: "127.0.0.1", userAgent, origin: null, locale: "en" });
  const signIn = await createSignIn(ctx, { identifier: person.email, password: person.password });
  const token = ctx.client.issuedToken;
  if (signIn.status !== "complete" || token === null) throw new Error(`The sign-in of ${person.email} ended as ${signIn.status}.`);
  await context.addCookies([{ name: "__client", value: token, url: origin, httpOnly: true, sameSite: "Lax" }]);
}
