// Preloaded into a run of the action: prints at the end how much memory it had at most.
process.on('exit', () => {
  process.stdout.write(`peak memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MB\n`)
})
