import { ApiError, errorItem, type ApiErrorItem, type ErrorCode } from "@/lib/errors";

/** Why a user was not taken. Never holds what the file said of them. */
export type Refusal = {
  /** Which parameter is at fault; null when it is the line as a whole. */
  param: string | null;
  code: ErrorCode;
  reason: string;
};

/** What became of one user. */
export type Outcome = { line: number } & ({ status: "created" | "exists"; userId: string } | { status: "refused"; refusals: Refusal[] });

export function refusalOf({ code, meta, long_message }: ApiErrorItem): Refusal {
  return { param: typeof meta.param_name === "string" ? meta.param_name : null, code, reason: long_message };
}

/** What an expected error says of a user. Any other goes on, and so does that the server has too much to do. */
export function refusalsOf(error: unknown): Refusal[] {
  if (error instanceof ApiError && error.status < 500 && error.status !== 429) return error.errors.map(refusalOf);
  throw error;
}

/** A refusal as the API writes errors. */
export function errorOf({ param, code, reason }: Refusal): ApiErrorItem {
  return { ...errorItem(code, param === null ? {} : { param_name: param }), long_message: reason };
}
