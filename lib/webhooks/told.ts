import type { Emitted } from "@/lib/events/emit";
import type { Told } from "./payload-sources";
import { ON_THE_WIRE } from "./types";

/**
 * What a transaction's events are on the wire, in their order. Of one user there is at most one `user.…`: that they were made
 * or deleted says that they changed, and who was deleted was nothing else.
 */
export function toldOf(emitted: readonly Emitted[]): Told[] {
  const told = emitted.flatMap((event) => {
    const type = ON_THE_WIRE[event.type];
    return type ? [{ ...event, type }] : [];
  });
  return told.filter((event) => !isUser(event) || strongest(told, event.userId) === event);
}

const STRENGTH = ["user.updated", "user.created", "user.deleted"];

function isUser({ type }: Told): boolean {
  return STRENGTH.includes(type);
}

function strongest(told: readonly Told[], userId: string | null): Told | undefined {
  const strength = ({ type }: Told) => STRENGTH.indexOf(type);
  return told.filter((event) => isUser(event) && event.userId === userId).reduce((best, event) => (strength(event) > strength(best) ? event : best));
}
