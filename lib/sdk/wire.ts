/** A JSON object as the wire has it. */
export type Json = Record<string, unknown>;

/** Objects whose keys are the app's own, and stay as they are. */
const OPAQUE = /_metadata$|^actor$/;

/** `email_address` → `emailAddress` */
export function camelCase(name: string): string {
  return name.replace(/_+([a-z0-9])/g, (_all, letter: string) => letter.toUpperCase());
}

/** `emailAddress` → `email_address`; what is written that way already stays. */
export function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/**
 * A value of the wire in the spelling and types of this SDK: keys in camel case, moments as dates.
 *
 * @param name its key on the wire
 * @param make turns an object of the wire into a resource; undefined for what is not one
 */
export function decode(name: string, value: unknown, make: (name: string, json: Json) => unknown): unknown {
  if (Array.isArray(value)) return value.map((each) => decode(name, each, make));
  if (typeof value === "number" && name.endsWith("_at")) return new Date(value);
  if (!isJson(value) || OPAQUE.test(name)) return value;
  return make(name, value) ?? Object.fromEntries(Object.entries(value).map(([key, each]) => [camelCase(key), decode(key, each, make)]));
}

/**
 * Parameters as a form: names in snake case, lists as a repeated name, objects as JSON, null as an empty value. What is
 * undefined is not sent. Addresses to come back to may be given as a path of the page's own origin.
 */
export function encode(params: object): URLSearchParams {
  const form = new URLSearchParams();
  for (const [key, value] of Object.entries(params)) {
    const name = snakeCase(key);
    if (value === undefined) continue;
    for (const each of Array.isArray(value) ? value : [value]) form.append(name, text(name, each));
  }
  return form;
}

/** Whether a value is an object, and no list. */
export function isJson(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function text(name: string, value: unknown): string {
  if (value === null) return "";
  if (typeof value === "object" && !(value instanceof URL)) return JSON.stringify(value);
  const written = String(value);
  return name.endsWith("redirect_url") && written.startsWith("/") ? new URL(written, location.href).href : written;
}
