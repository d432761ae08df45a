/** What shortcodes can name: as `shortcodeValues` has it, and what there would be with organizations. */
const NAMES = {
  user: [
    "id", "external_id", "first_name", "last_name", "full_name", "username", "created_at", "updated_at", "primary_email_address", "primary_phone_number", "primary_web3_wallet",
    "email_verified", "phone_number_verified", "image_url", "has_image", "two_factor_enabled", "organizations", "public_metadata", "unsafe_metadata",
  ],
  org: ["id", "slug", "name", "role", "image_url", "has_image", "public_metadata"],
  session: ["actor"],
} as const satisfies Record<string, readonly string[]>;

/** Objects of which a shortcode may name a part, however deep. */
const OPEN = new Set(["public_metadata", "unsafe_metadata", "organizations", "actor"]);
const LITERAL = /^(-?\d+(\.\d+)?|true|false)$/;

/**
 * The first text among a template's claims that has a shortcode which nothing stands behind, or braces that are no shortcode;
 * null when all can be filled in.
 */
export function shortcodeProblem(claims: unknown): string | null {
  if (typeof claims === "string") return isFillable(claims) ? null : claims;
  if (claims === null || typeof claims !== "object") return null;
  for (const part of Object.values(claims)) {
    const problem = shortcodeProblem(part);
    if (problem !== null) return problem;
  }
  return null;
}

function isFillable(text: string): boolean {
  const expressions = [...text.matchAll(/\{\{(.*?)\}\}/gs)].map(([, expression = ""]) => expression);
  const around = text.replace(/\{\{.*?\}\}/gs, "");
  if (around.includes("{{") || around.includes("}}")) return false;
  return expressions.every((expression) => operandsOf(expression).every((operand) => LITERAL.test(operand) || isKnown(operand)));
}

/** A text in quotes may hold what else parts operands: it stands as one more literal. */
function operandsOf(expression: string): string[] {
  return expression.replace(/'[^']*'/g, "true").split("||").map((operand) => operand.trim());
}

function isKnown(path: string): boolean {
  const [owner = "", name = "", ...deeper] = path.split(".");
  const names: readonly string[] = Object.hasOwn(NAMES, owner) ? NAMES[owner as keyof typeof NAMES] : [];
  return names.includes(name) && deeper.every(Boolean) && (deeper.length === 0 || OPEN.has(name));
}
