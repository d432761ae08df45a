import { Badge, type BadgeTone } from "../ui/badge";
import type { DashboardWords } from "./types";

export type UserStatus = "active" | "banned" | "locked";

const tones: Record<UserStatus, BadgeTone> = { active: "neutral", banned: "danger", locked: "caution" };

/** Whether a person can sign in. What is in order stays quiet, so that the others stand out. */
export function UserStatusBadge({ t, status }: { t: DashboardWords; status: UserStatus }) {
  if (status === "active") return <span className="text-ink-quiet">{t("status.active")}</span>;
  return <Badge tone={tones[status]}>{t(`status.${status}`)}</Badge>;
}
