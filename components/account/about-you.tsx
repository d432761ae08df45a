import type { ReactNode } from "react";
import { Avatar } from "../ui/avatar";
import { LinkButton } from "../ui/link-button";
import { FactRow, Rows } from "../ui/rows";
import { Section } from "../ui/section";
import type { AccountWords } from "./types";

type Fact = "picture" | "name" | "username";

/** Picture, name and username: a row each. The one that is being edited is open. */
export function AboutYou({
  t,
  person,
  facts,
  editing,
  form,
}: {
  t: AccountWords;
  person: { displayName: string; imageUrl: string | null; name: string; username: string | null };
  /** What the instance asks for. */
  facts: readonly Fact[];
  editing: string | undefined;
  /** The form of the row that is being edited. */
  form: ReactNode;
}) {
  const given: Record<Fact, boolean> = { picture: person.imageUrl !== null, name: person.name !== "", username: person.username !== null };
  const shown: Record<Fact, ReactNode> = {
    picture: (
      <span className="flex items-center gap-4">
        <Avatar name={person.displayName} imageUrl={person.imageUrl} size="large" {...(given.picture ? { label: t("picture.alt") } : {})} />
        {given.picture ? null : <span className="text-ink-quiet max-sm:sr-only">{t("profile.no_picture")}</span>}
      </span>
    ),
    name: given.name ? <bdi className="font-medium">{person.name}</bdi> : <NotSet t={t} />,
    username: given.username ? <bdi className="font-medium">{person.username}</bdi> : <NotSet t={t} />,
  };
  return (
    <Section id="about" title={t("profile.section")}>
      <Rows label={t("profile.section")}>
        {facts.map((fact) => (
          <FactRow
            key={fact}
            label={t(`profile.${fact}`)}
            action={
              editing === fact ? null : (
                <LinkButton size="small" href={`/user?edit=${fact}`} aria-label={t(given[fact] ? `profile.change_${fact}` : `profile.add_${fact}`)}>
                  {t(given[fact] ? "profile.change" : "profile.add")}
                </LinkButton>
              )
            }
            open={editing === fact ? <div id="edit" className="scroll-mt-28">{form}</div> : undefined}
          >
            {shown[fact]}
          </FactRow>
        ))}
      </Rows>
    </Section>
  );
}

function NotSet({ t }: { t: AccountWords }) {
  return <span className="text-ink-quiet">{t("profile.not_set")}</span>;
}
