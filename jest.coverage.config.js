// Line coverage of src/ by the tests that run it; those in __tests__/process run dist/, which is the same code bundled.
import config from './jest.config.js'

export default {
  ...config,
  testMatch: [
    '<rootDir>/__tests__/{github,inputs,report,resources,scenarios,teardown,zenlayer}/**/*.test.ts',
    '<rootDir>/__tests__/*.test.ts',
  ],
  // The entry touches the process, so only a process can run it; the others are types alone.
  collectCoverageFrom: ['src/**/*.ts', '!src/index.ts', '!src/teardown/{listener,run,model/result}.ts'],
  coverageProvider: 'v8',
  coverageThreshold: { global: { lines: 97 } },
}
