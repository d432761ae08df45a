import { Icon } from "../ui/icon";
import { contrast, languages as languagesShape, moon, sun } from "../ui/icons";
import { Menu } from "../ui/menu";
import type { PortalFrame, Theme } from "./frame";
import { ThemeForm } from "./theme-form";

const themeShapes = { light: sun, dark: moon, system: contrast } as const;
const choice = "flex w-full items-center gap-2.5 rounded-control px-2.5 py-1.5 text-start text-small hover:bg-hover aria-[current=true]:font-semibold";

/** Language and theme, each a small form posted to /preferences, which remembers the choice and comes back. */
export function Preferences({ frame }: { frame: PortalFrame }) {
  const { words } = frame;
  const current = frame.languages.find((language) => language.tag === frame.locale);
  const themes: [Theme, string][] = [["system", words.system], ["light", words.light], ["dark", words.dark]];
  return (
    <div className="-ms-2 flex items-center gap-1" data-screen-only="">
      <Menu opens="up" align="start" label={`${words.language}: ${current?.name ?? frame.locale}`} button={<Chip shape={languagesShape}>{current?.name}</Chip>}>
        <form method="post" action="/preferences">
          {frame.languages.map((language) => (
            <button key={language.tag} type="submit" name="language" value={language.tag} lang={language.tag} aria-current={language.tag === frame.locale || undefined} className={choice}>
              {language.name}
            </button>
          ))}
        </form>
      </Menu>
      <Menu opens="up" align="start" label={words.theme} button={<Chip shape={contrast} />}>
        <ThemeForm>
          {themes.map(([theme, label]) => (
            <button key={theme} type="submit" name="theme" value={theme} aria-current={theme === frame.theme || undefined} className={choice}>
              <Icon shape={themeShapes[theme]} sizePx={16} className="text-ink-quiet" />
              {label}
            </button>
          ))}
        </ThemeForm>
      </Menu>
    </div>
  );
}

function Chip({ shape, children }: { shape: typeof sun; children?: string }) {
  return (
    <span className="flex min-h-8 items-center gap-1.5 rounded-control px-2 text-small text-ink-quiet hover:bg-hover hover:text-ink">
      <Icon shape={shape} sizePx={16} />
      {children}
    </span>
  );
}
