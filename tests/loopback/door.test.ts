import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aFrontDoor, type FrontDoor } from '#tests/makers/a-front-door.ts';
import { attacks, welcome } from './attacks.ts';
import { say } from './raw.ts';

describe('the local front door', () => {
  let rounds: FrontDoor;
  let doorless: FrontDoor;
  beforeAll(async () => {
    rounds = await aFrontDoor();
    doorless = await aFrontDoor({ door: () => null });
  });
  afterAll(async () => {
    await Promise.all([rounds.close(), doorless.close()]);
  });

  it.each(attacks.map((attack) => [attack.name, attack] as const))('refuses %s', async (_, { send, status }) => {
    const heard = await say(rounds.port, send(rounds.port, rounds.token));
    expect(heard.status).toBe(status);
    expect(heard.head).not.toMatch(/access-control|set-cookie/i);
    expect(rounds.opened).toHaveLength(0);
  });

  it.each(attacks.filter((attack) => !attack.isNodes).map((attack) => [attack.name, attack] as const))('is what refuses: without it, %s comes in', async (_, { send }) => {
    const { status } = await say(doorless.port, send(doorless.port, doorless.token));
    expect([101, 200, 404]).toContain(status);
  });

  it('opens for a person, also one who follows a link', async () => {
    expect((await say(rounds.port, welcome.page(rounds.port))).status).toBe(200);
    expect((await say(rounds.port, welcome.link(rounds.port))).status).toBe(200);
  });

  it('listens nowhere but on 127.0.0.1', async () => {
    await expect(fetch(`http://[::1]:${rounds.port}/`)).rejects.toThrow();
    await expect(fetch(`http://127.0.0.2:${rounds.port}/`)).rejects.toThrow();
  });

  it('says nothing to another machine even while it starts', async () => {
    const heard = await say(rounds.port, welcome.page(rounds.port));
    expect(heard.head).not.toMatch(/server:|x-powered-by/i);
  });
});
