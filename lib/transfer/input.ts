import { z } from "zod";
import { createUserInput } from "@/lib/resources/users/create-input";
import { nameInput, pastMomentInput } from "@/lib/resources/users/input";

const MOST_ACCOUNTS = 50;

const externalAccountInput = z.strictObject({
  /** `google`, `github` and so on. */
  provider: z.string().regex(/^[a-z0-9_]{1,64}$/),
  provider_user_id: z.string().min(1).max(256),
  email_address: z.string().max(254).optional(),
  first_name: nameInput.optional(),
  last_name: nameInput.optional(),
  username: z.string().max(256).optional(),
  image_url: z.string().max(2048).optional(),
});

/** A user who moves here: the parameters of POST /v1/users, and what only somebody has who was a user elsewhere already. */
export const importInput = createUserInput.extend({
  /** The id that the user keeps; else they get a new one. */
  id: z
    .string()
    .regex(/^user_[0-9A-Za-z]{20,64}$/)
    .optional(),
  last_sign_in_at: pastMomentInput.nullish(),
  /** Which of the phone numbers a second factor is sent to. */
  second_factor_phone_number: z.array(z.string()).max(MOST_ACCOUNTS).optional(),
  /** Accounts elsewhere that sign in here, as far as their providers are enabled. */
  external_account: z.array(externalAccountInput).max(MOST_ACCOUNTS).optional(),
});

export type ImportInput = z.output<typeof importInput>;
export type ExternalAccountInput = z.output<typeof externalAccountInput>;
