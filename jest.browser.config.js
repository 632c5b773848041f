// What only a browser can tell of the summary. Apart from the other tests: it needs Chromium on the machine.
import config from './jest.config.js'

export default {
  ...config,
  testMatch: ['<rootDir>/browser/**/*.test.ts'],
}
