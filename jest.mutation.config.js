// For mutation testing: the tests that run src/ itself. Scenarios run dist/, where no mutant is.
import config from './jest.config.js'

export default {
  ...config,
  testMatch: [
    '<rootDir>/__tests__/{inputs,resources,teardown,zenlayer}/**/*.test.ts',
    '<rootDir>/__tests__/inputs.test.ts',
  ],
}
