import { Notice } from "../ui/notice";
import type { DashboardWords } from "./types";
import type { UserStatus } from "./user-status";

/** Why a person can't sign in, and until when. Nothing where they can. */
export function LockNotice({ t, status, lockedForMinutes }: { t: DashboardWords; status: UserStatus; lockedForMinutes: number | null }) {
  if (status === "banned") {
    return (
      <Notice tone="danger" live={false} title={t("user.banned_title")}>
        {t("user.banned")}
      </Notice>
    );
  }
  if (status !== "locked") return null;
  return (
    <Notice tone="caution" live={false} title={t("user.locked_title")}>
      {lockedForMinutes === null ? t("user.locked") : t("user.locked_for", { minutes: lockedForMinutes })}
    </Notice>
  );
}
