import eslint from '@eslint/js';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

export default defineConfig(
  { ignores: ['node_modules/', 'data/', 'coverage/', 'tmp/'] },
  eslint.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked, tseslint.configs.stylistic],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { arguments: false } }],
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unused-expressions': 'off',
      '@typescript-eslint/dot-notation': 'off',
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      'no-control-regex': 'off',
    },
  },
  {
    files: ['test/**/*.ts'],
    rules: { '@typescript-eslint/no-floating-promises': 'error', 'no-unused-expressions': 'off' },
  },
  { files: ['jobs/*.js'], languageOptions: { globals: { process: 'readonly' } } },
  {
    files: ['docs/receiver/*.mjs'],
    languageOptions: { globals: { AbortSignal: 'readonly', URL: 'readonly', fetch: 'readonly' } },
  },
  {
    files: ['static/js/**/*.js'],
    languageOptions: {
      globals: Object.fromEntries(
        [
          'document',
          'window',
          'Chart',
          'fetch',
          'localStorage',
          'navigator',
          'matchMedia',
          'getComputedStyle',
          'URL',
          'FormData',
          'CustomEvent',
          'setTimeout',
          'history',
          'location',
          'MutationObserver',
          'IntersectionObserver',
          'requestAnimationFrame',
          ...['CSS', 'caches', 'performance', 'clearTimeout', 'URLSearchParams', 'DOMParser', 'self', 'Response'],
        ].map((name) => [name, 'readonly']),
      ),
    },
  },
);
