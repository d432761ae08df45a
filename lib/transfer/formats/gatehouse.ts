import { importInput } from "../input";
import type { Format, Mapped } from "./format";
import { isExportRecord } from "../record/shape";
import { flagOf, given, textsOf } from "./values";

const LISTS = ["email_address", "email_address_identification_status", "phone_number", "phone_number_identification_status", "web3_wallet", "backup_codes", "second_factor_phone_number"];
const JSON_VALUES = ["public_metadata", "private_metadata", "unsafe_metadata", "external_account"];
const FLAGS = ["skip_password_checks", "skip_password_requirement", "skip_user_requirement", "skip_legal_checks", "delete_self_enabled", "create_organization_enabled", "bypass_client_trust", "banned", "locked"];
const NUMBERS = ["create_organizations_limit"];

/** Our own shape: the parameters of POST /v1/users, or a line of our own export. In a table all cells are texts, and are read as what they stand for. */
export const gatehouse: Format = {
  name: "gatehouse",
  title: "users in Gatehouse's own shape",
  recognises: (first) => isExportRecord(first) || Object.keys(first).every((name) => name in importInput.shape),
  map: (value): Mapped => ({ user: isExportRecord(value) || !Object.entries(value).some(isToBeRead) ? value : given(Object.fromEntries(Object.entries(value).map(([name, each]) => [name, parameter(value, name, each)]))) }),
};

const READ = new Set([...LISTS, ...JSON_VALUES, ...FLAGS, ...NUMBERS]);

/** In JSON nothing is: users come by the million. */
function isToBeRead([name, value]: [string, unknown]): boolean {
  return typeof value === "string" && (value === "" || READ.has(name));
}

function parameter(all: Record<string, unknown>, name: string, value: unknown): unknown {
  if (typeof value !== "string") return value;
  if (value === "") return undefined;
  if (LISTS.includes(name)) return textsOf(all, name);
  if (FLAGS.includes(name)) return flagOf(all, name);
  if (NUMBERS.includes(name)) return Number(value);
  if (!JSON_VALUES.includes(name)) return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return value;
  }
}
