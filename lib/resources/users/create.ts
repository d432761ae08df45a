import { z } from "zod";
import { ApiError, apiError, errorItem, type ApiErrorItem } from "@/lib/errors";
import { operation } from "@/lib/operation";
import { assertPasswordAcceptable } from "@/lib/passwords/assess";
import { hashPassword } from "@/lib/passwords/hash";
import { requireAdministrator } from "@/lib/policy";
import { normaliseEmailAddress } from "@/lib/resources/email-addresses/rules";
import { normalisePhoneNumber } from "@/lib/resources/phone-numbers/rules";
import type { Settings } from "@/lib/settings/schema";
import { localeInput, metadataInput, nameInput, passwordInput, timezoneInput } from "./input";
import { insertUser } from "./insert";
import { usernameProblem } from "./rules";
import { userFor } from "./store";

export { insertUser, type NewUser } from "./insert";

const MOST_OF_A_KIND = 10;

const input = z.strictObject({
  email_address: z.array(z.string()).max(MOST_OF_A_KIND).optional(),
  phone_number: z.array(z.string()).max(MOST_OF_A_KIND).optional(),
  username: z.string().nullish(),
  first_name: nameInput.optional(),
  last_name: nameInput.optional(),
  password: passwordInput.optional(),
  locale: localeInput.optional(),
  timezone: timezoneInput.optional(),
  external_id: z.string().min(1).max(256).nullish(),
  public_metadata: metadataInput.optional(),
  private_metadata: metadataInput.optional(),
  unsafe_metadata: metadataInput.optional(),
  /** Take the password as it is: neither its strength nor the lists of stolen ones are looked at. */
  skip_password_checks: z.boolean().default(false),
  /** Create the user without a password even where the instance requires one. */
  skip_password_requirement: z.boolean().default(false),
  /** Create the user without the identifiers and names that the instance requires. */
  skip_user_requirement: z.boolean().default(false),
});

type Input = z.output<typeof input>;

/**
 * Make a user on the word of an administrator: addresses and numbers count as verified.
 *
 * @throws form_param_missing 422: something that the instance requires, one entry each
 * @throws form_param_format_invalid, form_username_…, form_password_… 422
 * @throws form_identifier_exists 422: somebody has an identifier already
 * @see Clerk Backend API, POST /v1/users
 */
export const createUser = operation({
  name: "user.create",
  input,
  allow: (ctx) => requireAdministrator(ctx.actor),
  async gather(ctx, given) {
    const identifiers = normalised(given, ctx.settings);
    requireAll(given, ctx.settings);
    if (given.password === undefined) return { identifiers, password: null };
    if (!given.skip_password_checks) {
      const names = [given.username, ...identifiers.emails, ...identifiers.phones].filter((text) => text != null);
      await assertPasswordAcceptable(given.password, { settings: ctx.settings, identifiers: names, param: "password" });
    }
    return { identifiers, password: await hashPassword(given.password) };
  },
  async run(ctx, given, { identifiers, password }) {
    const row = await insertUser(ctx, {
      ...given,
      email_addresses: identifiers.emails.map((address) => ({ address, verified: true })),
      phone_numbers: identifiers.phones.map((number) => ({ number, verified: true })),
      password,
    });
    return userFor(ctx, row);
  },
});

function normalised(given: Input, settings: Settings): { emails: string[]; phones: string[] } {
  const emails = (given.email_address ?? []).map((text) => normaliseEmailAddress(text) ?? refuse("email_address"));
  const phones = (given.phone_number ?? []).map((text) => normalisePhoneNumber(text, settings.phone_number.default_country) ?? refuse("phone_number"));
  const problem = given.username ? usernameProblem(given.username, settings.username) : null;
  if (problem) throw new ApiError([problem]);
  return { emails: [...new Set(emails)], phones: [...new Set(phones)] };
}

function refuse(param_name: string): never {
  throw apiError("form_param_format_invalid", { param_name });
}

function requireAll(given: Input, settings: Settings): void {
  const present: Record<"email_address" | "phone_number" | "username" | "first_name" | "last_name", boolean> = {
    email_address: Boolean(given.email_address?.length),
    phone_number: Boolean(given.phone_number?.length),
    username: Boolean(given.username),
    first_name: Boolean(given.first_name),
    last_name: Boolean(given.last_name),
  };
  const names = given.skip_user_requirement ? [] : (Object.keys(present) as (keyof typeof present)[]).filter((name) => settings[name].mode === "required" && !present[name]);
  const needsPassword = !given.skip_password_requirement && settings.password.mode === "required" && given.password === undefined;
  const [first, ...others] = [...names, ...(needsPassword ? ["password"] : [])].map((param_name): ApiErrorItem => errorItem("form_param_missing", { param_name }));
  if (first) throw new ApiError([first, ...others]);
}
