import { availableParallelism } from "node:os";
import { isAbsolute, resolve } from "node:path";
import ipaddr from "ipaddr.js";
import { z } from "zod";

/**
 * Every variable that a deployment may set. What the variables decide are facts about the place where Gatehouse runs
 * (addresses, credentials, limits of the machine); what the product does is decided by the settings in the database.
 *
 * `description` and `fallback` print the README's table, see `environmentTable()`. Error messages complete the sentence
 * that starts with the variable's name, and never repeat the value of a secret.
 */
export const variables = z.object({
  PORT: integer(1, 65_535, 3000).meta({ description: "Port to listen on." }),
  HOST: z.string().optional().meta({
    description: "Address to listen on.",
    fallback: "`127.0.0.1` while `PORTAL_URL` is a loopback address, otherwise all addresses",
  }),
  PORTAL_URL: z.string().transform(portalOrigin).optional().meta({
    description: "The portal's public origin: scheme, host and port. Links in messages use it, and https makes cookies secure.",
    fallback: "`http://localhost:PORT`",
  }),
  DATABASE_URL: url(["postgresql:", "postgres:"]).optional().meta({
    description: "A PostgreSQL database, `postgresql://user:password@host:5432/name`.",
    fallback: "an embedded PostgreSQL in `DATA_DIR`",
  }),
  DATABASE_POOL_SIZE: integer(1, 1000, 20).meta({ description: "Most database connections of one process." }),
  DATA_DIR: z.string().default("data").transform(absolutePath).meta({
    description: "Folder for the embedded database and for keys that were not given. Keep it: it is the backup's content.",
    fallback: "`./data`",
  }),
  SECRET_KEY: pattern(/^sk_(test|live)_[A-Za-z0-9]{8,}$/, "must be sk_test_ or sk_live_ and at least 8 letters and figures").optional().meta({
    description: "Secret key of the Backend API.",
    fallback: "made at the first start",
  }),
  PUBLISHABLE_KEY: pattern(/^pk_(test|live)_[A-Za-z0-9+/]+={0,2}$/, "must be pk_test_ or pk_live_ and the portal's host in base64").optional().meta({
    description: "Publishable key that apps use.",
    fallback: "made from `PORTAL_URL`",
  }),
  ENCRYPTION_KEY: z
    .string()
    .refine((list) => list.split(",").every((key) => key.trim().length >= 32), "must be one key of at least 32 characters, or several with commas between them, the newest first")
    .optional()
    .meta({
      description: "Key that seals secrets in the database. To rotate it, put the new key in front: `new,old`.",
      fallback: "made at the first start, in `DATA_DIR`",
    }),
  TRUSTED_PROXIES: z.string().default("").transform(networks).meta({
    description: "Proxies whose forwarded headers are believed: addresses and CIDR ranges with commas between them.",
    fallback: "none",
  }),
  REDIS_URL: url(["redis:", "rediss:"]).optional().meta({ description: "Accepted, but not used yet: rate limits live in PostgreSQL." }),
  SMTP_URL: url(["smtp:", "smtps:"]).optional().meta({
    description: "Mail server, `smtp://user:password@host:587` or `smtps://…`.",
    fallback: "a development instance shows its mails at `/dev/inbox`",
  }),
  EMAIL_FROM: z.string().refine((from) => /^[^\r\n]*[^\s@<]+@[^\s@>]+>?$/.test(from), "must be an email address, or a name and an address: Name <no-reply@example.com>").optional().meta({
    description: "Sender of mails.",
    fallback: "`no-reply@` and the portal's host",
  }),
  ADMIN_EMAIL: z.email("must be an email address").optional().meta({
    description: "Address of the first administrator. Needs `ADMIN_PASSWORD`.",
    fallback: "the first start prints a one-time set-up link",
  }),
  ADMIN_PASSWORD: z.string().min(8, "must have at least 8 characters").optional().meta({ description: "Password of the first administrator." }),
  SMS_FROM: z.string().optional().meta({ description: "Sender of text messages: a phone number or a sender name." }),
  TWILIO_ACCOUNT_SID: z.string().optional().meta({ description: "Twilio account that sends text messages. Needs `TWILIO_AUTH_TOKEN` and `SMS_FROM`." }),
  TWILIO_AUTH_TOKEN: z.string().optional().meta({ description: "Its token." }),
  TWILIO_API_ORIGIN: url(["https:", "http:"]).default("https://api.twilio.com").meta({ description: "Where Twilio's API is reached." }),
  SMS_WEBHOOK_URL: url(["https:", "http:"]).optional().meta({ description: "Address that receives each text message as a signed POST. Needs `SMS_WEBHOOK_SECRET`." }),
  SMS_WEBHOOK_SECRET: pattern(/^(whsec_)?[A-Za-z0-9+/]{32,86}={0,2}$/, "must be whsec_ and 24 to 64 random bytes in base64").optional().meta({ description: "Secret that signs them, `whsec_…` (Standard Webhooks)." }),
  WEBHOOK_ALLOWED_NETWORKS: z.string().default("").transform(networks).meta({
    description: "Networks inside of yours that webhooks may be sent to, also without https: addresses and CIDR ranges with commas between them.",
    fallback: "only public addresses, by https; a development instance also reaches this machine",
  }),
  GEOIP_DATABASE: z.string().transform(absolutePath).optional().meta({
    description: "A city database in the mmdb format, for the places of sessions.",
    fallback: "countries only, from a database that ships with Gatehouse",
  }),
  COGNITO_ENDPOINT: url(["https:", "http:"]).optional().meta({
    description: "Where Amazon Cognito is asked about imported `awscognito` passwords: a proxy, or an emulator of a test.",
    fallback: "`https://cognito-idp.<region>.amazonaws.com`, the region being the user pool's",
  }),
  METRICS_TOKEN: z.string().min(16, "must have at least 16 characters").optional().meta({
    description: "Bearer token that opens `/metrics`.",
    fallback: "`/metrics` answers only to this machine",
  }),
  LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"], "must be one of trace, debug, info, warn, error, fatal, silent").default("info").meta({
    description: "How much is logged.",
  }),
  SHUTDOWN_GRACE_SECONDS: integer(0, 3600, 25).meta({ description: "How long a stop waits for running requests, in seconds." }),
  PASSWORD_HASH_CONCURRENCY: integer(1, 64, Math.min(availableParallelism(), 4)).meta({
    description: "Password hashes computed at the same time.",
    fallback: "number of cores, at most 4",
  }),
  PASSWORD_HASH_QUEUE: integer(0, 100_000, 256).meta({ description: "Password hashes that may wait. Past it, sign-ins are asked to come back later (429)." }),
});

