import type { Live } from '../../live.ts';
import type { Clock, SettingsFile } from '../../ports.ts';
import type { Db } from '../../store/db.ts';
import type { Renderer } from '../language/renderer.ts';
import { createCatalog, type Catalog } from './catalog.ts';
import { createHealth } from './health/health.ts';
import { createAskLink } from './links/ask-link.ts';
import { createLinks } from './links/links.ts';
import { createPages } from './list/pages.ts';
import { readPerson } from './person.ts';
import { createSheets } from './sheet.ts';
import { includersOf } from './snippets.ts';
import { createTouches } from './touches.ts';
import { createReports } from './trial/reports.ts';
import { createTrial } from './trial/trial.ts';
import { isVisible } from './visible.ts';
import { createCards } from './writing/card.ts';
import { createComments } from './writing/comments.ts';
import { createDrafting } from './writing/drafting.ts';
import { createPublishing } from './writing/publishing.ts';

interface Parts {
  db: Db;
  live: Live;
  clock: Clock;
  settings: SettingsFile;
  renderer: Renderer;
  catalog?: Catalog;
  /** Asks one address; for tests, which have no open Internet. */
  askLink?: ReturnType<typeof createAskLink>;
}

/** Templates, snippets, disclaimers and moderation messages for whoever writes them. */
export function createLibrary({ db, live, clock, settings, renderer, catalog = createCatalog(db), askLink = createAskLink({ clock }) }: Parts) {
  const person = () => readPerson({ db, settings });
  const visible = () => {
    const me = person();
    return [...catalog.all().values()].filter(({ record }) => isVisible(record, me));
  };
  const usersOf = (slug: string): string[] => {
    const me = person();
    return includersOf(catalog.all(), slug).map(({ record, content }) => (isVisible(record, me) ? content.title : 'a template of somebody else'));
  };
  const links = createLinks({ db, clock, ask: askLink, visible });
  const health = createHealth({ db, live, clock, catalog, renderer, person, links });
  const { report, variables, faultsOf } = createReports({ catalog, renderer, person });

  return {
    ...createPages({ live, catalog, health, person }),
    ...createSheets({ db, live, settings, catalog, health, person }),
    ...createDrafting({ db, clock, person }),
    ...createCards({ db, clock, person, usersOf }),
    ...createPublishing({ db, clock, settings, person, faultsOf, usersOf }),
    ...createComments({ db, clock, person }),
    ...createTouches({ db, catalog, person }),
    ...createTrial({ db, settings, catalog, renderer, person }),
    report,
    variables,
    health: health.health,
    checkLinks: links.check,
  };
}
export type Library = ReturnType<typeof createLibrary>;
