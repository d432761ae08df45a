import type { ReactNode } from "react";
import type { Clock } from "../account/types";
import { Avatar } from "../ui/avatar";
import { Table } from "../ui/table";
import { Time } from "../ui/time";
import type { DashboardWords } from "./types";
import { UserStatusBadge, type UserStatus } from "./user-status";

export type UserItem = {
  id: string;
  name: string;
  imageUrl: string | null;
  /** Primary email address, else the primary phone number as people write it. */
  address: string | null;
  username: string | null;
  status: UserStatus;
  createdAt: Date;
  lastSignInAt: Date | null;
};

/** The list of users. Each name leads to its user; on narrow screens the address stands under it. */
export function UserTable({ t, clock, items, empty }: { t: DashboardWords; clock: Clock; items: readonly UserItem[]; empty: ReactNode }) {
  return (
    <Table
      caption={t("users.list")}
      items={items}
      itemKey={(user) => user.id}
      empty={empty}
      columns={[
        { key: "name", heading: t("users.name"), cell: (user) => <Name user={user} /> },
        { key: "address", heading: t("users.address"), cell: (user) => <Fact missing={t("users.none")}>{user.address}</Fact>, width: "max-md:hidden" },
        { key: "username", heading: t("users.username"), cell: (user) => <Fact missing={t("users.none")}>{user.username}</Fact>, width: "w-40 max-xl:hidden" },
        { key: "status", heading: t("users.status"), cell: (user) => <UserStatusBadge t={t} status={user.status} />, width: "w-32 max-sm:w-28 max-sm:pe-0 max-sm:text-end" },
        { key: "created", heading: t("users.created"), cell: (user) => <Time date={user.createdAt} {...clock} />, figures: true, width: "w-36 max-xl:hidden" },
        {
          key: "last_sign_in",
          heading: t("users.last_sign_in"),
          cell: (user) => (user.lastSignInAt ? <Time date={user.lastSignInAt} {...clock} /> : <span className="text-ink-quiet">{t("users.never")}</span>),
          figures: true,
          width: "w-36 max-sm:hidden",
        },
      ]}
    />
  );
}

function Name({ user }: { user: UserItem }) {
  return (
    <a href={`/dashboard/users/${user.id}`} className="group -my-0.5 flex min-w-0 items-center gap-2.5 rounded-control py-0.5 focus-visible:-outline-offset-2">
      <Avatar name={user.name} imageUrl={user.imageUrl} size="small" />
      {/* Each stands at the start of the line and is cut at its own end, whichever way its script runs. */}
      <span className="flex min-w-0 flex-col items-start">
        <bdi className="max-w-full truncate font-medium underline-offset-[3px] group-hover:underline">{user.name}</bdi>
        {user.address && user.address !== user.name ? <bdi className="max-w-full truncate text-ink-quiet md:hidden">{user.address}</bdi> : null}
      </span>
    </a>
  );
}

/** What is not there is a dash to the eye, so that the rest stands out, and a word to the ear. */
function Fact({ missing, children }: { missing: string; children: string | null }) {
  if (children !== null) return <bdi title={children} className="inline-block max-w-full truncate align-middle">{children}</bdi>;
  return (
    <>
      <span aria-hidden className="text-ink-quiet">
        –
      </span>
      <span className="sr-only">{missing}</span>
    </>
  );
}
