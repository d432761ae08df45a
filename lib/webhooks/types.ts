import type { EventType } from "@/lib/events/types";

/** What a webhook can be told of, by the wire's names. */
export const WEBHOOK_EVENT_TYPES = [
  "user.created",
  "user.updated",
  "user.deleted",
  "session.created",
  "session.pending",
  "session.ended",
  "session.removed",
  "session.revoked",
  "waitlistEntry.created",
  "waitlistEntry.updated",
  "email.created",
  "sms.created",
] as const;

export type WebhookEventType = (typeof WEBHOOK_EVENT_TYPES)[number];

/** Those that carry codes and links: what a receiver answers to them is not kept. */
const SECRET_TYPES: ReadonlySet<string> = new Set<WebhookEventType>(["email.created", "sms.created"]);

/** Whether what is told holds something that only one person may know. */
export function isSecretType(type: string): boolean {
  return SECRET_TYPES.has(type);
}

/** As what the wire knows an event of our log, whose names are finer; null where the wire says nothing of it. */
export const ON_THE_WIRE: Readonly<Record<EventType, WebhookEventType | null>> = {
  "user.created": "user.created",
  "user.updated": "user.updated",
  "user.deleted": "user.deleted",
  "user.password_changed": "user.updated",
  "user.password_reset": "user.updated",
  "user.password_removed": "user.updated",
  "user.locked": "user.updated",
  "user.data_exported": null,
  "email_address.created": "user.updated",
  "email_address.verified": "user.updated",
  "email_address.deleted": "user.updated",
  "email_address.made_primary": "user.updated",
  "phone_number.created": "user.updated",
  "phone_number.verified": "user.updated",
  "phone_number.deleted": "user.updated",
  "phone_number.made_primary": "user.updated",
  "backup_code.used": "user.updated",
  "session.created": "session.created",
  "session.ended": "session.ended",
  "session.removed": "session.removed",
  "session.revoked": "session.revoked",
  "session.reverified": null,
  "sign_in.failed": null,
  "sign_in.code_sent": null,
  "sign_in_token.created": null,
  "sign_in_token.revoked": null,
  "sign_in_token.used": null,
  "actor_token.created": null,
  "actor_token.revoked": null,
  "actor_token.used": null,
  "invitation.created": null,
  "invitation.accepted": null,
  "invitation.revoked": null,
  "invitation.deleted": null,
  "waitlistEntry.created": "waitlistEntry.created",
  "waitlistEntry.updated": "waitlistEntry.updated",
  "waitlistEntry.deleted": null,
  "allowlist_identifier.created": null,
  "allowlist_identifier.deleted": null,
  "blocklist_identifier.created": null,
  "blocklist_identifier.deleted": null,
  "redirect_url.created": null,
  "redirect_url.deleted": null,
  "jwt_template.created": null,
  "jwt_template.updated": null,
  "jwt_template.deleted": null,
  "administrator.created": null,
  "settings.updated": null,
  "signing_key.rotated": null,
  "webhook_endpoint.created": null,
  "webhook_endpoint.updated": null,
  "webhook_endpoint.deleted": null,
  "webhook_endpoint.secret_rotated": null,
  "webhook_endpoint.disabled": null,
  "secret_key.created": null,
  "secret_key.revoked": null,
};
