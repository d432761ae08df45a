import { z } from "zod";
import { apiError } from "@/lib/errors";
import { metadataInput } from "@/lib/resources/users/input";
import { RESERVED_CLAIMS } from "@/lib/tokens/template-token";
import { shortcodeProblem } from "./shortcode-problem";
import { SIGNING_ALGORITHMS } from "./signing-key";

/** What a template consists of; how it is signed is part of it. */
export const jwtTemplateInput = z.strictObject({
  /** Stands in the address at which apps ask for a token. */
  name: z
    .string()
    .trim()
    .min(1)
    .max(128)
    .regex(/^[^/\\?#%\p{Cc}]+$/u),
  claims: metadataInput,
  /** Of a token, in seconds. */
  lifetime: z.number().int().min(30).max(315_360_000).nullish(),
  /** How many seconds before its time a token is good. */
  allowed_clock_skew: z.number().int().min(0).max(300).nullish(),
  custom_signing_key: z.boolean().optional(),
  signing_algorithm: z.enum(SIGNING_ALGORITHMS).nullish(),
  signing_key: z.string().min(1).max(16_384).nullish(),
});

/**
 * Check claims by the meaning of what stands in them.
 *
 * @throws jwt_template_reserved_claim 400
 * @throws form_param_value_invalid 422: a shortcode that nothing stands behind
 */
export function assertClaims(claims: Record<string, unknown>): void {
  const claim = Object.keys(claims).find((name) => RESERVED_CLAIMS.includes(name));
  if (claim !== undefined) throw apiError("jwt_template_reserved_claim", { param_name: "claims", claim });
  const problem = shortcodeProblem(claims);
  if (problem !== null) throw apiError("form_param_value_invalid", { param_name: "claims", shortcode: problem });
}
