import type { Context } from "@/lib/context";
import type { CopyRow } from "@/lib/db/copy";
import type { Key } from "../store/keys";
import type { Rows } from "../store/rows";

/** A user whom nothing is said against but, maybe, that somebody has one of their identifiers. */
export type Checked = {
  line: number;
  keys: Key[];
  /**
   * Everything of the user, as it is stored. Hashes a password that came in clear, which takes a while.
   *
   * @throws form_password_… 422
   */
  rows(ctx: Context): Promise<Rows & { users: CopyRow[] }>;
};
