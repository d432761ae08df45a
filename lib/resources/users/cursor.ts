import { apiError } from "@/lib/errors";
import type { UserKey } from "./keys";

const CURSOR = /^(\d{1,14})\.(user_[0-9A-Za-z]{1,64})$/;

/** A user's place in the list by creation, as text for an address: milliseconds and id. */
export function cursorOf({ id, createdAt }: { id: string; createdAt: Date }): string {
  return `${createdAt.getTime()}.${id}`;
}

/** @throws form_param_value_invalid 422 with the parameter's name: not one of ours */
export function parseCursor(cursor: string, paramName: string): UserKey {
  const [, createdAt, id] = CURSOR.exec(cursor) ?? [];
  if (createdAt === undefined || id === undefined) throw apiError("form_param_value_invalid", { param_name: paramName });
  return { id, value: new Date(Number(createdAt)) };
}
