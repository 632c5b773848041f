import { defineConfig } from 'eslint/config'
import tseslint from 'typescript-eslint'
import noImportCircles from './scripts/no-import-circles.js'

// At any depth: it has folders of its own.
const BESIDE_TEARDOWN = ['@actions/*', '**/inputs*', '**/report/*', '**/github/*', '**/main*', '**/notify*']
/** From the top down. */
const TEARDOWN_FOLDERS = ['act', 'plan', 'dependents', 'observe', 'keep', 'select', 'model']

export default defineConfig(
  { ignores: ['dist/', 'node_modules/', 'coverage/', 'reports/'] },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      eqeqeq: 'error',
    },
  },
  {
    files: ['src/**/*.ts', 'simulator/**/*.ts', 'bench/**/*.ts', 'scripts/**/*.ts'],
    plugins: { local: { rules: { 'no-import-circles': noImportCircles } } },
    rules: { 'local/no-import-circles': 'error' },
  },
  { files: ['src/**/*.ts'], rules: { complexity: ['error', 12] } },
  // The layers: what a folder may not import. Arrows run one way, from index.ts down to zenlayer/.
  ...Object.entries({
    // Text helpers are shared by all folders.
    zenlayer: ['@actions/*', '../*', '!../text.ts'],
    resources: [
      '@actions/*',
      '../teardown/*',
      '../inputs*',
      '../report/*',
      '../github/*',
      '../main*',
      '../notify*',
    ],
    teardown: BESIDE_TEARDOWN,
    // The last setting for a file counts, so these repeat it.
    ...Object.fromEntries(
      TEARDOWN_FOLDERS.map((folder, index) => [
        `teardown/${folder}`,
        [...BESIDE_TEARDOWN, ...TEARDOWN_FOLDERS.slice(0, index).map((above) => `../${above}/*`)],
      ]),
    ),
    inputs: ['@actions/*', '../../report/*', '../report/*', '../main*', '../notify*'],
    report: ['../github/*', '../main*', '../notify*'],
    github: ['../report/*', '../teardown/*', '../resources/*', '../inputs*', '../main*', '../notify*'],
  }).map(([folder, group]) => ({
    files: [`src/${folder}/**`],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [{ group, message: 'Imports run from index.ts down to zenlayer/, and never back.' }] },
      ],
    },
  })),
  {
    files: ['simulator/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            { group: ['**/src/**'], message: 'The simulator is checked against the facts, not against src.' },
          ],
        },
      ],
    },
  },
)
