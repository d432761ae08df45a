/**
 * What must never reach a log line, decided by the name of the field. Names are compared without case, `_` and `-`, so
 * `new_password`, `newPassword` and `New-Password` are one name.
 *
 * @see OWASP ASVS 5.0, 16.2.5 (no credentials or payment details in logs; session tokens only hashed or masked)
 */
const SECRET_WORDS = ["password", "passwd", "passphrase", "secret", "token", "apikey", "privatekey", "encryptionkey", "credential", "backupcode", "cookie", "jwt"];
const SECRET_NAMES = new Set(["authorization", "proxyauthorization", "code", "codes", "otp", "totp", "pin", "ticket", "rotatingtokennonce", "signature", "digest", "payload", "databaseurl", "smtpurl", "redisurl"]);
const PERSONAL_NAMES = new Set(["email", "emailaddress", "emailaddresses", "phone", "phonenumber", "phonenumbers", "identifier", "identifiers", "username", "to", "toaddress", "recipient", "firstname", "lastname", "web3wallet", "unsafemetadata", "privatemetadata", "publicmetadata"]);

const SECRET_PARAMETER = /([?&#;](?:[\w.-]*(?:token|password|secret|signature|ticket|nonce|jwt|handshake)[\w.-]*|code|state|otp|key)=)[^&#;\s"'<>]*/gi;
const BEARER = /\b(Bearer|Basic)\s+[A-Za-z0-9._~+/=-]{6,}/gi;
const URL_PASSWORD = /(\b[a-z][a-z0-9+.-]*:\/\/[^\s:/@]*:)[^\s/@]+@/gi;
const EMAIL_ADDRESS = /[^\s@<>"'()[\]:;,=/?&]{1,64}@[^\s@<>"'()[\]:;,=/?&]+\.[^\s@<>"'()[\]:;,=/?&]+/g;

const REDACTED = "[redacted]";
const MAX_DEPTH = 6;
const MAX_ITEMS = 50;
const MAX_STRING_CHARACTERS = 8_192;

type Fields = Record<string, unknown>;

/**
 * Remove secrets and people's addresses from the fields of one log line, at any depth.
 *
 * Errors become plain fields: name, message, stack, error code and cause. A driver's other properties (queries,
 * parameters, rows) are left out on purpose: they hold people's data.
 */
export function redactFields(fields: Fields): Fields {
  return redactObject(fields, 0);
}

/** Remove secrets that stand inside a text: parameters of a URL, credentials of a header, email addresses. */
export function redactText(text: string): string {
  const bounded = text.length > MAX_STRING_CHARACTERS ? `${text.slice(0, MAX_STRING_CHARACTERS)}…` : text;
  return bounded
    .replace(SECRET_PARAMETER, `$1${REDACTED}`)
    .replace(BEARER, `$1 ${REDACTED}`)
    .replace(URL_PASSWORD, `$1${REDACTED}@`)
    .replace(EMAIL_ADDRESS, REDACTED);
}

function describeError(thrown: Error, depth: number): Fields {
  const described: Fields = { type: thrown.name, message: redactText(thrown.message) };
  if (thrown.stack !== undefined) described.stack = redactText(thrown.stack);
  // Here `code` names a kind of failure (ECONNREFUSED, P2002, 23505); anything else under that name stays out.
  if ("code" in thrown && isErrorCode(thrown.code)) described.code = thrown.code;
  if ("status" in thrown && typeof thrown.status === "number") described.status = thrown.status;
  if (thrown.cause !== undefined && depth < MAX_DEPTH) described.cause = redactValue("cause", thrown.cause, depth + 1);
  return described;
}

function redactObject(fields: Fields, depth: number): Fields {
  const kept: Fields = {};
  for (const [name, value] of Object.entries(fields).slice(0, MAX_ITEMS)) kept[name] = redactValue(name, value, depth);
  return kept;
}

function redactValue(name: string, value: unknown, depth: number): unknown {
  if (value === null || value === undefined || typeof value === "boolean") return value;
  if (isSensitiveName(name)) return REDACTED;
  if (typeof value === "string") return redactText(value);
  if (typeof value === "bigint") return value.toString();
  if (typeof value !== "object") return typeof value === "number" ? value : undefined;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  if (value instanceof URL) return redactText(value.href);
  if (value instanceof Error) return describeError(value, depth);
  if (depth >= MAX_DEPTH) return "[too deep]";
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
  if (Array.isArray(value)) return value.slice(0, MAX_ITEMS).map((item) => redactValue(name, item, depth + 1));
  if (value instanceof Headers || value instanceof Map) return redactObject(Object.fromEntries(value.entries()), depth + 1);
  return redactObject(value as Fields, depth + 1);
}

function isSensitiveName(name: string): boolean {
  const plain = name.toLowerCase().replaceAll(/[_-]/g, "");
  if (SECRET_NAMES.has(plain) || PERSONAL_NAMES.has(plain)) return true;
  // The id of a row (secret_key_id) says which one, never what it is.
  if (plain.endsWith("id") || plain.endsWith("ids")) return false;
  return SECRET_WORDS.some((word) => plain.includes(word));
}

/** Library codes are words (ECONNREFUSED, form_code_incorrect) or five-place SQLSTATEs; a one-time code is neither. */
function isErrorCode(code: unknown): boolean {
  return typeof code === "string" && (/^[A-Za-z][A-Za-z0-9]*(?:_[A-Za-z0-9]+)*$/.test(code) || /^[0-9A-Z]{5}$/.test(code)) && code.length <= 64;
}
