// For mutation testing: each part of src/ is judged by its own tests, so that a mutant costs seconds and not minutes.
// Property tests would run a thousand times over; a scenario would take part in every mutant.
import config from './jest.config.js'

const part = process.env['MUTATION_PART'] ?? '{inputs,resources,teardown,zenlayer}'

export default {
  ...config,
  testMatch: [`<rootDir>/__tests__/${part}/**/*.test.ts`, `<rootDir>/__tests__/${part}.test.ts`],
  setupFiles: ['<rootDir>/__tests__/support/few-property-runs.ts'],
  testPathIgnorePatterns: ['\\.property\\.test\\.ts$'],
}
