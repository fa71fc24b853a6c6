import { Fragment } from 'react';
import { useForums } from '#renderer/forum/use-forums.ts';
import { useDesk } from '#renderer/link/desk.tsx';
import { useLive } from '#renderer/link/use-live.ts';
import page from '#renderer/style/page.module.css';
import { Button } from '#renderer/ui/button.tsx';
import { openOutside } from '#renderer/ui/html/outside.ts';
import { Notice } from '#renderer/ui/notice.tsx';
import { holdSeconds } from '#shared/words/settings.ts';
import { GoalRows } from './goal-rows.tsx';
import { LocalePackNote } from './locale-pack-note.tsx';
import { ChoiceRow, SelectRow, SwitchRow, TextRow } from './setting-row.tsx';
import style from './settings.module.css';
import { useSettings } from './use-settings.ts';

const holds = [0, 5, 10, 20, 30, 60] as const;

/** "Skin, Child health" as two teams: each once, none empty. */
const teamsOf = (typed: string): string[] => [...new Set(typed.split(',').map((team) => team.trim().slice(0, 80)))].filter((team) => team !== '').slice(0, 20);

/** Every setting, kept the moment it is changed. */
export function SettingsScreen() {
  const desk = useDesk();
  const status = useLive(desk.query.desk.status.experimental_liveOptions()).value;
  const forums = useForums().value ?? [];
  const { value, trouble, retry, packs, said, change } = useSettings();
  const pack = packs.find(({ code }) => code === value?.localePack);
  return (
    <div className={page.page}>
      <h1>Settings</h1>
      <p className={page.lead}>Each change is kept at once.</p>
      <p className={style.saved} role="status">
        {said?.isBad === false ? said.text : ''}
      </p>
      {said?.isBad ? <Notice tone="bad">{said.text}</Notice> : null}
      {trouble ? (
        <Notice tone="bad" action={<Button onClick={retry}>Try again</Button>}>
          {trouble.say}
        </Notice>
      ) : null}
      {value ? (
        <>
          <section className={style.group} aria-labelledby="settings-look">
            <h2 id="settings-look">Look and keys</h2>
            <ChoiceRow name="Theme" value={value.theme} choices={[['system', 'As the system'], ['light', 'Light'], ['dark', 'Dark']]} onChange={(theme) => void change('theme', { theme })} />
            <ChoiceRow name="Order of the queue" value={value.sort} choices={[['level', 'Most urgent first'], ['oldest', 'Oldest first'], ['newest', 'Newest first']]} onChange={(sort) => void change('order of the queue', { sort })} />
            <SwitchRow name="Single-key shortcuts" why="J, K, R, / and others, outside text fields. Combinations with Ctrl or Cmd always work." isOn={value.singleKeys} onChange={(singleKeys) => void change('single-key shortcuts', { singleKeys })} />
          </section>
          <section className={style.group} aria-labelledby="settings-goals">
            <h2 id="settings-goals">Goals</h2>
            <GoalRows goalHours={value.goalHours} goals={value.goals} onChange={(to) => void change('goals', to)} />
          </section>
          <section className={style.group} aria-labelledby="settings-answers">
            <h2 id="settings-answers">Answers</h2>
            <SelectRow
              name="Time to undo a send"
              why="An answer is held this long before it goes to the forum."
              value={String(value.holdSeconds)}
              choices={holds.map((seconds) => [String(seconds), seconds === 0 ? 'Send at once' : `${seconds} seconds`] as const)}
              onChange={(seconds) => void change('time to undo', { holdSeconds: holdSeconds.parse(Number(seconds)) })}
            />
            <TextRow name="Your name" why="As templates sign it. Empty: the name the forum knows you by." value={value.volunteer.name} onChange={(name) => void change('your name', { volunteer: { ...value.volunteer, name } })} />
            <TextRow name="Your role" why="Say what you are, for example “community volunteer” or “retired nurse”." value={value.volunteer.role} onChange={(role) => void change('your role', { volunteer: { ...value.volunteer, role } })} />
            <SwitchRow
              name="You hold a clinical licence"
              why="Only if you do. Policies choose by it which disclaimers go with your answers, and a dose is advised against instead of refused."
              isOn={value.volunteer.isClinician === true}
              onChange={(isClinician) => void change('clinical licence', { volunteer: { ...value.volunteer, isClinician } })}
            />
            <SelectRow
              name="Emergency numbers for"
              why="Templates and disclaimers take emergency and advice numbers from here."
              value={value.localePack}
              choices={packs.length === 0 ? [[value.localePack, value.localePack]] : packs.map(({ code, name, numbers }) => [code, `${name} (${numbers.emergency.say})`] as const)}
              onChange={(localePack) => void change('emergency numbers', { localePack })}
            />
            {pack ? <LocalePackNote pack={pack} /> : null}
          </section>
          <section className={style.group} aria-labelledby="settings-templates">
            <h2 id="settings-templates">Templates</h2>
            <SwitchRow
              name="Nobody publishes their own template"
              why="The team’s rule: whoever wrote the words asks for review, and somebody else publishes them."
              isOn={value.reviewBeforePublish}
              onChange={(reviewBeforePublish) => void change('who publishes', { reviewBeforePublish })}
            />
            <TextRow name="Teams" why="The teams you belong to, with commas between. You see their templates and can write for them." value={value.teams.join(', ')} most={1_000} onChange={(typed) => void change('teams', { teams: teamsOf(typed) })} />
          </section>
          <section className={style.group} aria-labelledby="settings-forums">
            <h2 id="settings-forums">Forums</h2>
            <p>
              <a href="#/settings/forums">Forums</a>: where you answer and who you are there, adding one, signing in and out.
            </p>
          </section>
          <section className={style.group} aria-labelledby="settings-people">
            <h2 id="settings-people">People</h2>
            <p>
              <a href="#/people">People and roles</a>: who may send, read second, moderate, publish and administer here, and which answers need a second look.
            </p>
          </section>
          <section className={style.group} aria-labelledby="settings-notices">
            <h2 id="settings-notices">Notices</h2>
            <SwitchRow name="Notifications" why="In the desktop app: when questions wait or an answer needs you. The browser shows none." isOn={value.notifications} onChange={(notifications) => void change('notifications', { notifications })} />
          </section>
        </>
      ) : null}
      <section className={style.group} aria-labelledby="settings-about">
        <h2 id="settings-about">Your data and about</h2>
        <dl className={style.about}>
          <dt>Where it is</dt>
          <dd>Questions, drafts and the outbox are in Rounds’ data folder on this computer, and nowhere else. Only answers you send go to the forum.</dd>
          {forums.map(({ accountId, title, isPractice, url, me }) => (
            <Fragment key={accountId}>
              <dt>Forum</dt>
              <dd>
                <bdi>{title}</bdi>
                {isPractice ? ' (practice forum inside Rounds)' : ''}, as <bdi>{me.username}</bdi>{' '}
                <Button kind="link" onClick={() => openOutside(url)}>
                  Open
                  <span className="visually-hidden"> {title}</span>
                </Button>
              </dd>
            </Fragment>
          ))}
          <dt>Version</dt>
          <dd>Rounds {status?.version}</dd>
        </dl>
      </section>
    </div>
  );
}
