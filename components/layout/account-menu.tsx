import { ActionButton } from "../form/action-button";
import { Avatar } from "../ui/avatar";
import { Icon } from "../ui/icon";
import { chevronDown, plus } from "../ui/icons";
import { Menu } from "../ui/menu";
import type { PortalFrame } from "./frame";

export type Person = { sessionId: string; name: string; identifier: string; imageUrl: string | null };

export type AccountActions = {
  /** Gets `session_id`; makes that session the current one. */
  switchAccount?: (data: FormData) => Promise<void>;
  /** Gets `session_id`; an empty one means all sessions of this browser. */
  signOut: (data: FormData) => Promise<void>;
  /** Where another person signs in beside this one; null when the instance allows only one. */
  addAccountHref: string | null;
};

/** Who is signed in; the other accounts of this browser; the way out. Opens and works without JavaScript. */
export function AccountMenu({ frame, person, others, actions }: { frame: PortalFrame; person: Person; others: readonly Person[]; actions: AccountActions }) {
  const { words } = frame;
  return (
    <Menu
      wide
      label={`${words.signedInAs} ${person.name}`}
      button={
        <span className="flex items-center gap-2 rounded-full p-0.5 pe-1.5 hover:bg-hover">
          <Avatar name={person.name} imageUrl={person.imageUrl} size="small" />
          <span className="max-w-40 truncate text-small font-medium max-sm:hidden">{person.name}</span>
          <Icon shape={chevronDown} sizePx={14} className="text-ink-quiet" />
        </span>
      }
    >
      <div className="flex items-center gap-3 px-2.5 py-2.5">
        <Identity person={person} />
      </div>
      {others.length > 0 ? (
        <>
          <Rule />
          <p className="px-2.5 py-1 text-small text-ink-quiet">{words.otherAccounts}</p>
          {others.map((other) => (
            <form key={other.sessionId} action={actions.switchAccount}>
              <input type="hidden" name="session_id" value={other.sessionId} />
              <button type="submit" className="flex w-full items-center gap-3 rounded-control px-2.5 py-2 text-start hover:bg-hover">
                <Identity person={other} />
              </button>
            </form>
          ))}
        </>
      ) : null}
      <Rule />
      {actions.addAccountHref ? (
        <a href={actions.addAccountHref} className="flex items-center gap-3 rounded-control px-2.5 py-2 text-small font-medium hover:bg-hover">
          <span className="flex w-9 justify-center text-ink-quiet">
            <Icon shape={plus} sizePx={16} />
          </span>
          {words.addAccount}
        </a>
      ) : null}
      <div className="flex flex-col gap-1 p-1 pt-1.5">
        <ActionButton action={actions.signOut} values={{ session_id: person.sessionId }} wide>
          {words.signOut}
        </ActionButton>
        {others.length > 0 ? (
          <ActionButton action={actions.signOut} values={{ session_id: "" }} variant="quiet" wide>
            {words.signOutAll}
          </ActionButton>
        ) : null}
      </div>
    </Menu>
  );
}

function Identity({ person }: { person: Person }) {
  return (
    <>
      <Avatar name={person.name} imageUrl={person.imageUrl} />
      <span className="min-w-0 flex-1">
        <span className="block truncate text-small font-medium">{person.name}</span>
        {person.identifier !== person.name ? <bdi className="block truncate text-small text-ink-quiet">{person.identifier}</bdi> : null}
      </span>
    </>
  );
}

function Rule() {
  return <div className="-mx-1.5 my-1.5 border-t border-line" />;
}
