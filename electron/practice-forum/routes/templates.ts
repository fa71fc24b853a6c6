import type { Forum } from '../forum.ts';
import { mustBe, type App, type Ask } from '../reader.ts';
import { invalidAccess, unprocessable } from '../refusal.ts';
import { isStaff } from '../store/members.ts';

interface TemplateRow {
  id: number;
  title: string;
  slug: string;
  content: string;
  tags: string;
  usages: number;
}

/** Texts the forum keeps ready for its volunteers. */
export function templateRoutes(app: App, forum: Forum): void {
  if (!forum.rules.templates) return;
  app.get('/discourse_templates', (c) => {
    mayUse(c);
    const rows = forum.db.all<TemplateRow>('select * from templates order by title');
    return c.json({ templates: rows.map(({ id, title, slug, content, tags, usages }) => ({ id, title, slug, content, tags: JSON.parse(tags) as string[], usages })) });
  });
  app.post('/discourse_templates/:id{[0-9]+}/use', (c) => {
    mayUse(c);
    if (forum.db.run('update templates set usages = usages + 1 where id = ?', Number(c.req.param('id'))).changes === 0) throw unprocessable(['That template is not there.']);
    return c.json({ success: 'OK' });
  });
}

function mayUse(c: Ask): void {
  const { member } = mustBe(c);
  if (member.can_assign === 0 && !isStaff(member)) throw invalidAccess();
}
