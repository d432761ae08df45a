import type { Context } from "@/lib/context";
import { digestProblem } from "@/lib/passwords/digest-problem";
import { usernameProblem } from "@/lib/resources/users/rules";
import type { Droppable, Format, HashConfig, Unsupported } from "../formats/format";
import { refusalsOf, type Refusal } from "../outcome";
import { checkExported } from "../record/check";
import { isExportRecord } from "../record/shape";
import type { TableColumns } from "../record/table-columns";
import type { SourceRecord } from "../source/record";
import type { Checked } from "./checked";
import { checkNewUser } from "./new-user";

/** How the users of a file are read. */
export type Reading = {
  format: Format;
  hashConfig: HashConfig;
  /** What may be left out of a user rather than refusing them. */
  drop: readonly Droppable[];
  /** Parameters of every user who does not say otherwise. */
  defaults: Readonly<Record<string, unknown>>;
  tables: TableColumns;
};

/** What to call it when a part of a user cannot be taken over. */
const UNSUPPORTED: Record<Droppable, Pick<Refusal, "param" | "code">> = {
  passwords: { param: "password_digest", code: "form_password_digest_invalid_code" },
  usernames: { param: "username", code: "form_username_invalid_character" },
  second_factors: { param: "totp_secret", code: "form_param_value_invalid" },
};

/** Read a user of a file in whatever shape it is, and hold them against all rules that the database is not needed for. */
export async function checkRecord(ctx: Pick<Context, "settings">, record: SourceRecord, reading: Reading): Promise<Checked | Refusal[]> {
  if (record.value === null) return [{ param: null, code: "request_body_invalid", reason: record.problem ?? "it cannot be read" }];
  const mapped = reading.format.map(record.value, reading.hashConfig);
  if ("problem" in mapped) return [{ param: null, code: "form_param_value_invalid", reason: mapped.problem }];
  const unsupported = (mapped.unsupported ?? []).filter(({ part }) => !reading.drop.includes(part));
  if (unsupported.length > 0) return unsupported.map(refusalOfPart);
  try {
    if (isExportRecord(mapped.user)) return checkExported(record.line, mapped.user, reading.tables);
    const user = Object.keys(reading.defaults).length > 0 ? { ...reading.defaults, ...mapped.user } : mapped.user;
    const dropped = (mapped.unsupported ?? []).map(({ part }) => part);
    return await checkNewUser(ctx, record.line, reading.drop.length > 0 ? withoutDropped(user, dropped, ctx, reading.drop) : user);
  } catch (error) {
    return refusalsOf(error);
  }
}

function refusalOfPart({ part, reason }: Unsupported): Refusal {
  return { ...UNSUPPORTED[part], reason: `${reason} (to take such users without: --drop ${part})` };
}

function withoutDropped(user: Record<string, unknown>, dropped: readonly Droppable[], { settings }: Pick<Context, "settings">, drop: readonly Droppable[]): Record<string, unknown> {
  const { password_digest, password_hasher, username, ...rest } = user;
  const badDigest = drop.includes("passwords") && typeof password_digest === "string" && typeof password_hasher === "string" && digestProblem(password_hasher, password_digest) !== null;
  const badName = drop.includes("usernames") && typeof username === "string" && usernameProblem(username, settings.username) !== null;
  const password = badDigest ? {} : { ...("password_digest" in user ? { password_digest } : {}), ...("password_hasher" in user ? { password_hasher } : {}) };
  return {
    ...rest,
    ...password,
    ...("username" in user && !badName ? { username } : {}),
    ...(badDigest || dropped.includes("passwords") ? { skip_password_requirement: true } : {}),
  };
}
