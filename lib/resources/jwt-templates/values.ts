import type { UserJson } from "@/lib/resources/users/serializer";
import { SECOND } from "@/lib/time";
import type { ShortcodeValues } from "./shortcodes";

/** All that the shortcodes of a template may name. There are no organizations, so theirs are null. */
export function shortcodeValues(user: UserJson, actor: unknown): ShortcodeValues {
  const email = user.email_addresses.find(({ id }) => id === user.primary_email_address_id);
  const phone = user.phone_numbers.find(({ id }) => id === user.primary_phone_number_id);
  const wallet = user.web3_wallets.find(({ id }) => id === user.primary_web3_wallet_id);
  const { id, external_id, first_name, last_name, username, image_url, has_image, two_factor_enabled, public_metadata, unsafe_metadata } = user;
  return {
    user: {
      id,
      external_id,
      first_name,
      last_name,
      full_name: [first_name, last_name].filter((name) => name !== null).join(" ") || null,
      username,
      created_at: Math.floor(user.created_at / SECOND),
      updated_at: Math.floor(user.updated_at / SECOND),
      primary_email_address: email?.email_address ?? null,
      primary_phone_number: phone?.phone_number ?? null,
      primary_web3_wallet: wallet?.web3_wallet ?? null,
      email_verified: email?.verification?.status === "verified",
      phone_number_verified: phone?.verification?.status === "verified",
      image_url,
      has_image,
      two_factor_enabled,
      organizations: {},
      public_metadata,
      unsafe_metadata,
    },
    session: { actor },
  };
}