function integer(least: number, most: number, fallback: number) {
  const message = `must be a whole number from ${least} to ${most}`;
  return z
    .string()
    .regex(/^\d{1,9}$/, message)
    .transform(Number)
    .refine((value) => value >= least && value <= most, message)
    .default(fallback);
}

function pattern(expression: RegExp, message: string) {
  return z.string().regex(expression, message);
}

function url(protocols: string[]) {
  const forms = protocols.map((protocol) => `${protocol}//`).join(" or ");
  return z.string().refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol), `must be a URL that starts with ${forms}`);
}

function portalOrigin(value: string, context: z.RefinementCtx): string {
  const parsed = URL.canParse(value) ? new URL(value) : undefined;
  const isOrigin =
    parsed !== undefined &&
    ["http:", "https:"].includes(parsed.protocol) &&
    [parsed.username, parsed.password, parsed.search, parsed.hash].every((part) => part === "") &&
    parsed.pathname === "/" &&
    !/[?#]/.test(value);
  if (isOrigin) return parsed.origin;
  context.addIssue("must be an http or https address without path, query and user, such as https://accounts.example.com");
  return z.NEVER;
}

function networks(list: string, context: z.RefinementCtx): string[] {
  const entries = list.split(/[\s,]+/).filter((entry) => entry !== "");
  const wrong = entries.find((entry) => !(entry.includes("/") ? ipaddr.isValidCIDR(entry) : ipaddr.IPv4.isValidFourPartDecimal(entry) || ipaddr.IPv6.isValid(entry)));
  if (wrong === undefined) return entries;
  context.addIssue(`must be IP addresses or CIDR ranges with commas between them; “${wrong.slice(0, 60)}” is neither`);
  return z.NEVER;
}

function absolutePath(path: string): string {
  // The comment keeps the bundler from taking the whole working directory for a dependency.
  return isAbsolute(path) ? path : resolve(/* turbopackIgnore: true */ process.cwd(), path);
}
