import type { ZxcvbnFactory } from "@zxcvbn-ts/core";

/** How hard a password is to guess, from 0 (at once) to 4 (very hard), and why. The codes are those of zxcvbn-ts. */
export type Strength = { score: 0 | 1 | 2 | 3 | 4; warningCode: string | null; suggestionCodes: string[] };

/** A suggestion as `meta.zxcvbn.suggestions` carries it; SDKs translate it by its code. */
export type StrengthSuggestion = { code: string; message: string };

type Estimator = { factory: ZxcvbnFactory; suggestions: Record<string, string> };

/**
 * The estimate runs on the main thread and strangers choose its input, so it is bounded: by the first characters, since
 * what is strong by then stays strong, and by few spellings of look-alike characters. Measured on random look-alikes:
 * 20 ms on average with these bounds, up to 1.7 s with the library's own (256 and 100).
 */
const MOST_CHARACTERS = 32;
const MOST_LOOKALIKE_SPELLINGS = 5;

const shared = globalThis as typeof globalThis & { gatehouseStrengthEstimator?: Promise<Estimator> };

/**
 * Estimate how hard the password is to guess for somebody who knows the person's identifiers.
 *
 * The dictionaries (several MB in memory) are loaded at the first call.
 *
 * @param identifiers addresses, numbers and names of the person: words that make a password weaker
 * @see https://www.usenix.org/conference/usenixsecurity16/technical-sessions/presentation/wheeler
 */
export async function estimateStrength(password: string, identifiers: readonly string[] = []): Promise<Strength> {
  const { factory } = await estimator();
  const words = identifiers.flatMap((identifier) => [identifier, ...identifier.split(/[^\p{L}\p{N}]+/u)]).filter((word) => word.length > 2);
  const { score, feedback } = factory.check(password.slice(0, MOST_CHARACTERS), words);
  return { score, warningCode: feedback.warning, suggestionCodes: feedback.suggestions };
}

/** The suggestions with their English texts, as the error envelope carries them. */
export async function describeSuggestions(codes: readonly string[]): Promise<StrengthSuggestion[]> {
  const { suggestions } = await estimator();
  return codes.map((code) => ({ code, message: suggestions[code] ?? code }));
}

function estimator(): Promise<Estimator> {
  return (shared.gatehouseStrengthEstimator ??= loadEstimator());
}

async function loadEstimator(): Promise<Estimator> {
  const [{ ZxcvbnFactory }, common, english] = await Promise.all([import("@zxcvbn-ts/core"), import("@zxcvbn-ts/language-common"), import("@zxcvbn-ts/language-en")]);
  // Without `translations` the feedback is made of codes, which is what we want to pass on.
  const factory = new ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...english.dictionary },
    graphs: common.adjacencyGraphs,
    maxLength: MOST_CHARACTERS,
    l33tMaxSubstitutions: MOST_LOOKALIKE_SPELLINGS,
  });
  return { factory, suggestions: english.translations.suggestions };
}
