import { apiError } from "@/lib/errors";
import type { JwtTemplate } from "@/lib/generated/prisma/client";
import { sealedSigningKey, type SigningAlgorithm } from "./signing-key";

type Given = { custom_signing_key?: boolean; signing_algorithm?: SigningAlgorithm | null; signing_key?: string | null };
type Signing = Pick<JwtTemplate, "customSigningKey" | "signingAlgorithm" | "sealedSigningKey">;

const INSTANCE_SIGNING: Signing = { customSigningKey: false, signingAlgorithm: "RS256", sealedSigningKey: null };

/**
 * How tokens of a template are signed, from what was given and what it had before: by the instance's key, or by its own. A
 * key stays until another one is given; another algorithm needs another key.
 *
 * @throws form_conditional_param_missing 422: its own key, but no algorithm or no key
 * @throws form_conditional_param_disallowed 422: an algorithm or a key, but not its own
 * @throws form_param_value_invalid 422: a key that is none for the algorithm
 */
export async function signingOf(given: Given, before: Signing = INSTANCE_SIGNING): Promise<Signing> {
  const { custom_signing_key: isCustom = before.customSigningKey, signing_algorithm, signing_key } = given;
  if (!isCustom) {
    if (signing_key) throw apiError("form_conditional_param_disallowed", { param_name: "signing_key" });
    if (signing_algorithm && signing_algorithm !== INSTANCE_SIGNING.signingAlgorithm) throw apiError("form_conditional_param_disallowed", { param_name: "signing_algorithm" });
    return INSTANCE_SIGNING;
  }
  const algorithm = signing_algorithm ?? (before.customSigningKey ? (before.signingAlgorithm as SigningAlgorithm) : null);
  if (algorithm === null) throw apiError("form_conditional_param_missing", { param_name: "signing_algorithm" });
  if (signing_key) return { customSigningKey: true, signingAlgorithm: algorithm, sealedSigningKey: await sealedSigningKey(signing_key, algorithm) };
  if (!before.customSigningKey || algorithm !== before.signingAlgorithm) throw apiError("form_conditional_param_missing", { param_name: "signing_key" });
  return { customSigningKey: true, signingAlgorithm: algorithm, sealedSigningKey: before.sealedSigningKey };
}
