// Jest runs the TypeScript sources as they are: Node strips the types, so there is nothing to transform.
export default {
  testEnvironment: 'node',
  transform: {},
  extensionsToTreatAsEsm: ['.ts'],
  testMatch: ['<rootDir>/__tests__/**/*.test.ts'],
  testTimeout: 60_000,
  testSequencer: '<rootDir>/__tests__/support/longest-first.js',
  // One fewer than the processors is the default: half of a machine with two.
  maxWorkers: '100%',
  // Tests that run dist/ in real time mostly wait, so they wait together.
  maxConcurrency: 8,
  collectCoverageFrom: ['src/**/*.ts'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.stryker-tmp/'],
}
