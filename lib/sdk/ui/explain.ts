import { isClerkAPIResponseError, isClerkRuntimeError, type ClerkAPIError } from "../errors";
import type { Stage } from "./stage";
import { format } from "./words/format";
import type { Words } from "./words/words";

/** What of a stage is needed to explain. */
export type Speaker = Pick<Stage, "words" | "language"> & { environment: Pick<Stage["environment"], "password" | "username"> };

/** A failure as a form shows it: what belongs to a field stands there, the rest above the form. */
export type Explanation = {
  fields: { name: string; message: string }[];
  general: string[];
  codes: string[];
  /** After how many seconds it may be tried again; 0 when nothing is said about that. */
  retryAfterSeconds: number;
};

/**
 * Says in the person's language what went wrong.
 *
 * @param fieldNames the wire names of the fields that there are
 */
export function explain(error: unknown, fieldNames: readonly string[], speaker: Speaker): Explanation {
  if (!isClerkAPIResponseError(error)) {
    const offline = isClerkRuntimeError(error) ? error.code === "network_error" : error instanceof TypeError;
    return { fields: [], general: [offline ? speaker.words.offline : speaker.words.errors.internal_clerk_error], codes: [], retryAfterSeconds: 0 };
  }
  const explanation: Explanation = { fields: [], general: [], codes: error.errors.map(({ code }) => code), retryAfterSeconds: error.retryAfter ?? 0 };
  for (const item of error.errors) {
    const message = sentence(item, speaker);
    const name = fieldOf(item, fieldNames);
    if (name) explanation.fields.push({ name, message });
    else explanation.general.push(message);
  }
  return explanation;
}

/** The same as one text, for places without a form. */
export function explainInOne(error: unknown, speaker: Speaker): string {
  return explain(error, [], speaker).general.join(" ");
}

/** The codes of an answer of the API; none for every other failure. */
export function errorCodes(error: unknown): string[] {
  return isClerkAPIResponseError(error) ? error.errors.map(({ code }) => code) : [];
}

function fieldOf({ meta }: ClerkAPIError, fieldNames: readonly string[]): string | undefined {
  return fieldNames.find((name) => name === meta?.paramName);
}

/** Our words for the code; the server's own sentence for one that we do not know. */
function sentence({ code, message, longMessage }: ClerkAPIError, { words, language, environment: { password, username } }: Speaker): string {
  const known = Object.hasOwn(words.errors, code) ? words.errors[code as keyof Words["errors"]] : undefined;
  const lengths = code.startsWith("form_username") ? username : password;
  if (known) return format(known, { min_length: lengths.minLength, max_length: lengths.maxLength, max_bytes: lengths.maxLength }, language);
  return longMessage || message;
}
