import { deviceLifeSeconds, pollSeconds, readKeyRequest, type DeviceLogins } from '../keys/device-login.ts';
import type { Forum } from '../forum.ts';
import { mustBe, type App, type Ask } from '../reader.ts';
import { invalidAccess, missingParameter, notFound, slowDown } from '../refusal.ts';

/** How an application comes by a key without a browser window of its own. */
export function keyLoginRoutes(app: App, forum: Forum, logins: DeviceLogins): void {
  app.post('/user-api-key/device', (c) => {
    if (forum.moods.isWithoutCodes) throw notFound();
    mustBeJson(c);
    pace(forum, 'device-request', forum.rules.deviceRequestsPerMinute);
    const { deviceCode, userCode, requestId } = logins.begin(readKeyRequest(c.var.params, forum.clock.now(), { isDevice: true, knowsOaep: !forum.moods.isWithoutOaep }));
    const page = `${forum.baseUrl()}/user-api-key/activate`;
    return c.json({ device_code: deviceCode, user_code: userCode, verification_uri: page, verification_uri_with_request: `${page}?request=${requestId}`, expires_in: deviceLifeSeconds, interval: pollSeconds });
  });
  app.post('/user-api-key/device/poll', (c) => {
    mustBeJson(c);
    const code = c.var.params.text('device_code');
    if (code === null) throw missingParameter('device_code');
    pace(forum, 'device-poll', forum.rules.devicePollsPerMinute);
    return c.json(logins.poll(code));
  });
  app.post('/user-api-key/revoke', (c) => {
    mustBe(c);
    forum.keys.revoke(c.req.header('User-Api-Key') ?? '');
    return c.json({ success: 'OK' });
  });
}

/** A form on a stranger's page can send many things, but not this content type. */
function mustBeJson(c: Ask): void {
  if (!(c.req.header('Content-Type') ?? '').startsWith('application/json')) throw invalidAccess();
}

function pace(forum: Forum, what: string, perMinute: number): void {
  const wait = forum.limits.use(what, perMinute, 60);
  if (wait > 0) throw slowDown(wait);
}
