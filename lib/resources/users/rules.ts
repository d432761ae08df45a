import { errorItem, type ApiErrorItem } from "@/lib/errors";
import type { Settings } from "@/lib/settings/schema";

const ACCEPTED = /^[A-Za-z0-9_-]+$/;

/**
 * What is wrong with a username, or null. Only ASCII letters, figures, `_` and `-`: no two usernames look alike, and none
 * can be taken for an email address. At least one letter, so that none can be taken for a phone number.
 */
export function usernameProblem(text: string, settings: Settings["username"]): ApiErrorItem | null {
  const meta = { param_name: "username" };
  const { min_length, max_length } = settings;
  if (text.length < min_length || text.length > max_length) return errorItem("form_username_invalid_length", { ...meta, min_length, max_length });
  if (!ACCEPTED.test(text)) return errorItem("form_username_invalid_character", meta);
  if (!/[A-Za-z]/.test(text)) return errorItem("form_username_needs_non_number_char", meta);
  return null;
}

/** What makes a username unique, and finds it: compatibility forms folded, in lower case. */
export function normaliseUsername(text: string): string {
  return text.trim().normalize("NFKC").toLowerCase();
}

type Fact = { id: string; claim: string | null };

/** What decides whether somebody can still sign in. */
export type SignInFacts = {
  passwordDigest: string | null;
  usernameClaim: string | null;
  emailAddresses: readonly Fact[];
  phoneNumbers: readonly Fact[];
  /** Claims of connected accounts and passkeys: each signs in by itself. */
  otherWays: readonly (string | null)[];
};

/**
 * Whether an account can be signed in to: a proved address or number that takes a code, or a password together with any
 * identifier, or something that stands for itself, such as a connected account.
 */
export function canSignIn(facts: SignInFacts, settings: Settings): boolean {
  if (facts.otherWays.some((claim) => claim !== null)) return true;
  const hasPassword = facts.passwordDigest !== null && settings.password.mode !== "off";
  const email = usable(settings.email_address) && facts.emailAddresses.some(claimed);
  const phone = usable(settings.phone_number) && facts.phoneNumbers.some(claimed);
  const username = usable(settings.username) && facts.usernameClaim !== null;
  const codeByEmail = email && settings.email_address.strategies.length > 0;
  const codeByPhone = phone && settings.phone_number.strategies.length > 0;
  return codeByEmail || codeByPhone || (hasPassword && (email || phone || username));
}

const usable = (setting: { mode: string; used_for_sign_in: boolean }) => setting.mode !== "off" && setting.used_for_sign_in;
const claimed = (identification: Fact) => identification.claim !== null;

/**
 * Whether an account may lose something. Not when it could not be signed in to any more although it can now, nor when the
 * instance requires an identifier of that kind and this was the last proved one.
 */
export function mayBecome(before: SignInFacts, after: SignInFacts, settings: Settings): boolean {
  const losesLast = (kind: "emailAddresses" | "phoneNumbers") => before[kind].some(claimed) && !after[kind].some(claimed);
  if (settings.email_address.mode === "required" && losesLast("emailAddresses")) return false;
  if (settings.phone_number.mode === "required" && losesLast("phoneNumbers")) return false;
  if (settings.username.mode === "required" && before.usernameClaim !== null && after.usernameClaim === null) return false;
  return canSignIn(after, settings) || !canSignIn(before, settings);
}

/** How many unproved addresses and numbers somebody may have together. */
export const MOST_UNVERIFIED = 10;
/** How many addresses and numbers somebody may have together. */
export const MOST_IDENTIFICATIONS = 100;
/** The largest metadata of one kind, as JSON. */
export const MAX_METADATA_BYTES = 8192;

/** The limit that metadata of one kind goes over, or null. */
export function metadataTooLarge(metadata: unknown): { max_bytes: number } | null {
  return Buffer.byteLength(JSON.stringify(metadata)) > MAX_METADATA_BYTES ? { max_bytes: MAX_METADATA_BYTES } : null;
}
