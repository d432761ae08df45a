import { parseAndValidateFlightRouterState } from "next/dist/server/app-render/parse-and-validate-flight-router-state.js";

/** Next lets more through; nesting that deep would exhaust its stack. */
const MAX_CHARACTERS = 16 * 1024;

/**
 * Whether the header by which Next's own script says which page it shows can be read, by Next's own judgement. Next answers a
 * malformed one with 500 and an entry in the log; a browser never sends one.
 */
export function isReadableRouterState(header: string | string[] | undefined): boolean {
  if (header === undefined) return true;
  if (header.length > MAX_CHARACTERS) return false;
  try {
    parseAndValidateFlightRouterState(header);
    return true;
  } catch {
    return false;
  }
}
