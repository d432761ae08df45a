import { portalFrame, requestManners } from "@/app/frame";
import { Account } from "@/components/layout/account";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { plus, users } from "@/components/ui/icons";
import { Input } from "@/components/ui/input";
import { LinkButton } from "@/components/ui/link-button";
import { Pagination } from "@/components/ui/pagination";
import { Table } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import { DAY } from "@/lib/time";
import { getTranslator } from "@/lib/i18n/translator";
import { galleryPeople, galleryPlaces } from "../places";
import { samples } from "../samples";

export default async function DashboardGallery({ searchParams }: { searchParams: Promise<{ empty?: string }> }) {
  const [frame, { locale }, { empty }] = await Promise.all([portalFrame(), requestManners(), searchParams]);
  const s = samples[locale];
  const t = getTranslator(locale, "common");
  const now = new Date();
  const people = [s.person, s.other, "Grace Hopper", "Karen Spärck Jones", "Edsger W. Dijkstra"].map((name, index) => ({ id: String(index), name, email: `person.${index}@example.com`, createdAt: new Date(now.getTime() - index * 3 * DAY) }));
  return (
    <Account frame={frame} places={galleryPlaces(s)} current="/dev/gallery/dashboard" {...galleryPeople(s)} density="compact" heading={s.users} action={<LinkButton href="?invite" variant="primary" icon={plus}>{s.invite}</LinkButton>}>
      <div>
        <form role="search" className="mb-4 flex max-w-sm gap-2">
          <Input type="search" name="query" aria-label={s.search} placeholder={s.search} />
        </form>
        <Table
          caption={s.users}
          items={empty ? [] : people}
          itemKey={(person) => person.id}
          empty={<EmptyState shape={users} title={s.nobody} action={<LinkButton href="?invite">{s.invite}</LinkButton>}>{s.nobodyText}</EmptyState>}
          columns={[
            { key: "name", heading: s.name, cell: (person) => <span className="flex items-center gap-2.5 font-medium"><Avatar name={person.name} imageUrl={null} size="small" />{person.name}</span> },
            { key: "email", heading: s.email, cell: (person) => <bdi>{person.email}</bdi>, wideOnly: true },
            { key: "state", heading: s.security, cell: (person) => (person.id === "3" ? <Badge tone="caution">{s.unverified}</Badge> : <Badge tone="positive">{s.primary}</Badge>), width: "w-32" },
            { key: "created", heading: s.created, cell: (person) => <Time date={person.createdAt} now={now} locale={frame.formattingTag} />, figures: true, width: "w-36" },
          ]}
        />
        {empty ? null : <Pagination label={t("pages.label")} summary={s.page} previous={{ href: null, label: t("pages.previous") }} next={{ href: "?page=2", label: t("pages.next") }} />}
      </div>
    </Account>
  );
}
