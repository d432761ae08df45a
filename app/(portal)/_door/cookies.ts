import { cookies } from "next/headers";
import { env } from "@/lib/env";
import { DAY, MINUTE, SECOND } from "@/lib/time";

const LAST_METHOD = "gh_last_method";
const TYPED_IDENTIFIER = "gh_typed_identifier";
const LAST_METHOD_LIFETIME_SECONDS = (365 * DAY) / SECOND;
const TYPED_LIFETIME_SECONDS = (10 * MINUTE) / SECOND;
const STRATEGY = /^[a-z0-9_]{1,40}$/;
const MAX_IDENTIFIER_CHARACTERS = 320;

/** The strategy that signed somebody in on this browser last. It names no account. */
export async function lastMethod(): Promise<string | null> {
  const value = (await cookies()).get(LAST_METHOD)?.value ?? "";
  return STRATEGY.test(value) ? value : null;
}

/** What was typed as an account's name a moment ago on another page of the door, so that nobody types it twice (WCAG 3.3.7). */
export async function typedIdentifier(): Promise<string | null> {
  const value = (await cookies()).get(TYPED_IDENTIFIER)?.value ?? "";
  return value !== "" && value.length <= MAX_IDENTIFIER_CHARACTERS ? value : null;
}

/** Carry what was typed to the next page. It stands in a cookie and not in the address, which logs and histories keep. */
export async function keepTypedIdentifier(identifier: string): Promise<void> {
  (await cookies()).set(TYPED_IDENTIFIER, identifier.slice(0, MAX_IDENTIFIER_CHARACTERS), options(TYPED_LIFETIME_SECONDS));
}

/** Somebody is signed in: remember how, forget what they typed. */
export async function rememberSignIn(strategy: string | null): Promise<void> {
  const jar = await cookies();
  if (strategy && STRATEGY.test(strategy)) jar.set(LAST_METHOD, strategy, options(LAST_METHOD_LIFETIME_SECONDS));
  if (jar.has(TYPED_IDENTIFIER)) jar.delete(TYPED_IDENTIFIER);
}

function options(maxAge: number) {
  return { httpOnly: true, secure: env.secureCookies, sameSite: "lax", path: "/", maxAge } as const;
}
