import type { Verification } from "@/lib/generated/prisma/client";
import type { Context } from "@/lib/context";
import { serializeVerification, type VerificationJson } from "@/lib/resources/verifications/serializer";
import type { Settings } from "@/lib/settings/schema";
import { STRATEGIES } from "@/lib/strategies";
import type { SignUpRequirements, SignUpStatus } from "./requirements";
import type { LoadedSignUp } from "./store";

/** The proof of one identifier of a sign-up: before anything is sent it has no strategy. */
export type SignUpVerificationView = Omit<VerificationJson, "strategy"> & {
  strategy: string | null;
  next_action: "needs_prepare" | "needs_attempt" | "";
  supported_strategies: string[];
};

/** A sign-up as pages and the Frontend API see it. */
export type SignUpView = SignUpRequirements & {
  id: string;
  status: SignUpStatus;
  /** Null for what was not given, and for what need not be proved. */
  verifications: { email_address: SignUpVerificationView | null; phone_number: SignUpVerificationView | null };
  email_address: string | null;
  phone_number: string | null;
  username: string | null;
  first_name: string | null;
  last_name: string | null;
  has_password: boolean;
  unsafe_metadata: unknown;
  public_metadata: unknown;
  external_id: string | null;
  custom_action: boolean;
  locale: string | null;
  legal_accepted_at: number | null;
  abandon_at: number;
  created_user_id: string | null;
  created_session_id: string | null;
  redirect_url: string | null;
};

export function viewOf(ctx: Context, { row, requirements, status, emailVerification, phoneVerification }: LoadedSignUp): SignUpView {
  const unverified = requirements.unverified_fields;
  return {
    id: row.id,
    status,
    ...requirements,
    verifications: {
      email_address: emailVerification || unverified.includes("email_address") ? verificationView(ctx, emailVerification, "email") : null,
      phone_number: phoneVerification || unverified.includes("phone_number") ? verificationView(ctx, phoneVerification, "sms") : null,
    },
    email_address: row.emailAddress,
    phone_number: row.phoneNumber,
    username: row.username,
    first_name: row.firstName,
    last_name: row.lastName,
    has_password: row.passwordHasher !== null,
    unsafe_metadata: row.unsafeMetadata,
    public_metadata: row.publicMetadata,
    external_id: row.externalId,
    custom_action: row.customAction,
    locale: row.locale,
    legal_accepted_at: row.legalAcceptedAt?.getTime() ?? null,
    abandon_at: row.abandonAt.getTime(),
    created_user_id: row.createdUserId,
    created_session_id: row.createdSessionId,
    redirect_url: row.redirectUrl,
  };
}

function verificationView(ctx: Context, row: Verification | null, channel: "email" | "sms"): SignUpVerificationView {
  const supported_strategies = strategiesOf(ctx.settings, channel);
  if (!row) {
    return {
      object: "verification",
      status: "unverified",
      strategy: null,
      attempts: null,
      expire_at: null,
      verified_at_client: null,
      channel: null,
      error: null,
      resend_at: null,
      next_action: "needs_prepare",
      supported_strategies,
    };
  }
  const view = serializeVerification(row, ctx.now());
  const next_action = view.status === "verified" ? "" : view.status === "unverified" ? "needs_attempt" : "needs_prepare";
  return { ...view, next_action, supported_strategies };
}

function strategiesOf(settings: Settings, channel: "email" | "sms"): string[] {
  return STRATEGIES.filter((strategy) => strategy.channel === channel && strategy.roles.includes("verification") && strategy.enabled(settings)).map(({ name }) => name);
}
