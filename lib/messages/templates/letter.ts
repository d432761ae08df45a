/** A mail before it has a form: what stands in it, in order. Both the HTML and the plain text are made from this. */
export type Letter = {
  subject: string;
  /** The line that mail lists show after the subject. */
  preview: string;
  heading: string;
  lead: string[];
  code: string | null;
  /** The one button. */
  button: { label: string; href: string } | null;
  /** What stands under code and button, quietly: how long it works, not to pass it on. */
  terms: string[];
  detailsHeading: string;
  details: { label: string; value: string }[];
  closing: string[];
  footer: string;
};
