/**
 * The styles in their fixed order: tokens, elements, frame, one sheet per component, paper. Written in one file for each, sent as
 * one: on a slow network every further file of a page costs a wait.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const styleSheets: readonly string[] = [
  ...['tokens', 'base', 'layout', 'controls', 'strips', 'forms', 'tables', 'status', 'figures', 'charts'],
  ...['messages', 'lists', 'policy-lab', 'queue', 'portfolio', 'case', 'way-back', 'verdict', 'lab', 'actions'],
  ...[
    'letter',
    'photos',
    'checklists',
    'inspect',
    'lab-orders',
    'disputes',
    'languages',
    'seller-pictures',
    'large-text',
  ],
  'print',
];

/** Without comments and indents: a phone reads neither. @param folder of the sheets */
export const readStyles = (folder: string): string =>
  styleSheets
    .map((name) => readFileSync(join(folder, `${name}.css`), 'utf8'))
    .join('')
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll(/\n\s+/g, '\n')
    .replaceAll(/\n{2,}/g, '\n');
