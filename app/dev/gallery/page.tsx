import { portalFrame, requestManners } from "@/app/frame";
import { Field } from "@/components/form/field";
import { Form } from "@/components/form/form";
import { FormErrors } from "@/components/form/form-errors";
import { SubmitButton } from "@/components/form/submit-button";
import { Account } from "@/components/layout/account";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { CopyButton } from "@/components/ui/copy-button";
import { Disclosure } from "@/components/ui/disclosure";
import { plus } from "@/components/ui/icons";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { PasswordInput } from "@/components/ui/password-input";
import { Section } from "@/components/ui/section";
import { Select } from "@/components/ui/select";
import { Spinner } from "@/components/ui/spinner";
import { StrengthMeter } from "@/components/ui/strength-meter";
import { TextArea } from "@/components/ui/text-area";
import { tryForm } from "./actions";
import { galleryPeople, galleryPlaces } from "./places";
import { samples } from "./samples";

const variants = ["primary", "secondary", "quiet", "danger", "danger-quiet"] as const;
const tones = ["neutral", "positive", "caution", "danger"] as const;

export default async function Gallery() {
  const [frame, { locale }] = await Promise.all([portalFrame(), requestManners()]);
  const s = samples[locale];
  const notices = { neutral: [s.checkMail, s.expiredText], positive: [s.saved, null], caution: [s.expired, s.expiredText], danger: [s.breach, s.failed] } as const;
  return (
    <Account frame={frame} places={galleryPlaces(s)} current="/dev/gallery" {...galleryPeople(s)} heading={s.security} intro={s.devicesText}>
      <Section title={s.save}>
        <div className="flex flex-col gap-4">
          {(["regular", "small"] as const).map((size) => (
            <div key={size} className="flex flex-wrap items-center gap-2">
              {variants.map((variant) => (
                <Button key={variant} variant={variant} size={size}>
                  {s.save}
                </Button>
              ))}
              <Button size={size} icon={plus}>
                {s.add}
              </Button>
              <Button size={size} variant="primary" disabled>
                {s.save}
              </Button>
              <Button size={size} variant="primary" pending>
                {s.save}
              </Button>
              <CopyButton size={size} text="ada@example.com" label={s.copyThis} />
              <Spinner />
            </div>
          ))}
        </div>
      </Section>
      <Section title={s.verify}>
        <div className="flex flex-wrap gap-2">
          {(["neutral", "accent", "positive", "caution", "danger"] as const).map((tone) => (
            <Badge key={tone} tone={tone}>
              {s.primary}
            </Badge>
          ))}
        </div>
      </Section>
      <Section title={s.devices}>
        <div className="flex flex-col gap-3">
          {tones.map((tone) => (
            <Notice key={tone} tone={tone} live={false} title={notices[tone][0]}>
              {notices[tone][1]}
            </Notice>
          ))}
          <Disclosure summary={s.choices}>{s.devicesText}</Disclosure>
        </div>
      </Section>
      <Section title={s.profile}>
        <Form action={tryForm} className="flex max-w-md flex-col gap-3">
          <FormErrors />
          <Field name="email_address" label={s.email}>
            <Input type="email" autoComplete="email" defaultValue="many" />
          </Field>
          <Field name="password" label={s.password} hint={s.passwordHint}>
            <PasswordInput autoComplete="new-password" />
          </Field>
          <StrengthMeter inputId="password" endpoint="/dev/gallery/strength" labels={[s.weak, s.fair, s.good, s.strong, s.best]} />
          <Field name="country" label={s.country} tight>
            <Select defaultValue="de">
              <option value="de">{s.berlin}</option>
              <option value="gb">{s.london}</option>
            </Select>
          </Field>
          <Field name="about" label={s.about} optional>
            <TextArea />
          </Field>
          <Field name="fixed" label={s.username} tight>
            <Input readOnly defaultValue="ada" />
          </Field>
          <Checkbox name="others" label={s.signOutOthers} hint={s.devicesText} defaultChecked />
          <Checkbox name="remember" label={s.remember} />
          <SubmitButton wide={false}>{s.save}</SubmitButton>
        </Form>
      </Section>
    </Account>
  );
}
