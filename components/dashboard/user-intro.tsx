import { Avatar } from "../ui/avatar";
import { Icon } from "../ui/icon";
import { arrowLeft } from "../ui/icons";
import { TextLink } from "../ui/text-link";
import type { DashboardWords } from "./types";
import type { UserItem } from "./user-table";

/** Under a user's name: their picture, how they are reached, and the way back to the list. */
export function UserIntro({ t, user }: { t: DashboardWords; user: UserItem }) {
  return (
    <span className="flex flex-wrap items-center gap-x-4 gap-y-2 text-small">
      <span className="flex min-w-0 items-center gap-2.5">
        <Avatar name={user.name} imageUrl={user.imageUrl} size="small" />
        {user.address && user.address !== user.name ? <bdi className="break-all">{user.address}</bdi> : null}
      </span>
      <TextLink quiet href="/dashboard" className="inline-flex items-center gap-1.5">
        <Icon shape={arrowLeft} sizePx={14} className="rtl:-scale-x-100" />
        {t("user.all")}
      </TextLink>
    </span>
  );
}
