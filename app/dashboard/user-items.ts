import { pictureOf } from "@/app/(portal)/user/account-page";
import type { UserItem } from "@/components/dashboard/user-table";
import type { UserStatus } from "@/components/dashboard/user-status";
import { formatPhoneNumber } from "@/lib/resources/phone-numbers/rules";
import type { UserJson } from "@/lib/resources/users/json";
import { displayName, fullName } from "@/lib/resources/users/names";

/** A user as a row of the list. */
export function userItemOf(user: UserJson): UserItem {
  const address = primaryAddressOf(user);
  return {
    id: user.id,
    name: fullName(user.first_name, user.last_name) ?? address ?? displayName(user),
    imageUrl: pictureOf(user),
    address,
    username: user.username,
    status: userStatusOf(user),
    createdAt: new Date(user.created_at),
    lastSignInAt: momentOf(user.last_sign_in_at),
  };
}

/** Whether a user can sign in. A ban outweighs a lock, since it does not end by itself. */
export function userStatusOf({ banned, locked }: UserJson): UserStatus {
  if (banned) return "banned";
  return locked ? "locked" : "active";
}

/** Milliseconds as a moment; null stays null. */
export function momentOf(milliseconds: number | null): Date | null {
  return milliseconds === null ? null : new Date(milliseconds);
}

function primaryAddressOf(user: UserJson): string | null {
  const email = user.email_addresses.find((each) => each.id === user.primary_email_address_id);
  const phone = user.phone_numbers.find((each) => each.id === user.primary_phone_number_id);
  return email?.email_address ?? (phone ? formatPhoneNumber(phone.phone_number) : null);
}
