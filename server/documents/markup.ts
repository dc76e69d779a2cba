/** The same blocks as markup, without styles: the page around it brings them. Equal documents give equal bytes. */
import type { Block, PrintedDocument } from './printed-document.ts';

/** Not the templates' own escape, which may change with them: these bytes are kept. */
const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const lines = (text: string): string => text.split('\n').map(escape).join('<br>');

export function renderMarkup({ language, title, sender, recipient, foot, blocks }: PrintedDocument): string {
  const address = (name: string, parts: readonly string[]) =>
    parts.length === 0
      ? ''
      : `<address class="letter-${name}"><bdi>${parts.map(escape).join('</bdi><br><bdi>')}</bdi></address>\n`;
  return [
    `<article class="letter" lang="${escape(language)}">\n`,
    `<header class="letter-head">\n${address('sender', sender)}${address('recipient', recipient)}</header>\n`,
    `<h2 class="letter-title">${escape(title)}</h2>\n`,
    ...blocks.map(markupOf),
    `<footer class="letter-foot">${lines(foot)}</footer>\n</article>\n`,
  ].join('');
}

function markupOf(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return block.level === 1 ? `<h3>${escape(block.text)}</h3>\n` : `<h4>${escape(block.text)}</h4>\n`;
    case 'paragraph':
      return `<p${block.tone ? ` class="letter-${block.tone}"` : ''} dir="auto">${lines(block.text)}</p>\n`;
    case 'list':
      return `<ul>${block.items.map((item) => `<li dir="auto">${lines(item)}</li>`).join('')}</ul>\n`;
    case 'facts':
      return `<dl class="facts">${block.rows
        .map(([label, value]) => `<div><dt>${escape(label)}</dt><dd><bdi>${lines(value)}</bdi></dd></div>`)
        .join('')}</dl>\n`;
    case 'table':
      return tableOf(block);
    case 'pictures':
      return `<ul>${block.pictures.map(({ alternative }) => `<li dir="auto">${escape(alternative)}</li>`).join('')}</ul>\n`;
    case 'sheet':
      return '<hr class="letter-sheet">\n';
  }
}

function tableOf({ caption, columns, rows }: Extract<Block, { kind: 'table' }>): string {
  const className = (index: number) => (columns[index]?.align === 'right' ? ' class="number"' : '');
  const head = columns.map(({ label }, index) => `<th scope="col"${className(index)}>${escape(label)}</th>`).join('');
  const body = rows.map(
    (cells) =>
      `<tr>${cells.map((cell, index) => `<td${className(index)}><bdi>${lines(cell)}</bdi></td>`).join('')}</tr>\n`,
  );
  return `<div class="letter-table"><table class="table"><caption>${escape(caption)}</caption><thead><tr>${head}</tr></thead>\n<tbody>${body.join('')}</tbody></table></div>\n`;
}
