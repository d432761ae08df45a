import type { Stage } from "../stage";

/** What a new password may be. */
export function passwordHint({ t, environment: { password } }: Stage): string {
  return t("password_hint", { min_length: password.minLength, max_bytes: password.maxLength });
}

/** What a username may be. */
export function usernameHint({ t, environment: { username } }: Stage): string {
  return t("username_hint", { min_length: username.minLength, max_length: username.maxLength });
}
