import { z } from "zod";

/** How many values a filter may list. */
const MOST_VALUES = 100;
const MAX_CHARACTERS = 256;
/** The end of the year 9999, in milliseconds. */
const LAST_MOMENT = 253_402_300_799_999;

const text = z.string().max(MAX_CHARACTERS);
const values = z.array(z.string().max(1024)).refine((given) => given.length <= MOST_VALUES, { error: "form_param_array_size_exceeded", params: { code: "form_param_array_size_exceeded", max_items: MOST_VALUES } }).optional();
const moment = z.int().refine((at) => at >= 0 && at <= LAST_MOMENT).optional();

/** What users can be filtered by, in the names of the Backend API. Users pass who pass all that is given; of a list, one value is enough. */
export const userFilterInput = z.strictObject({
  email_address: values,
  phone_number: values,
  username: values,
  web3_wallet: values,
  /** With `-` before an id: everybody but that one. `+` is as if it were not there. */
  user_id: values,
  external_id: values,
  organization_id: values,
  /** A part of anything that a user is known by. */
  query: text.optional(),
  email_address_query: text.optional(),
  phone_number_query: text.optional(),
  username_query: text.optional(),
  name_query: text.optional(),
  banned: z.boolean().optional(),
  /** Moments in milliseconds; the named one itself is neither before nor after. */
  created_at_before: moment,
  created_at_after: moment,
  last_active_at_before: moment,
  last_active_at_after: moment,
  /** That moment or later. */
  last_active_at_since: moment,
  last_sign_in_at_before: moment,
  last_sign_in_at_after: moment,
  /** With `provider_user_id` only. */
  provider: text.optional(),
  provider_user_id: values,
});

export type UserFilterInput = z.output<typeof userFilterInput>;
