import { Button } from "../ui/button";
import { download } from "../ui/icons";
import { Section } from "../ui/section";
import type { SecurityWords } from "./types";

/**
 * Downloads everything that is stored about the person. A plain form: the answer is a file, so the page stays.
 *
 * @param ready the person has just confirmed who they are for this
 */
export function DataSection({ t, ready }: { t: SecurityWords; ready: boolean }) {
  return (
    <Section
      id="data"
      title={t("data.title")}
      description={ready ? t("data.ready") : t("data.description")}
      action={
        <form method="post" action="/user/data">
          <Button type="submit" size="small" icon={download} variant={ready ? "primary" : "secondary"} autoFocus={ready}>
            {t("data.download")}
          </Button>
        </form>
      }
    />
  );
}
