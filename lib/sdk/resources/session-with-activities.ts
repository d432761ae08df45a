import { Resource } from "./resource";

/** Where and with what a session was last used. */
export interface SessionActivity {
  id: string;
  deviceType: string | null;
  isMobile: boolean;
  browserName: string | null;
  browserVersion: string | null;
  ipAddress: string | null;
  city: string | null;
  country: string | null;
}

/** A session of the person, on whatever device. */
export class SessionWithActivities extends Resource {
  declare readonly status: string;
  declare readonly expireAt: Date;
  declare readonly abandonAt: Date;
  declare readonly lastActiveAt: Date;
  declare readonly latestActivity: SessionActivity;
  declare readonly actor: Record<string, unknown> | null;

  /** Sign the session out, wherever it is. */
  async revoke(): Promise<this> {
    const { latest_activity } = this.json;
    const json = await this.host.send({ method: "POST", path: `/me/sessions/${encodeURIComponent(this.id)}/revoke` });
    this.host.sessionLists.clear();
    return this.adopt({ latest_activity, ...json });
  }
}
