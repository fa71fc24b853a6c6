/** The pages' whole look. A string, because a bundle knows no files. */
export const stylesheet = `
:root {
  color-scheme: light dark;
  --bg: #f6f5f2; --panel: #fff; --sunken: #efede8; --line: #e4e1da; --line-strong: #8b8880;
  --ink: #1f2422; --ink-2: #5a625e; --accent: #0f6b5c; --accent-soft: #e0f0ec; --accent-ink: #0a4d42; --on-accent: #fff;
  --wrong: #b3261e; --wrong-soft: #fbe9e7; --radius: 8px;
}
@media (prefers-color-scheme: dark) {
  :root {
    --bg: #141716; --panel: #1b1f1e; --sunken: #111413; --line: #2a302e; --line-strong: #6f7a75;
    --ink: #e9ecea; --ink-2: #a9b2ae; --accent: #4fc3ae; --accent-soft: #12352f; --accent-ink: #9be3d5; --on-accent: #08201b;
    --wrong: #ff8a80; --wrong-soft: #3a1a18;
  }
}
* { box-sizing: border-box; }
html { font: 15px/1.55 Inter, "Inter Variable", system-ui, sans-serif; color: var(--ink); background: var(--bg); }
body { margin: 0; }
a { color: var(--accent-ink); text-underline-offset: 2px; }
a:hover { text-decoration-thickness: 2px; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 4px; }
h1 { font-size: 24px; line-height: 1.3; margin: 0 0 6px; text-wrap: balance; overflow-wrap: anywhere; }
h2 { font-size: 16px; margin: 0 0 10px; }
h3 { font-size: 15px; margin: 0; overflow-wrap: anywhere; }
p { margin: 0 0 10px; }
ul.plain { list-style: none; margin: 0; padding: 0; }
.skip { position: absolute; left: -999px; }
.skip:focus { left: 12px; top: 8px; background: var(--panel); padding: 6px 10px; z-index: 1; }
.top { background: var(--panel); border-bottom: 1px solid var(--line); }
.top > div { max-width: 1040px; margin: 0 auto; padding: 10px 20px; display: flex; flex-wrap: wrap; gap: 4px 14px; align-items: baseline; }
.top a.home { font-weight: 700; color: var(--ink); text-decoration: none; }
.top span, .quiet { color: var(--ink-2); font-size: 13.5px; }
main { max-width: 1040px; margin: 0 auto; padding: 22px 20px 60px; }
main.narrow { max-width: 780px; }
.crumbs { font-size: 13.5px; margin-bottom: 10px; }
.crumbs ol { list-style: none; display: flex; flex-wrap: wrap; gap: 6px; margin: 0; padding: 0; }
.crumbs li + li::before { content: "›"; margin-right: 6px; color: var(--ink-2); }
.two { display: grid; grid-template-columns: minmax(0, 1fr) 300px; gap: 28px; align-items: start; margin-top: 18px; }
@media (max-width: 820px) { .two { grid-template-columns: minmax(0, 1fr); } }
.facts { display: flex; flex-wrap: wrap; gap: 4px 14px; color: var(--ink-2); margin: 0 0 12px; }
.facts strong { color: var(--ink); }
.card, .post, .side section, form.box { background: var(--panel); border: 1px solid var(--line); border-radius: var(--radius); padding: 14px 16px; }
.side { display: grid; gap: 16px; }
.side ol { margin: 0 0 10px; padding-left: 22px; }
.communities + p { margin-top: 18px; }
section > h2 { margin-top: 20px; }
.two section > h2 { margin-top: 0; }
.list { background: var(--panel); border: 1px solid var(--line); border-radius: var(--radius); list-style: none; margin: 0; padding: 0; }
.list > li { padding: 12px 16px; }
.list > li + li { border-top: 1px solid var(--line); }
.list h3 a { text-decoration: none; color: var(--ink); }
.list h3 a:hover { text-decoration: underline; }
.list p { margin: 2px 0 0; color: var(--ink-2); overflow-wrap: anywhere; }
.communities { display: grid; grid-template-columns: repeat(auto-fill, minmax(300px, 1fr)); gap: 14px; list-style: none; margin: 0; padding: 0; }
.communities p { margin: 4px 0 8px; color: var(--ink-2); }
.tags { display: flex; flex-wrap: wrap; gap: 6px; list-style: none; margin: 8px 0 0; padding: 0; }
.tags li, .mark { background: var(--sunken); color: var(--ink-2); border-radius: 4px; padding: 1px 8px; font-size: 13px; }
.mark.good { background: var(--accent-soft); color: var(--accent-ink); font-weight: 600; }
.post { margin-bottom: 14px; }
.post.question { border-color: var(--line-strong); }
.post > header { display: flex; flex-wrap: wrap; gap: 4px 10px; align-items: center; color: var(--ink-2); font-size: 13.5px; margin-bottom: 10px; }
.post > header img { border-radius: 50%; display: block; }
.post > header strong { color: var(--ink); font-size: 15px; overflow-wrap: anywhere; }
.action { color: var(--ink-2); font-size: 13.5px; margin: 0 0 14px; padding-left: 16px; border-left: 3px solid var(--line); }
.cooked { overflow-wrap: anywhere; max-width: 72ch; }
.cooked > :last-child { margin-bottom: 0; }
.cooked h1, .cooked h2, .cooked h3 { font-size: 16px; margin: 14px 0 6px; }
.cooked img { max-width: 100%; height: auto; border-radius: 6px; }
.cooked img.emoji, .cooked img.avatar { vertical-align: text-bottom; border-radius: 3px; }
.cooked .meta { color: var(--ink-2); font-size: 13px; }
.cooked .meta span { margin-right: 8px; }
.cooked blockquote { margin: 0 0 10px; padding: 6px 12px; border-left: 3px solid var(--line-strong); background: var(--sunken); }
.cooked aside.quote .title { color: var(--ink-2); font-size: 13.5px; }
.cooked pre { overflow-x: auto; background: var(--sunken); padding: 10px; border-radius: 6px; }
.cooked hr { border: 0; border-top: 1px solid var(--line); margin: 14px 0; }
.cooked .md-table { overflow-x: auto; }
.cooked table { border-collapse: collapse; } .cooked td, .cooked th { border: 1px solid var(--line); padding: 4px 8px; }
form.box { display: grid; gap: 12px; margin-top: 20px; }
label { display: block; font-weight: 600; margin-bottom: 4px; }
.hint { display: block; font-weight: 400; color: var(--ink-2); font-size: 13.5px; }
input[type=text], select, textarea { width: 100%; font: inherit; color: var(--ink); background: var(--bg); border: 1px solid var(--line-strong); border-radius: 6px; padding: 7px 10px; }
textarea { min-height: 160px; resize: vertical; }
[aria-invalid=true] { border-color: var(--wrong); }
.problems { border: 1px solid var(--wrong); background: var(--wrong-soft); border-radius: var(--radius); padding: 12px 16px; margin: 0 0 16px; }
.problems h2 { color: var(--wrong); margin-bottom: 4px; } .problems ul { margin: 0; padding-left: 20px; }
.notice { border: 1px solid var(--accent); background: var(--accent-soft); border-radius: var(--radius); padding: 12px 16px; margin: 0 0 16px; }
.button { display: inline-block; font: inherit; font-weight: 600; border: 1px solid var(--accent); background: var(--accent); color: var(--on-accent); border-radius: 7px; padding: 7px 14px; text-decoration: none; cursor: pointer; }
.button.plain { background: transparent; color: var(--accent-ink); }
.buttons { display: flex; flex-wrap: wrap; gap: 10px; }
.pages { display: flex; gap: 16px; margin-top: 14px; }
code.key { display: block; overflow-wrap: anywhere; background: var(--sunken); padding: 10px; border-radius: 6px; user-select: all; white-space: pre-wrap; }
.usercode { font: 600 22px/1.4 ui-monospace, Menlo, monospace; letter-spacing: 2px; }
`;
