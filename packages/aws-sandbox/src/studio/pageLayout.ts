import { escapeHtml } from './escapeHtml';

const STYLE = `
  :root { color-scheme: light; --ink: #16191f; --soft: #545b64; --line: #d9dee5; --paper: #ffffff; --ground: #f4f6f9; --accent: #0b6e8a; }
  * { box-sizing: border-box; }
  body { margin: 0; font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; color: var(--ink); background: var(--ground); }
  header { display: flex; flex-wrap: wrap; gap: 8px 16px; align-items: center; padding: 14px 32px; background: var(--paper); border-bottom: 1px solid var(--line); }
  header strong { font-size: 18px; letter-spacing: -0.01em; }
  .mark { width: 28px; height: 28px; border-radius: 8px; background: linear-gradient(135deg, #0b6e8a, #35b49f); }
  .badge { margin-left: auto; padding: 4px 12px; border-radius: 999px; background: #fff3d6; color: #6b4600; font-size: 14px; font-weight: 600; }
  main { max-width: 1040px; margin: 0 auto; padding: 32px; }
  h1 { margin: 0 0 4px; font-size: 28px; letter-spacing: -0.02em; }
  h2 { margin: 32px 0 12px; font-size: 18px; }
  p { margin: 0 0 12px; color: var(--soft); max-width: 70ch; }
  .tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(240px, 1fr)); gap: 16px; margin-top: 20px; }
  .tile { display: block; padding: 20px; border: 1px solid var(--line); border-radius: 14px; background: var(--paper); color: inherit; text-decoration: none; transition: box-shadow .15s, border-color .15s; }
  .tile:hover, .tile:focus-visible { border-color: var(--accent); box-shadow: 0 6px 20px rgba(11, 110, 138, .14); outline: none; }
  .tile svg { width: 36px; height: 36px; }
  .tile b { display: block; margin-top: 10px; }
  .tile span { color: var(--soft); font-size: 14px; }
  .facts { margin: 0; display: grid; grid-template-columns: minmax(140px, max-content) 1fr; border: 1px solid var(--line); border-radius: 14px; background: var(--paper); overflow: hidden; }
  .facts dt, .facts dd { margin: 0; padding: 10px 20px; border-top: 1px solid var(--line); overflow-wrap: anywhere; }
  .facts dt { color: var(--soft); } .facts dt:first-of-type, .facts dd:first-of-type { border-top: 0; }
  code { font-family: ui-monospace, "SF Mono", Menlo, monospace; font-size: 14px; }
  a.back { color: var(--accent); }
  footer { padding: 0 32px 32px; max-width: 1040px; margin: 0 auto; color: var(--soft); font-size: 14px; }
`;

/** One HTML page of the stand-in Studio; it needs nothing but itself. */
export function pageLayout(options: { title: string; body: string }): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(options.title)}</title>
<style>${STYLE}</style>
</head>
<body>
<header><span class="mark" aria-hidden="true"></span><strong>SageMaker Studio</strong><span class="badge">Local AWS stand-in</span></header>
<main>${options.body}</main>
<footer>This page stands in for Amazon SageMaker Studio. Nothing here is real or billed; no notebook runs behind it.</footer>
</body>
</html>`;
}
