/** What shortcodes may name. */
export type ShortcodeValues = { [name: string]: unknown };

const SHORTCODE = /\{\{(.*?)\}\}/gs;
const OPERANDS = /\s*('[^']*'|[^|']+)\s*(?:\|\||$)/gs;

/**
 * Fill in the shortcodes of a template's claims. A text that is one shortcode becomes the value itself, with its type;
 * shortcodes within a text are written into it. `{{a || b || 'text'}}` is the first that is neither null nor false, else the
 * last. What is not known is null.
 *
 * @see https://clerk.com/docs/guides/sessions/jwt-templates#shortcodes
 */
export function fillShortcodes(claims: unknown, values: ShortcodeValues): unknown {
  if (typeof claims === "string") return fillText(claims, values);
  if (Array.isArray(claims)) return claims.map((each) => fillShortcodes(each, values));
  if (claims === null || typeof claims !== "object") return claims;
  return Object.fromEntries(Object.entries(claims).map(([name, value]) => [name, fillShortcodes(value, values)]));
}

function fillText(text: string, values: ShortcodeValues): unknown {
  const whole = /^\{\{((?:(?!\}\}).)*)\}\}$/s.exec(text)?.[1];
  if (whole !== undefined) return evaluate(whole, values);
  return text.replace(SHORTCODE, (_, expression: string) => written(evaluate(expression, values)));
}

function evaluate(expression: string, values: ShortcodeValues): unknown {
  let value: unknown = null;
  for (const [, operand = ""] of expression.matchAll(OPERANDS)) {
    value = operandValue(operand.trim(), values);
    if (value !== null && value !== false) return value;
  }
  return value;
}

function operandValue(operand: string, values: ShortcodeValues): unknown {
  const literal = /^'([^']*)'$/.exec(operand)?.[1];
  if (literal !== undefined) return literal;
  if (/^-?\d+(\.\d+)?$/.test(operand)) return Number(operand);
  if (operand === "true" || operand === "false") return operand === "true";
  return operand.split(".").reduce<unknown>(member, values);
}

function member(owner: unknown, name: string): unknown {
  const isOwn = owner !== null && typeof owner === "object" && Object.hasOwn(owner, name);
  return isOwn ? ((owner as ShortcodeValues)[name] ?? null) : null;
}

function written(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
